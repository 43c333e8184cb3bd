import type { Selection } from "./selection.js";

/** Gain that is no rounding. */
const leastGain = 1e-12;

/**
 * Improves a feasible selection until no move of these kinds does: put one in for one; put one in for two that are too close to it and fill the other
 * place; put two in for two. All moves keep every rule.
 * @param reach how many of the best candidates are tried
 */
export function improve(selection: Selection, reach: number): void {
  const { problem, order } = selection.prepared;
  const tried = order.subarray(0, Math.min(order.length, reach));
  for (let moved = true; moved;) {
    moved = false;
    for (const k of tried) if (!selection.has[k] && forceIn(selection, k, tried)) moved = true;
    // Equal scores leave dead ends that pairs get out of.
    if (!moved && problem.size <= 12 && order.length <= 400) moved = swapPairs(selection);
  }
}

function forceIn(selection: Selection, k: number, tried: Int32Array): boolean {
  const { problem, spacing, isIncluded } = selection.prepared;
  const { scores } = problem;
  const clashing = selection.clashes[k]!;
  if (clashing > 2) return false;
  if (clashing === 0) {
    const out = [...selection.chosen]
      .filter((i) => isIncluded[i] === 0 && scores[k]! - scores[i]! > leastGain)
      .sort((a, b) => scores[a]! - scores[b]! || a - b)
      .find((i) => selection.meets([k], [i]));
    if (out === undefined) return false;
    selection.remove(out);
    selection.add(k);
    return true;
  }
  const out = [...selection.chosen].filter((i) => spacing!.clash(k, i));
  if (out.some((i) => isIncluded[i] === 1)) return false;
  const lost = out.reduce((sum, i) => sum + scores[i]!, 0) - scores[k]!;
  if (out.length === 1) {
    if (lost >= -leastGain || !selection.meets([k], out)) return false;
    selection.remove(out[0]!);
    selection.add(k);
    return true;
  }
  for (const j of tried) {
    if (scores[j]! - lost <= leastGain) return false;
    if (j === k || selection.has[j] || selection.clashes[j]! > 2 || spacing!.clash(j, k)) continue;
    const freed = out.reduce((sum, i) => sum + (spacing!.clash(i, j) ? 1 : 0), 0);
    if (selection.clashes[j] !== freed || !selection.meets([k, j], out)) continue;
    for (const i of out) selection.remove(i);
    selection.add(k);
    selection.add(j);
    return true;
  }
  return false;
}

/** Puts two in for two, wherever that gains. */
function swapPairs(selection: Selection): boolean {
  const { problem, order, spacing, isIncluded } = selection.prepared;
  const { scores } = problem;
  const inside = [...selection.chosen].filter((i) => isIncluded[i] === 0);
  const outside = [...order].filter((k) => !selection.has[k]);
  for (const [a, i] of inside.entries())
    for (const j of inside.slice(a + 1))
      for (const [b, k] of outside.entries()) {
        const freed = (m: number): boolean =>
          selection.clashes[m] ===
          (spacing ? Number(spacing.clash(m, i)) + Number(spacing.clash(m, j)) : 0);
        if (!freed(k)) continue;
        for (const m of outside.slice(b + 1)) {
          if (scores[k]! + scores[m]! - scores[i]! - scores[j]! <= leastGain) break;
          if (!freed(m) || spacing?.clash(k, m) || !selection.meets([k, m], [i, j])) continue;
          selection.remove(i);
          selection.remove(j);
          selection.add(k);
          selection.add(m);
          return true;
        }
      }
  return false;
}
