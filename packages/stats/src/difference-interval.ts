import { z975 } from "./interval.js";

/** An estimate with its 95 % interval. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** A difference with its 95 % interval and its two-sided value of p against none. */
export interface Difference extends Estimate {
  readonly p: number;
}

/** `now - before` of two estimates whose errors are independent, from their own intervals (MOVER). The value of p comes from the arm that points to zero, as a
 * normal one: where the intervals are wide for few clusters it errs on the side of saying nothing. Two estimates without any width: p is 0 where they differ.
 * @see Zou and Donner (2008), Stat. Med. 27, 1693-1702; of two Wilson intervals it is method 10 of Newcombe (1998), Stat. Med. 17, 873-890
 * @example differenceInterval({ value: 56 / 70, … }, { value: 48 / 80, … }) // 0.2, 0.0524 to 0.3339 */
export function differenceInterval(now: Estimate, before: Estimate): Difference {
  const value = now.value - before.value;
  const below = Math.hypot(now.value - now.low, before.high - before.value);
  const above = Math.hypot(now.high - now.value, before.value - before.low);
  const arm = value > 0 ? below : above;
  const z = value === 0 ? 0 : (z975 * Math.abs(value)) / arm;
  return { value, low: value - below, high: value + above, p: normalTails(z) };
}

/** Share of a standard normal that lies further from zero than `z` on either side: `erfc(z / √2)`.
 * @see Abramowitz and Stegun (1964), 7.1.6 for small arguments and 7.1.14 for great ones */
function normalTails(z: number): number {
  const x = z / Math.SQRT2;
  if (x > 26) return 0;
  if (x < 2.5) {
    let term = x;
    let sum = x;
    for (let n = 1; n < 80; n += 1) {
      term *= (2 * x * x) / (2 * n + 1);
      sum += term;
    }
    return 1 - (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
  }
  let fraction = x;
  for (let n = 80; n >= 1; n -= 1) fraction = x + n / 2 / fraction;
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * fraction);
}
