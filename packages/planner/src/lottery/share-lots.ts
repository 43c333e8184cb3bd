/** Whole lots by probability (largest remainders, Hamilton 1792; equals by index): each gets its share rounded down or up, and together they are `lots`.
 * @param probabilities 0 or more each, together 1 */
export function shareLots(probabilities: readonly number[], lots: number): readonly number[] {
  const exact = probabilities.map((probability) => probability * lots);
  const shares = exact.map((share) => Math.floor(share + 1e-9));
  const open = lots - shares.reduce((sum, share) => sum + share, 0);
  const next = [...exact.keys()].sort(
    (a, b) => exact[b]! - shares[b]! - (exact[a]! - shares[a]!) || a - b,
  );
  for (const i of next.slice(0, open)) shares[i]! += 1;
  return shares;
}
