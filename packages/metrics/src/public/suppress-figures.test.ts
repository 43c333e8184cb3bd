import type { FigureKind, FigureRow } from "../figure.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cellsOfRows } from "../testing/cells-of-rows.js";
import { unitKey } from "./household-cells.js";
import { suppressed, suppression } from "./suppress-figures.js";

const kinds = ["all", "old", "managed", "unknown"] as const;
type Counts = readonly [came: number, invited: number];

const figure = (level: FigureRow["level"], unit: string, kind: FigureKind, of: Counts) =>
  ({
    metric: "participation",
    part: null,
    level,
    unit_id: unit,
    kind,
    period: "2022Q3",
    numerator: of[0],
    denominator: of[1],
    value: of[1] === 0 ? null : of[0] / of[1],
    low: null,
    high: null,
    n: 9,
    flag: "ok",
  }) satisfies FigureRow;

/** A city of townships of communities whose households are given by kind; every sum above them is told too. */
function city(townships: readonly (readonly (readonly Counts[])[])[]) {
  const parents = new Map<string, string>();
  const sums = new Map<
    string,
    readonly [FigureRow["level"], string, Map<FigureKind, [number, number]>]
  >();
  const add = (level: FigureRow["level"], unit: string, kind: FigureKind, of: Counts): void => {
    const key = unitKey(level, unit);
    const [, , own] = sums.get(key) ?? [level, unit, new Map()];
    for (const each of [kind, "all"] as const) {
      const [came, invited] = own.get(each) ?? [0, 0];
      own.set(each, [came + of[0], invited + of[1]]);
    }
    sums.set(key, [level, unit, own]);
  };
  townships.forEach((communities, t) => {
    parents.set(unitKey("township", `t${t}`), unitKey("city", "c"));
    communities.forEach((counts, i) => {
      parents.set(unitKey("community", `t${t}m${i}`), unitKey("township", `t${t}`));
      counts.forEach((of, k) => {
        add("community", `t${t}m${i}`, kinds[k + 1]!, of);
        add("township", `t${t}`, kinds[k + 1]!, of);
        add("city", "c", kinds[k + 1]!, of);
      });
    });
  });
  const rows = [...sums.values()].flatMap(([level, unit, own]) =>
    [...own].map(([kind, of]) => figure(level, unit, kind, of)),
  );
  return { rows, parents };
}

/** What a reader with all the sums could solve for: the hidden cells that the equations determine. */
function solved(
  rows: readonly FigureRow[],
  isHidden: (row: FigureRow) => boolean,
  parents: ReadonlyMap<string, string>,
): ReadonlySet<string> {
  const name = (key: string, kind: FigureKind): string => `${key}|${kind}`;
  const keyOf = (row: FigureRow): string => unitKey(row.level, row.unit_id);
  const unknown = rows.filter(isHidden).map((row) => name(keyOf(row), row.kind));
  const column = new Map(unknown.map((cell, i) => [cell, i]));
  const equations: number[][] = [];
  const equation = (total: string, parts: readonly string[]): void => {
    const line = unknown.map(() => 0);
    const put = (cell: string, sign: number): void => {
      const i = column.get(cell);
      if (i !== undefined) line[i] = sign;
    };
    put(total, -1);
    for (const part of parts) put(part, 1);
    equations.push(line);
  };
  for (const key of new Set(rows.map(keyOf))) {
    equation(
      name(key, "all"),
      kinds.slice(1).map((kind) => name(key, kind)),
    );
    const below = [...parents].filter(([, parent]) => parent === key).map(([child]) => child);
    if (below.length > 0)
      for (const kind of kinds)
        equation(
          name(key, kind),
          below.map((child) => name(child, kind)),
        );
  }
  const found = new Set<string>();
  let top = 0;
  for (let c = 0; c < unknown.length; c += 1) {
    const pivot = equations.findIndex((line, i) => i >= top && Math.abs(line[c]!) > 1e-9);
    if (pivot < 0) continue;
    [equations[top], equations[pivot]] = [equations[pivot]!, equations[top]!];
    const lead = equations[top]!.map((x) => x / equations[top]![c]!);
    equations[top] = lead;
    equations.forEach((line, i) => {
      if (i !== top && line[c] !== 0) equations[i] = line.map((x, k) => x - line[c]! * lead[k]!);
    });
    top += 1;
  }
  for (const line of equations) {
    const used = line.flatMap((x, i) => (Math.abs(x) > 1e-9 ? [i] : []));
    if (used.length === 1) found.add(unknown[used[0]!]!);
  }
  return found;
}

const isSmall = ({ numerator, denominator }: FigureRow): boolean =>
  [numerator!, denominator!, denominator! - numerator!].some((n) => n > 0 && n < 5);

describe("suppressed figures", () => {
  test("a small community takes the smallest beside it along; the rest is told", () => {
    const plain = (came: number): readonly Counts[] => [
      [came, came * 2],
      [0, 0],
      [0, 0],
    ];
    const { rows, parents } = city([[plain(3), plain(90), plain(40)], [plain(50)]]);
    const hidden = suppression(cellsOfRows(rows), parents);
    const units = rows
      .map((row) => suppressed(row, hidden))
      .filter(({ kind, flag }) => kind === "all" && flag === "suppressed");
    expect(units.map(({ unit_id: unit }) => unit)).toEqual(["t0m0", "t0m2"]);
    expect(units[0]).toMatchObject({ numerator: null, denominator: null, value: null, n: null });
  });

  test("no small count is told, and none can be solved for", () => {
    const counts = fc
      .tuple(fc.nat(30), fc.nat(30))
      .map(([came, more]): Counts => (came % 3 === 0 ? [0, 0] : [came, came + more]));
    const community = fc.tuple(counts, counts, counts);
    const township = fc.array(community, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(township, { minLength: 1, maxLength: 4 }), (townships) => {
        const { rows, parents } = city(townships);
        const decided = suppression(cellsOfRows(rows), parents);
        const isHidden = (row: FigureRow): boolean =>
          suppressed(row, decided).flag === "suppressed";
        const determined = solved(rows, isHidden, parents);
        for (const row of rows.filter(isSmall)) {
          expect(isHidden(row)).toBe(true);
          expect(determined).not.toContain(`${unitKey(row.level, row.unit_id)}|${row.kind}`);
        }
      }),
      { seed: 11, numRuns: 400 },
    );
  });
});
