import { expect, test } from "vitest";
import { quantile } from "./quantile.js";

test.each([
  [0, 1],
  [0.25, 1.75],
  [0.5, 2.5],
  [0.9, 3.7],
  [1, 4],
])("type 7, p = %f", (p, value) => {
  expect(quantile([4, 1, 3, 2], p)).toBeCloseTo(value, 12);
});

test("one value is every quantile; no values have none; the input stays as it was", () => {
  const values = [3, 1];
  expect(quantile([7], 0.3)).toBe(7);
  expect(quantile([], 0.5)).toBeNull();
  quantile(values, 0.5);
  expect(values).toEqual([3, 1]);
});

test("sorts by number, not by text", () => {
  expect(quantile([10, 9, 100], 0.5)).toBe(10);
});
