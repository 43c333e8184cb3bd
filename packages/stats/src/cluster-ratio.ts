import { type Interval, noInterval } from "./interval.js";
import { studentQuantile } from "./student-quantile.js";

/** Sums over clusters of a ratio's numerator y and denominator x: all that its interval needs, so that an engine can add them up. */
export interface ClusterSums {
  /** Clusters with at least one case. */
  readonly clusters: number;
  readonly y: number;
  readonly x: number;
  /** Σ y², Σ x·y and Σ x² of the clusters' own sums. */
  readonly yy: number;
  readonly xy: number;
  readonly xx: number;
}

/** 95 % interval of the ratio of sums y/x over independent clusters: linearised variance
 * m/(m−1) · Σ(y_c − r·x_c)² / x², Student's t with m − 1 degrees of freedom, cut to what a ratio can be. With one cluster there is none.
 * @param most largest value that the ratio can have; 1 for a share
 * @see Cochran, Sampling Techniques, 3rd ed., 6.3 */
export function clusterRatioInterval(
  { clusters: m, y, x, yy, xy, xx }: ClusterSums,
  most = 1,
): Interval {
  if (m < 2 || x <= 0) return noInterval;
  const ratio = y / x;
  const squares = Math.max(0, yy - 2 * ratio * xy + ratio * ratio * xx);
  const half = (studentQuantile(0.975, m - 1) * Math.sqrt((m / (m - 1)) * squares)) / x;
  return { low: Math.max(0, ratio - half), high: Math.min(most, ratio + half) };
}
