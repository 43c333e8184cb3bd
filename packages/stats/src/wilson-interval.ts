import { type Interval, noInterval, z975 as z } from "./interval.js";

/** Wilson's score interval of `successes` in `trials`, 95 %.
 * @see Wilson (1927), J. Am. Stat. Assoc. 22, 209-212
 * @example wilsonInterval(15, 148) // { low: 0.0623863…, high: 0.1604872… }
 */
export function wilsonInterval(successes: number, trials: number): Interval {
  if (trials <= 0) return noInterval;
  const p = successes / trials;
  const centre = p + (z * z) / (2 * trials);
  const half = z * Math.sqrt((p * (1 - p)) / trials + (z * z) / (4 * trials * trials));
  const scale = 1 + (z * z) / trials;
  // At 0 and at all the formula gives the ends but for rounding.
  return {
    low: successes === 0 ? 0 : (centre - half) / scale,
    high: successes === trials ? 1 : (centre + half) / scale,
  };
}
