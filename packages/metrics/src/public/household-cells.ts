import type { FigureKind, FigureLevel, FigureRow } from "../figure.js";

/** A unit's households of one figure, by kind of compound. */
export type Households = Readonly<
  Partial<Record<FigureKind, Readonly<Record<"numerator" | "denominator", number>>>>
>;

/** Units by their key; one that counts nobody is missing. */
export type HouseholdCells = ReadonlyMap<string, Households>;

/** Names a unit of a level: a compound's id may be another's elsewhere. */
export const unitKey = (level: FigureLevel, unit: string): string => `${level}|${unit}`;

/** The cells of a figure's rows.
 * @param kindOf kind of a compound, where its level was asked for all kinds at once */
export function householdCells(
  rows: readonly FigureRow[],
  kindOf: ReadonlyMap<string, FigureKind> = new Map(),
): HouseholdCells {
  const cells = new Map<string, Households>();
  for (const row of rows) {
    const { level, unit_id: id, kind } = row;
    const numerator = row.numerator ?? 0;
    const denominator = row.denominator ?? 0;
    if (numerator === 0 && denominator === 0) continue;
    const key = unitKey(level, id);
    const counts = { numerator, denominator };
    const own = level === "compound" && kind === "all" ? kindOf.get(id) : undefined;
    cells.set(key, { ...cells.get(key), [kind]: counts, ...(own && { [own]: counts }) });
  }
  return cells;
}

/** Cells less those of others: what these leave over. */
export function cellsLess(
  cells: HouseholdCells,
  others: readonly HouseholdCells[],
): HouseholdCells {
  const left = new Map<string, Households>();
  for (const key of new Set([cells, ...others].flatMap((one) => [...one.keys()]))) {
    const own: Record<string, Households[FigureKind]> = {};
    for (const kind of ["all", "old", "managed", "unknown"] as const) {
      const less = (part: "numerator" | "denominator"): number =>
        others.reduce(
          (sum, other) => sum - (other.get(key)?.[kind]?.[part] ?? 0),
          cells.get(key)?.[kind]?.[part] ?? 0,
        );
      const counts = { numerator: less("numerator"), denominator: less("denominator") };
      if (counts.numerator !== 0 || counts.denominator !== 0) own[kind] = counts;
    }
    if (Object.keys(own).length > 0) left.set(key, own);
  }
  return left;
}
