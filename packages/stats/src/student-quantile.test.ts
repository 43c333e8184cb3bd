import { expect, test } from "vitest";
import { studentQuantile } from "./student-quantile.js";

// Abramowitz & Stegun, table 26.10, and the same to seven decimals as statistical tables print them.
test.each([
  [0.975, 1, 12.7062047],
  [0.975, 2, 4.3026527],
  [0.975, 3, 3.1824463],
  [0.975, 5, 2.5705818],
  [0.975, 10, 2.2281389],
  [0.975, 30, 2.0422725],
  [0.975, 120, 1.9799304],
  [0.95, 10, 1.8124611],
  [0.995, 5, 4.032143],
  [0.995, 10, 3.1692727],
])("t(%f, %i) is the published %f", (p, df, value) => {
  expect(studentQuantile(p, df)).toBeCloseTo(value, 6);
});

test("one, two and four degrees of freedom agree with their closed forms", () => {
  for (const p of [0.51, 0.75, 0.9, 0.975, 0.999]) {
    const a = 4 * p * (1 - p);
    expect(studentQuantile(p, 1)).toBeCloseTo(Math.tan(Math.PI * (p - 0.5)), 8);
    expect(studentQuantile(p, 2)).toBeCloseTo((2 * p - 1) * Math.sqrt(2 / a), 9);
    const q = Math.cos(Math.acos(Math.sqrt(a)) / 3) / Math.sqrt(a);
    expect(studentQuantile(p, 4)).toBeCloseTo(2 * Math.sqrt(q - 1), 9);
  }
});

test("many degrees of freedom are the normal's, 1.959964", () => {
  expect(studentQuantile(0.975, 1e7)).toBeCloseTo(1.959964, 5);
});

test("is odd about the median", () => {
  expect(studentQuantile(0.5, 7)).toBe(0);
  expect(studentQuantile(0.025, 7)).toBe(-studentQuantile(0.975, 7));
});

test.each([
  [0, 5],
  [1, 5],
  [0.9, 0],
  [Number.NaN, 5],
  [0.9, Number.NaN],
])("t(%f, %f) is refused", (p, df) => {
  expect(() => studentQuantile(p, df)).toThrow(RangeError);
});
