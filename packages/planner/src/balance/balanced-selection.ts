import type { Balance } from "../model/balance.js";
import type { Selection } from "../score/selection.js";

/** Gain that is no rounding. */
const leastGain = 1e-12;

/**
 * Swaps one chosen for one other, the best swap of each chosen in turn, until none makes the selection more like the frame. Every rule is kept.
 * @returns the imbalance
 */
export function improveBalance(selection: Selection, { covariates }: Balance): number {
  const { order, spacing, isIncluded } = selection.prepared;
  const size = selection.chosen.size;
  const sums = covariates.map(({ values }) =>
    [...selection.chosen].reduce((sum, k) => sum + values[k]!, 0),
  );
  const worth = (out: number, into: number, below: number): number => {
    let total = 0;
    for (let j = 0; j < covariates.length; j += 1) {
      const { weight, values } = covariates[j]!;
      total += weight * Math.abs(sums[j]! - values[out]! + values[into]!);
      if (total >= below) return Infinity;
    }
    return total;
  };
  let current = sums.reduce((sum, value, j) => sum + covariates[j]!.weight * Math.abs(value), 0);
  for (let moved = true; moved;) {
    moved = false;
    for (const out of [...selection.chosen].sort((a, b) => a - b)) {
      if (isIncluded[out] === 1) continue;
      let best = -1;
      let least = current - leastGain * size;
      for (const into of order) {
        if (selection.has[into]) continue;
        const clashing = selection.clashes[into]!;
        if (clashing > 1 || (clashing === 1 && !spacing!.clash(into, out))) continue;
        const total = worth(out, into, least);
        if (total >= least || !selection.meets([into], [out])) continue;
        least = total;
        best = into;
      }
      if (best < 0) continue;
      selection.remove(out);
      selection.add(best);
      covariates.forEach(({ values }, j) => {
        sums[j]! += values[best]! - values[out]!;
      });
      current = least;
      moved = true;
    }
  }
  return current / size;
}
