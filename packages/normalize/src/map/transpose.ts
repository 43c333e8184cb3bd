import { type TextRow, looksLikeLabels } from "./row-shape.js";

const mostRows = 200;
const mostColumns = 5_000;

/** The sheet with rows and columns exchanged, when its first filled column could be the header of a list that lies on its side; else
 * null. Titles above it go to columns of their own. */
export function transposed(rows: readonly TextRow[]): readonly TextRow[] | null {
  if (rows.length < 3 || rows.length > mostRows) return null;
  const width = Math.max(...rows.map((row) => row.length));
  if (width < 2 || width > mostColumns) return null;
  const first = rows.map((row) => row[0] ?? null);
  if (first.filter((cell) => cell !== null).length < 3 || !looksLikeLabels(first)) return null;
  return Array.from({ length: width }, (_, k) => rows.map((row) => row[k] ?? null));
}
