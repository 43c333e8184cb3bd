import type { Selection } from "../score/selection.js";
import type { Covered } from "./covered.js";

/** Puts one in for one as long as more is covered and every rule is kept.
 * @param swaps at most so many
 * @param among candidates that are tried, in the order of what they cover alone */
export function improveCover(
  selection: Selection,
  covered: Covered,
  swaps: number,
  among: Int32Array = selection.prepared.order,
): void {
  const { isIncluded, spacing } = selection.prepared;
  let left = swaps;
  for (let moved = true; moved && left > 0;) {
    moved = false;
    for (const out of [...selection.chosen].sort((a, b) => a - b)) {
      if (isIncluded[out] === 1 || left === 0) continue;
      covered.change(out, -1);
      let [best, most] = [out, covered.gain(out) + 1e-9];
      for (const k of among) {
        // The order falls by what a candidate covers alone: none after this one gains more.
        if (selection.prepared.problem.scores[k]! <= most) break;
        if (selection.has[k]) continue;
        const clashing = selection.clashes[k]! - (spacing?.clash(k, out) ? 1 : 0);
        if (clashing > 0) continue;
        const gain = covered.gain(k);
        if (gain > most && selection.meets([k], [out])) [best, most] = [k, gain];
      }
      covered.change(best, 1);
      if (best === out) continue;
      selection.remove(out);
      selection.add(best);
      moved = true;
      left -= 1;
    }
  }
}
