import { describe, expect, test } from "vitest";
import { clusterRatioInterval } from "./cluster-ratio.js";
import { studentQuantile975 } from "./student-quantile.js";
import { survivalQuantiles } from "./survival-quantile.js";
import { wilsonInterval } from "./wilson-interval.js";

test.each([
  [15, 148, 0.06238639953, 0.16048724172],
  [0, 10, 0, 0.2775327999],
  [81, 263, 0.2552885199, 0.366209577],
])("Wilson %i/%i", (k, n, low, high) => {
  const interval = wilsonInterval(k, n);
  expect(interval.low).toBeCloseTo(low, 9);
  expect(interval.high).toBeCloseTo(high, 9);
});

test("Wilson of nothing has no interval", () => {
  expect(wilsonInterval(0, 0)).toEqual({ low: null, high: null });
});

// Published two-sided 95 % table.
test.each([
  [1, 12.7062],
  [2, 4.3027],
  [5, 2.5706],
  [10, 2.2281],
  [30, 2.0423],
  [120, 1.9799],
  [1000, 1.9623],
])("t(0.975, %i) = %f", (df, value) => {
  expect(studentQuantile975(df)).toBeCloseTo(value, 4);
});

describe("ratio over clusters", () => {
  test("equals the variance of means when every cluster has the same size", () => {
    const y = [3, 5, 4, 8, 6];
    const sums = {
      clusters: 5,
      y: 26,
      x: 50,
      yy: y.reduce((s, v) => s + v * v, 0),
      xy: 260,
      xx: 500,
    };
    const mean = 5.2;
    const se = Math.sqrt(y.reduce((s, v) => s + (v - mean) ** 2, 0) / 4 / 5) / 10;
    const { low, high } = clusterRatioInterval(sums);
    expect(low).toBeCloseTo(0.52 - 2.7764451 * se, 6);
    expect(high).toBeCloseTo(0.52 + 2.7764451 * se, 6);
  });

  test("one cluster has no interval", () => {
    expect(clusterRatioInterval({ clusters: 1, y: 1, x: 2, yy: 1, xy: 2, xx: 4 })).toEqual({
      low: null,
      high: null,
    });
  });
});

// Acute myelogenous leukaemia data (Miller 1981), medians as R's survival gives them.
test("Kaplan-Meier medians of the aml data", () => {
  const cases = (times: string) =>
    times.split(" ").map((t) => ({ time: parseFloat(t), event: !t.endsWith("+"), count: 1 }));
  expect(survivalQuantiles(cases("9 13 13+ 18 23 28+ 31 34 45+ 48 161+"), [0.5])).toEqual([31]);
  expect(survivalQuantiles(cases("5 5 8 8 12 16+ 23 27 30 33 43 45"), [0.5])).toEqual([23]);
});
