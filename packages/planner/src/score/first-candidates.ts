import type { Prepared } from "../model/prepare.js";

/** Candidates that matter first: the best by score, those of each rule that asks for some, and the best selection.
 * @param few how many of the best */
export function firstCandidates(
  { problem, order }: Prepared,
  best: readonly number[] | null,
  few: number,
): readonly number[] {
  const found = new Set<number>([...problem.included, ...(best ?? []), ...order.subarray(0, few)]);
  for (const { family, members, low } of problem.rules) {
    if (family === "size" || !(low > 0)) continue;
    const there = new Set(members);
    let taken = 0;
    for (const k of order) {
      if (!there.has(k)) continue;
      found.add(k);
      taken += 1;
      if (taken >= 4 * low + 20) break;
    }
  }
  return [...found];
}
