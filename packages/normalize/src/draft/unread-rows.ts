import type { IssueCode } from "@atlas/schema";
import type { TextRow } from "../map/row-shape.js";
import { maskedRow } from "./labels.js";
import type { DraftPart, DraftRow } from "./file-draft.js";

/** The rows of a quarantine workbook under headings that nobody knew, as they came back: they stand in the books where they were stopped, so
 * that here they are no records, and are not stopped once more. */
export function echoedRows(rows: readonly TextRow[]): ReturnType<typeof unreadRows> {
  const unread = unreadRows(rows, 1, null, "workbook_unread");
  return {
    ...unread,
    rows: unread.rows.map((row) =>
      row.state === "quarantined" ? { ...row, state: "structural" } : row,
    ),
  };
}

/** The rows of a sheet that holds no table that can be read: kept whole, with the reason. */
export function unreadRows(
  rows: readonly TextRow[],
  offset: number,
  keys: readonly string[] | null,
  rejection: IssueCode,
): Pick<DraftPart, "kind" | "confidence" | "columns" | "rejection" | "rows"> {
  const columns = keys === null ? [] : keys.map((label) => ({ label, field: null }));
  const drafted = rows.map((row, i): DraftRow => {
    const blank = row.every((cell) => cell === null);
    return {
      row: i + offset,
      state: blank ? "structural" : "quarantined",
      reason: blank ? "blank" : rejection,
      cells: maskedRow(row),
      values: {},
    };
  });
  return {
    kind: null,
    confidence: 0,
    columns,
    rejection,
    rows: keys === null ? drafted : drafted.slice(1),
  };
}
