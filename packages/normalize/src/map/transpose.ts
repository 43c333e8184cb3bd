import { type TextRow, filledIn, looksLikeLabels } from "./row-shape.js";

const mostRows = 200;
const mostColumns = 5_000;

/** The sheet with rows and columns exchanged, when its first filled column could be the header of a list that lies on its side; else
 * null. Rows of a single cell above and below it (titles, notes) stay rows. */
export function transposed(rows: readonly TextRow[]): readonly TextRow[] | null {
  if (rows.length < 3 || rows.length > mostRows) return null;
  const width = Math.max(...rows.map((row) => row.length));
  if (width < 2 || width > mostColumns) return null;
  const isNarrow = (row: TextRow): boolean => filledIn(row) <= 1;
  let [from, to] = [0, rows.length];
  while (from < to && isNarrow(rows[from]!)) from += 1;
  while (to > from && isNarrow(rows[to - 1]!)) to -= 1;
  const body = rows.slice(from, to);
  const first = body.map((row) => row[0] ?? null);
  if (first.filter((cell) => cell !== null).length < 3 || !looksLikeLabels(first)) return null;
  const turned = Array.from({ length: width }, (_, k) => body.map((row) => row[k] ?? null));
  return [...rows.slice(0, from), ...turned, ...rows.slice(to)];
}
