import type { Balance } from "../model/balance.js";
import { type Problem, barReason } from "../model/problem.js";

/**
 * What the objective of a representative selection cannot exceed, by arithmetic on one covariate at a time: the mean of N of its values lies between those of the N
 * least and the N greatest, and where it takes but two values only N + 1 means can be had. Rules are not looked at.
 * @returns 1 less the weighted sum of the least differences
 */
export function balanceBound(problem: Problem, { covariates }: Balance): number {
  const open = problem.ids.flatMap((_, k) => (problem.barred[k] === barReason.none ? [k] : []));
  return covariates.reduce(
    (bound, { weight, values }) =>
      bound -
      weight * leastDifference(Float64Array.from(open, (k) => values[k]!).sort(), problem.size),
    1,
  );
}

/** The least that the mean of `size` of some values can differ from 0. @param sorted ascending */
function leastDifference(sorted: Float64Array, size: number): number {
  if (sorted.length < size) return 0;
  const [low, high] = [sorted[0]!, sorted.at(-1)!];
  const lows = sorted.findLastIndex((value) => value === low) + 1;
  if (sorted[lows] === undefined || sorted[lows] === high) {
    let least = Infinity;
    for (
      let many = Math.max(0, size - lows);
      many <= Math.min(size, sorted.length - lows);
      many += 1
    )
      least = Math.min(least, Math.abs((low * (size - many) + high * many) / size));
    return least;
  }
  const mean = (of: Float64Array): number => of.reduce((sum, value) => sum + value, 0) / size;
  return Math.max(0, mean(sorted.subarray(0, size)), -mean(sorted.subarray(-size)));
}
