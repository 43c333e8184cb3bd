import type { IssueCode } from "@atlas/schema";
import type { TextRow } from "../map/row-shape.js";
import { maskedRow } from "./labels.js";
import type { DraftPart, DraftRow } from "./file-draft.js";

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
