import type { FigureKind, FigureLevel } from "../figure.js";

/** A unit's households of one figure, by kind of compound. */
export type Households = Readonly<
  Partial<Record<FigureKind, Readonly<Record<"numerator" | "denominator", number>>>>
>;

/** Units by their key; one that counts nobody is missing. */
export type HouseholdCells = ReadonlyMap<string, Households>;

/** Names a unit of a level: a compound's id may be another's elsewhere. */
export const unitKey = (level: FigureLevel, unit: string): string => `${level}|${unit}`;

/** Cells less those of others: what these leave over. */
export function cellsLess(
  cells: HouseholdCells,
  others: readonly HouseholdCells[],
): HouseholdCells {
  if (others.length === 0) return cells;
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
