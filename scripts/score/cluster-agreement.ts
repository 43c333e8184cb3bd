/** How a clustering agrees with the true one. */
export interface Agreement {
  readonly items: number;
  readonly pairPrecision: number;
  readonly pairRecall: number;
  readonly pairF1: number;
  readonly bCubedPrecision: number;
  readonly bCubedRecall: number;
  readonly bCubedF1: number;
}

/** Pairwise and B-cubed precision, recall and F1 of items given as [true cluster, found cluster].
 * Without a pair in question a ratio is 1.
 * @see Bagga & Baldwin 1998 for B-cubed */
export function clusterAgreement(items: readonly (readonly [string, string])[]): Agreement {
  const cells = new Map<string, { truth: string; found: string; n: number }>();
  const truths = new Map<string, number>();
  const founds = new Map<string, number>();
  for (const [truth, found] of items) {
    const key = JSON.stringify([truth, found]);
    const cell = cells.get(key);
    if (cell) cell.n += 1;
    else cells.set(key, { truth, found, n: 1 });
    truths.set(truth, (truths.get(truth) ?? 0) + 1);
    founds.set(found, (founds.get(found) ?? 0) + 1);
  }
  const pairs = (counts: Iterable<number>): number =>
    [...counts].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
  const both = pairs([...cells.values()].map(({ n }) => n));
  const ratio = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);
  const harmonic = (a: number, b: number): number => (a + b === 0 ? 0 : (2 * a * b) / (a + b));
  let [precision, recall] = [0, 0];
  for (const { truth, found, n } of cells.values()) {
    precision += (n * n) / founds.get(found)!;
    recall += (n * n) / truths.get(truth)!;
  }
  const pairPrecision = ratio(both, pairs(founds.values()));
  const pairRecall = ratio(both, pairs(truths.values()));
  const bCubedPrecision = ratio(precision, items.length);
  const bCubedRecall = ratio(recall, items.length);
  return {
    items: items.length,
    pairPrecision,
    pairRecall,
    pairF1: harmonic(pairPrecision, pairRecall),
    bCubedPrecision,
    bCubedRecall,
    bCubedF1: harmonic(bCubedPrecision, bCubedRecall),
  };
}
