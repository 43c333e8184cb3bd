import { studentQuantile975 } from "./student-quantile.js";
import type { Interval } from "./wilson-interval.js";

/** Sums over clusters of a ratio's numerator y and denominator x. */
export interface ClusterSums {
  readonly clusters: number;
  readonly y: number;
  readonly x: number;
  readonly yy: number;
  readonly xy: number;
  readonly xx: number;
}

/** 95 % interval of the ratio of sums y/x over independent clusters: linearised variance
 * m/(m−1) · Σ(y_c − r·x_c)² / x², Student's t with m − 1 degrees of freedom, cut to 0..1. With one cluster there is none.
 * @see Cochran, Sampling Techniques, 3rd ed., 6.3 */
export function clusterRatioInterval({ clusters: m, y, x, yy, xy, xx }: ClusterSums): Interval {
  if (m < 2 || x <= 0) return { low: null, high: null };
  const ratio = y / x;
  const squares = Math.max(0, yy - 2 * ratio * xy + ratio * ratio * xx);
  const half = (studentQuantile975(m - 1) * Math.sqrt((m / (m - 1)) * squares)) / x;
  return { low: Math.max(0, ratio - half), high: Math.min(1, ratio + half) };
}
