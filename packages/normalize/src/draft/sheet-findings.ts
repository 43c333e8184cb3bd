import { maskPersonal } from "../parse/mask-personal.js";
import type { TextSheet } from "../read/file-reading.js";
import { columnIndex } from "../read/xlsx-sheet.js";
import { type DraftIssue, finding } from "./file-draft.js";

/** What a sheet's merges say of one table: each range at the cell in which it begins.
 * @param names of the columns, as in the books
 * @param within first row of the table and the one behind its last, 0-based */
export function* mergeFindings(
  { merges, rows }: Pick<TextSheet, "merges" | "rows">,
  names: readonly string[],
  [from, end]: readonly [number, number],
): Generator<DraftIssue> {
  for (const range of merges) {
    const top = Number(/\d+/.exec(range)?.[0]) - 1;
    if (!(top >= from && top < end)) continue;
    const column = columnIndex(range);
    const text = rows[top]?.[column] ?? null;
    yield finding(
      "merged_propagated",
      top + 1,
      names[column] ?? null,
      range,
      text === null ? null : maskPersonal(text),
    );
  }
}

/** Numbers of the rows that a sheet does not show. */
export function hiddenRows(notes: TextSheet["notes"]): ReadonlySet<number> {
  const hidden = new Set<number>();
  for (const note of notes) {
    const span = /^hidden:(\d+)(?:-(\d+))?$/.exec(note);
    if (!span) continue;
    const last = Number(span[2] ?? span[1]);
    for (let row = Number(span[1]); row <= last; row += 1) hidden.add(row);
  }
  return hidden;
}
