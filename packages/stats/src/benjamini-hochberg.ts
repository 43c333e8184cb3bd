/** Values of p adjusted for the false discovery rate, in the order given: those at or under a rate are called at that rate of false alarms.
 * @see Benjamini and Hochberg (1995), J. R. Stat. Soc. B 57, 289-300; as `p.adjust(p, "BH")` of R
 * @example benjaminiHochberg([0.01, 0.02, 0.03, 0.04, 0.05, 0.2]) // five times 0.06, then 0.2 */
export function benjaminiHochberg(p: readonly number[]): readonly number[] {
  const order = p.map((_, i) => i).sort((a, b) => p[b]! - p[a]!);
  const adjusted = p.map(() => 1);
  let least = 1;
  order.forEach((i, above) => {
    least = Math.min(least, (p[i]! * p.length) / (p.length - above));
    adjusted[i] = least;
  });
  return adjusted;
}
