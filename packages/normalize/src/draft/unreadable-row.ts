import type { Bilingual } from "@atlas/schema";
import type { TextRow } from "../map/row-shape.js";

/** Whether a row of a keyed sheet is an item that was no record among records: it stands in the column without a name. */
export const isNoRecord = (row: TextRow, labels: readonly string[]): boolean =>
  row.every((cell, k) => cell === null || labels[k] === "");

/** Why a row cannot be read at all; null where it can.
 * @param surplus how many cells behind the last heading stand in a row of more cells than its neighbours
 * @param taken cells of known columns that say something, or say that they do not
 * @param failed cells of known columns that could not be read */
export function unreadable({
  noRecord,
  surplus,
  taken,
  failed,
}: {
  readonly noRecord: boolean;
  readonly surplus: number;
  readonly taken: number;
  readonly failed: number;
}): Bilingual | null {
  if (noRecord) return { zh: "不是一条记录", en: "it is no record" };
  if (surplus > 0)
    return {
      zh: `比表头多出 ${surplus} 格, 无法判断各格属于哪一列 (单元格里的分隔符须加引号)`,
      en: `it has more cells than the header, by ${surplus}, and which belongs to which column cannot be told (a delimiter inside a cell must be quoted)`,
    };
  return failed > 0 && taken === 0
    ? { zh: "没有一个单元格能读出", en: "none of its cells could be read" }
    : null;
}
