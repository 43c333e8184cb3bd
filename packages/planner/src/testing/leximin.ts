import { simplexMax } from "./simplex-max.js";

/**
 * Leximin probabilities of everybody in some panel, over all panels written out: the least probability of those not settled is raised as far as it goes, and who cannot be raised
 * above it, alone, while all others keep at least theirs, is settled there.
 */
export function leximin(panels: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const people = [...new Set(panels.flat())].toSorted();
  const settled = new Map<string, number>();
  while (settled.size < people.length) {
    const open = people.filter((one) => !settled.has(one));
    const least = most(panels, settled, open);
    for (const one of open) {
      const others = open.filter((each) => each !== one);
      const kept = new Map([...settled, ...others.map((each) => [each, least] as const)]);
      if (most(panels, kept, [one]) < least + 1e-7) settled.set(one, least);
    }
  }
  return settled;
}

/** The greatest probability that all of `raised` can have at once while others have at least what is kept for them. */
function most(
  panels: readonly (readonly string[])[],
  kept: ReadonlyMap<string, number>,
  raised: readonly string[],
): number {
  const having = (one: string): readonly number[] =>
    panels.map((panel) => (panel.includes(one) ? -1 : 0));
  const rows = [
    ...raised.map((one) => [...having(one), 1]),
    ...[...kept.keys()].map((one) => [...having(one), 0]),
    [...panels.map(() => 1), 0],
  ];
  const right = [...raised.map(() => 0), ...[...kept.values()].map((value) => 1e-10 - value), 1];
  return simplexMax([...panels.map(() => 0), 1], rows, right);
}
