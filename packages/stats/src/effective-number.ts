import { type Interval, noInterval } from "./interval.js";
import { studentQuantile } from "./student-quantile.js";

/** Cases by kind, and how they fall together in clusters: all that the interval needs, in whole numbers, so that an engine can add them up. */
export interface KindCounts {
  /** Clusters with at least one case. */
  readonly clusters: number;
  /** Cases of each kind, over 0. */
  readonly cases: readonly number[];
  /** `together[k][l]` = Σ over clusters of (cases of kind k) × (cases of kind l). */
  readonly together: readonly (readonly number[])[];
}

/** Effective number of kinds, exp(H) of Shannon's entropy H = −Σ p ln p (Hill number of order 1), as plugged in: with few cases it is low.
 * The interval is exp(H ± t·se), delta method over independent clusters: the influence of a case of kind k is −ln p_k − H, se² = m/(m−1) Σ_c (Σ of the
 * cluster's influences)² / N², t with m − 1 degrees of freedom, cut to 1 and `most`. There is none with one cluster, nor where all kinds are equally frequent:
 * there the first-order variance vanishes and says nothing.
 * @param most number of kinds there are
 * @see Hill (1973), Ecology 54, 427-432
 * @see Chao & Shen (2003), Environ. Ecol. Stat. 10, 429-443, for what the plug-in misses */
export function effectiveNumber(
  { clusters: m, cases, together }: KindCounts,
  most: number,
): Interval & { readonly value: number | null } {
  const total = cases.reduce((sum, count) => sum + count, 0);
  if (total === 0) return { value: null, ...noInterval };
  const surprise = cases.map((count) => -Math.log(count / total));
  const entropy = cases.reduce((sum, count, k) => sum + (count / total) * surprise[k]!, 0);
  const value = Math.exp(entropy);
  const influence = surprise.map((own) => own - entropy);
  const squares = influence.reduce(
    (sum, own, k) =>
      influence.reduce((rest, other, l) => rest + own * other * together[k]![l]!, sum),
    0,
  );
  // Equal frequencies leave only what rounding leaves.
  if (m < 2 || squares <= 1e-9) return { value, ...noInterval };
  const half = (studentQuantile(0.975, m - 1) * Math.sqrt((m / (m - 1)) * squares)) / total;
  return {
    value,
    low: Math.max(1, Math.exp(entropy - half)),
    high: Math.min(most, Math.exp(entropy + half)),
  };
}
