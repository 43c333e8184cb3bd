/** How well compounds found agree with the true ones. */
export interface Agreement {
  /** Pairwise F1: of pairs of listings in one compound. */
  readonly f1: number;
  /** B-cubed F1 (Bagga and Baldwin 1998). */
  readonly bCubed: number;
  /** Groups found that hold listings of several compounds. */
  readonly mixed: readonly (readonly number[])[];
  /** True compounds whose listings are in several groups. */
  readonly split: readonly (readonly number[])[];
}

/** Compares two groupings of the same listings, each given as the group of every listing in turn. Of true {abc}{de} and found {ab}{cde}
 * F1 is 0.5 and B-cubed 0.7333. */
export function agreement(truth: readonly string[], found: readonly string[]): Agreement {
  const [truths, founds] = [grouped(truth), grouped(found)];
  let both = 0;
  let [precision, recall] = [0, 0];
  for (const [i, group] of found.entries()) {
    const mine = founds.get(group)!;
    const same = mine.filter((j) => truth[j] === truth[i]).length;
    both += (same - 1) / 2;
    precision += same / mine.length / truth.length;
    recall += same / truths.get(truth[i]!)!.length / truth.length;
  }
  return {
    f1: (2 * both) / (pairsOf(truths) + pairsOf(founds)),
    bCubed: (2 * precision * recall) / (precision + recall),
    mixed: [...founds.values()].filter((own) => new Set(own.map((i) => truth[i])).size > 1),
    split: [...truths.values()].filter((own) => new Set(own.map((i) => found[i])).size > 1),
  };
}

const pairsOf = (groups: ReadonlyMap<string, readonly number[]>): number =>
  [...groups.values()].reduce((sum, { length: n }) => sum + (n * (n - 1)) / 2, 0);

function grouped(groups: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const members = new Map<string, number[]>();
  for (const [i, group] of groups.entries()) members.set(group, [...(members.get(group) ?? []), i]);
  return members;
}
