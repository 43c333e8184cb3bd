import { regularizedBeta } from "./regularized-beta.js";

const memory = new Map<string, number>();

/** The `p` quantile of Student's t with `df` degrees of freedom, to about 12 digits.
 * @param p between 0 and 1, both excluded
 * @param df at least 1; need not be whole
 * @throws RangeError outside of these
 * @example studentQuantile(0.975, 10) // 2.2281388…
 */
export function studentQuantile(p: number, df: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`stats: p ${p}; expected between 0 and 1`);
  if (!(df >= 1)) throw new RangeError(`stats: df ${df}; expected at least 1`);
  if (p === 0.5) return 0;
  if (p < 0.5) return -studentQuantile(1 - p, df);
  const key = `${p}|${df}`;
  let quantile = memory.get(key);
  if (quantile === undefined) {
    quantile = upperQuantile(1 - p, df);
    // Bounded: a city asks for as many as it has distinct numbers of clusters.
    if (memory.size < 10_000) memory.set(key, quantile);
  }
  return quantile;
}

function upperQuantile(tail: number, df: number): number {
  const above = (t: number): number => 0.5 * regularizedBeta(df / (df + t * t), df / 2, 0.5);
  let low = 0;
  let high = 2;
  while (above(high) > tail) high *= 2;
  for (let middle = (low + high) / 2; high - low > 1e-13 * high; middle = (low + high) / 2) {
    if (middle <= low || middle >= high) break;
    if (above(middle) > tail) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
