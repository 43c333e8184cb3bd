/** What a trial of some rules gave: null where they cannot all be met, else every rule that the selection found meets. */
export type ConflictTrial = (rules: readonly number[]) => ReadonlySet<number> | null;

/**
 * The smallest set of rules that cannot be met together; by the duality of conflicts and corrections: every set of rules whose removal mends the whole
 * shares a rule with every conflict, so a smallest set that shares one with each known correction, and is itself a conflict, is a smallest conflict.
 * @param count rules are 0 to `count` - 1; all of them together must be a conflict
 * @param most corrections to look for; with more, a conflict that nothing can be left out of is given, which may not be the smallest
 * @see Ignatiev et al. (2015), Smallest MUS extraction with minimal hitting set dualization
 */
export function smallestConflict(
  count: number,
  attempt: ConflictTrial,
  most = 200,
): { readonly rules: readonly number[]; readonly smallest: boolean } {
  const all = Array.from({ length: count }, (_, i) => i);
  const corrections: number[][] = [];
  while (corrections.length < most) {
    const hitting = smallestHitting(corrections);
    const met = attempt(hitting);
    if (!met) return { rules: hitting, smallest: true };
    let kept = new Set([...hitting, ...met]);
    for (const rule of all) {
      if (kept.has(rule)) continue;
      const grown = attempt([...kept, rule]);
      if (grown) kept = new Set([...kept, rule, ...grown]);
    }
    corrections.push(all.filter((rule) => !kept.has(rule)));
  }
  let rules = all;
  for (const rule of all) {
    const fewer = rules.filter((other) => other !== rule);
    if (!attempt(fewer)) rules = fewer;
  }
  return { rules, smallest: false };
}

/** A smallest set that has an element of each of some sets. */
function smallestHitting(sets: readonly (readonly number[])[]): readonly number[] {
  const hit = (chosen: readonly number[], left: number): readonly number[] | null => {
    const open = sets.find((set) => !set.some((element) => chosen.includes(element)));
    if (!open) return chosen;
    if (left === 0) return null;
    for (const element of open) {
      const found = hit([...chosen, element], left - 1);
      if (found) return found;
    }
    return null;
  };
  for (let size = 0; ; size += 1) {
    const found = hit([], size);
    if (found) return found.toSorted((a, b) => a - b);
  }
}
