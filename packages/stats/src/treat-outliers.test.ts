import { expect, test } from "vitest";
import { treatOutliers } from "./treat-outliers.js";

const upTo = (n: number, ...more: readonly number[]): Float64Array =>
  Float64Array.of(...Array.from({ length: n }, (_, i) => i + 1), ...more);

test("1..10 and 100: the hundred is drawn in to 10 (COINr)", () => {
  expect(treatOutliers(upTo(10, 100))).toEqual({
    values: upTo(10, 10),
    winsorised: 1,
    logged: false,
  });
});

test("1..20, 100 and 200 with one to draw in: that is not enough, so the logarithm is taken (COINr)", () => {
  const found = treatOutliers(upTo(20, 100, 200), 1);
  expect(found.logged).toBe(true);
  expect(found.values[0]).toBeCloseTo(Math.log(1.99), 12);
});

test("values that nothing stretches, few or all the same, and missing ones are left as they are", () => {
  for (const values of [
    upTo(30),
    Float64Array.of(1, 1, 900),
    new Float64Array(9),
    Float64Array.of(1, NaN, 3, 4, 5),
  ])
    expect(treatOutliers(values)).toEqual({ values, winsorised: 0, logged: false });
});

test("a long side below is drawn in from below", () => {
  const found = treatOutliers(upTo(10, -100));
  expect(found.values.at(-1)).toBe(1);
});
