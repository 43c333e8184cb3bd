import { expect, test } from "vitest";
import { quantile, seededNumbers } from "./numbers.js";

test("numbers are the same for the same seed, between 0 and 1, and evenly spread", () => {
  const [first, again, other] = [seededNumbers(7), seededNumbers(7), seededNumbers(8)];
  const numbers = Array.from({ length: 10_000 }, first);
  expect(numbers.slice(0, 9)).toEqual(Array.from({ length: 9 }, again));
  expect(numbers[0]).not.toBe(other());
  expect(numbers.every((one) => one >= 0 && one < 1)).toBe(true);
  expect(numbers.reduce((sum, one) => sum + one, 0) / numbers.length).toBeCloseTo(0.5, 1);
});

test("seed 1 gives the published sequence of mulberry32", () => {
  expect(Math.floor(seededNumbers(1)() * 2 ** 32)).toBe(2693262067);
});

test("a quantile is one of the values, whatever their order", () => {
  expect([0, 0.5, 0.95, 1].map((share) => quantile([40, 10, 30, 20], share))).toEqual([
    10, 20, 40, 40,
  ]);
  expect(quantile([5], 0.5)).toBe(5);
  expect(quantile([], 0.5)).toBeNaN();
});
