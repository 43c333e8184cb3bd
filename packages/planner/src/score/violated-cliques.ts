import type { Prepared } from "../model/prepare.js";

/**
 * Sets of candidates, any two too close, whose values sum to over 1: each starts at one candidate and takes those around it, the largest value first.
 * @param support candidates with a value over 0
 * @param value by candidate
 */
export function violatedCliques(
  { spacing }: Prepared,
  support: readonly number[],
  value: Float64Array,
): readonly (readonly number[])[] {
  if (!spacing) return [];
  const positive = new Set(support);
  const found: number[][] = [];
  const seen = new Set<string>();
  for (const k of support) {
    const around: number[] = [];
    spacing.eachClash(k, (b) => {
      if (positive.has(b)) around.push(b);
    });
    around.sort((a, b) => value[b]! - value[a]! || a - b);
    // Each neighbour in turn comes second: a greedy start alone misses what its first choice shuts out.
    for (const second of around.slice(0, 6)) {
      const members = [k, second];
      let sum = value[k]! + value[second]!;
      for (const b of around)
        if (b !== second && members.every((a) => spacing.clash(a, b))) {
          members.push(b);
          sum += value[b]!;
        }
      if (sum <= 1 + 1e-6) continue;
      const key = members.toSorted((a, b) => a - b).join();
      if (!seen.has(key)) {
        seen.add(key);
        found.push(members);
      }
    }
  }
  return found;
}
