/**
 * The greatest `c x` with `A x <= b` and `x >= 0`: a dense tableau, two phases, Bland's rule (Chvátal, Linear Programming, 1983, chapter 3). For tests: slow and small.
 * @throws Error where nothing meets the rows
 */
export function simplexMax(
  cost: readonly number[],
  rows: readonly (readonly number[])[],
  right: readonly number[],
): number {
  const [m, n] = [rows.length, cost.length];
  // Columns: x, slacks, the artificial variable, the right side.
  const table = rows.map((row, r) => [
    ...row,
    ...rows.map((_, s) => (s === r ? 1 : 0)),
    -1,
    right[r]!,
  ]);
  const basis = rows.map((_, r) => n + r);
  const artificial = n + m;
  const worst = right.reduce((least, value, r) => (value < right[least]! ? r : least), 0);
  if (right[worst]! < 0) {
    pivot(table, basis, worst, artificial);
    const short = run(table, basis, unit(n + m + 1, artificial, -1), artificial + 1);
    if (short < -1e-9) throw new Error("simplex: nothing meets the rows");
    const left = basis.indexOf(artificial);
    if (left >= 0) {
      const column = table[left]!.findIndex((a, j) => j < artificial && Math.abs(a) > 1e-9);
      pivot(table, basis, left, column);
    }
  }
  return run(table, basis, [...cost, ...rows.map(() => 0), 0], artificial);
}

const unit = (count: number, at: number, value: number): readonly number[] =>
  Array.from({ length: count }, (_, i) => (i === at ? value : 0));

/** @param columns those that may enter */
function run(table: number[][], basis: number[], cost: readonly number[], columns: number): number {
  for (;;) {
    const prices = basis.map((column) => cost[column]!);
    const entering = Array.from({ length: columns }, (_, j) => j).find(
      (j) =>
        !basis.includes(j) &&
        cost[j]! - table.reduce((sum, row, r) => sum + prices[r]! * row[j]!, 0) > 1e-10,
    );
    if (entering === undefined)
      return table.reduce((sum, row, r) => sum + prices[r]! * row.at(-1)!, 0);
    let leaving = -1;
    table.forEach((row, r) => {
      if (row[entering]! <= 1e-10) return;
      const ratio = row.at(-1)! / row[entering]!;
      const best = leaving < 0 ? Infinity : table[leaving]!.at(-1)! / table[leaving]![entering]!;
      if (ratio < best - 1e-12 || (ratio < best + 1e-12 && basis[r]! < basis[leaving]!))
        leaving = r;
    });
    if (leaving < 0) throw new Error("simplex: no limit");
    pivot(table, basis, leaving, entering);
  }
}

function pivot(table: number[][], basis: number[], at: number, column: number): void {
  const by = table[at]![column]!;
  table[at] = table[at]!.map((a) => a / by);
  table.forEach((row, r) => {
    const times = row[column]!;
    if (r !== at && times !== 0) table[r] = row.map((a, j) => a - times * table[at]![j]!);
  });
  basis[at] = column;
}
