import { describe, expect, test } from "vitest";
import { type ClusterSums, clusterRatioInterval } from "./cluster-ratio.js";

const sumsOf = (pairs: readonly (readonly [number, number])[]): ClusterSums => {
  const sum = (of: (y: number, x: number) => number): number =>
    pairs.reduce((total, [y, x]) => total + of(y, x), 0);
  return {
    clusters: pairs.length,
    y: sum((y) => y),
    x: sum((_, x) => x),
    yy: sum((y) => y * y),
    xy: sum((y, x) => x * y),
    xx: sum((_, x) => x * x),
  };
};

describe("linearised ratio variance over clusters", () => {
  test("is the variance of a mean when every cluster has the same size", () => {
    const y = [3, 5, 4, 8, 6];
    const mean = 5.2;
    const error = Math.sqrt(y.reduce((sum, v) => sum + (v - mean) ** 2, 0) / 4 / 5) / 10;
    const { low, high } = clusterRatioInterval(sumsOf(y.map((v) => [v, 10])));
    expect(low).toBeCloseTo(0.52 - 2.7764451 * error, 6);
    expect(high).toBeCloseTo(0.52 + 2.7764451 * error, 6);
  });

  test("from sums equals the residuals written out", () => {
    const pairs = [
      [12, 40],
      [30, 55],
      [4, 9],
      [21, 80],
    ] as const;
    const [y, x] = [67, 184];
    const residuals = pairs.reduce((sum, [b, a]) => sum + (b - (y / x) * a) ** 2, 0);
    const half = (3.1824463 * Math.sqrt((4 / 3) * residuals)) / x;
    expect(clusterRatioInterval(sumsOf(pairs)).low).toBeCloseTo(y / x - half, 7);
  });

  test("is wider than Wilson would have it when clusters differ", () => {
    const { low, high } = clusterRatioInterval(
      sumsOf([
        [90, 100],
        [10, 100],
        [80, 100],
        [20, 100],
      ]),
    );
    expect(high! - low!).toBeGreaterThan(0.2);
  });

  test("is cut to 0 and 1", () => {
    expect(
      clusterRatioInterval(
        sumsOf([
          [0, 10],
          [10, 10],
        ]),
      ),
    ).toEqual({ low: 0, high: 1 });
  });

  test("clusters that agree leave no width", () => {
    expect(
      clusterRatioInterval(
        sumsOf([
          [2, 4],
          [50, 100],
        ]),
      ),
    ).toEqual({ low: 0.5, high: 0.5 });
  });

  test.each([
    [[]],
    [[[1, 2]]],
    [
      [
        [0, 0],
        [0, 0],
      ],
    ],
  ] as [[number, number][]][])("none for %j", (pairs) => {
    expect(clusterRatioInterval(sumsOf(pairs))).toEqual({ low: null, high: null });
  });
});
