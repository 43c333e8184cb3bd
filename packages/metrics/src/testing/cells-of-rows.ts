import type { FigureRow } from "../figure.js";
import { type HouseholdCells, type Households, unitKey } from "../public/household-cells.js";

/** The cells of a figure's rows, of all kinds that they are of. */
export function cellsOfRows(rows: readonly FigureRow[]): HouseholdCells {
  const cells = new Map<string, Households>();
  for (const { level, unit_id: id, kind, numerator, denominator } of rows) {
    const counts = { numerator: numerator ?? 0, denominator: denominator ?? 0 };
    if (counts.numerator === 0 && counts.denominator === 0) continue;
    const key = unitKey(level, id);
    cells.set(key, { ...cells.get(key), [kind]: counts });
  }
  return cells;
}
