/** A 95 % interval; both ends null where none can be given. */
export interface Interval {
  readonly low: number | null;
  readonly high: number | null;
}

/** Normal quantile of 0.975. */
const z = 1.959963984540054;

/** Wilson's score interval of `successes` in `trials`, 95 %.
 * @see Wilson (1927), J. Am. Stat. Assoc. 22, 209-212
 * @example wilsonInterval(15, 148) // { low: 0.0623863…, high: 0.1604872… }
 */
export function wilsonInterval(successes: number, trials: number): Interval {
  if (trials <= 0) return { low: null, high: null };
  const p = successes / trials;
  const centre = p + (z * z) / (2 * trials);
  const half = z * Math.sqrt((p * (1 - p)) / trials + (z * z) / (4 * trials * trials));
  const scale = 1 + (z * z) / trials;
  return { low: Math.max(0, (centre - half) / scale), high: Math.min(1, (centre + half) / scale) };
}
