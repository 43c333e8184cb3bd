import type { Column } from "@atlas/schema";
import type { ExportRow } from "./export-row.js";

/** Said of whatever comes out of a synthetic city. */
export const syntheticNote =
  "合成示例数据, 不代表任何真实单位 · Synthetic sample data; it describes no real office";

const mark = {
  name: "synthetic",
  type: "boolean",
  label: { zh: "合成示例", en: "Synthetic sample" },
} as const satisfies Column;

/** Columns and rows with the mark in every row, so that no row can be cut out without it; as they are where they have one. */
export function withSyntheticMark(
  columns: readonly Column[],
  rows: readonly ExportRow[],
): { readonly columns: readonly Column[]; readonly rows: readonly ExportRow[] } {
  if (columns.some(({ name }) => name === mark.name)) return { columns, rows };
  return { columns: [...columns, mark], rows: rows.map((row) => ({ ...row, synthetic: true })) };
}
