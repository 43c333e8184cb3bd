import type { TextSheet } from "../read/file-reading.js";
import { type TextRow, filledIn, looksLikeLabels } from "./row-shape.js";

const mostRows = 200;
const mostColumns = 5_000;

/** The sheet with rows and columns exchanged, when its first column could be the header of a list that lies on its side; else null.
 * A record's row is then the number of its column (B is 2). Rows of a single cell above and below the list (titles, notes), which
 * have no place among its columns, are told beside it.
 * @param isHeading whether a text names a column: alone in its row, above or below the others, it is one that no record fills */
export function transposed(
  sheet: TextSheet,
  isHeading: (text: string, side: "above" | "below") => boolean,
): TextSheet | null {
  const { rows, notes } = sheet;
  if (notes.includes("transposed") || rows.length < 3 || rows.length > mostRows) return null;
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (width < 2 || width > mostColumns) return null;
  const isNarrow = (row: TextRow, side: "above" | "below"): boolean =>
    filledIn(row) <= 1 && !(typeof row[0] === "string" && isHeading(row[0], side));
  let [from, to] = [0, rows.length];
  while (from < to && isNarrow(rows[from]!, "above")) from += 1;
  while (to > from && isNarrow(rows[to - 1]!, "below")) to -= 1;
  const body = rows.slice(from, to);
  const first = body.map((row) => row[0] ?? null);
  if (first.filter((cell) => cell !== null).length < 3 || !looksLikeLabels(first)) return null;
  const spoken = [...rows.slice(0, from), ...rows.slice(to)].flatMap((row) =>
    row.filter((cell) => cell !== null),
  );
  return {
    ...sheet,
    titles: [sheet.titles, ...spoken].filter((text) => text !== "").join("  "),
    rows: Array.from({ length: width }, (_, k) => body.map((row) => row[k] ?? null)),
    merges: [],
    notes: [...notes.map((note) => note.replace(/^hidden:/, "hidden-field:")), "transposed"],
  };
}
