/** Columns that `atlas quarantine` adds beside an office's own: they speak of the row and are no part of the record. */
export const workbookColumns = {
  sourceRow: "原始行 source_row",
  reason: "问题 reason",
  sourceFile: "原文件 source_file",
} as const;

/** White space and case may be lost where a workbook went through other hands. */
const folded = (heading: string): string => heading.replace(/\s+/g, "").toLowerCase();

const own: ReadonlySet<string> = new Set(Object.values(workbookColumns).map(folded));

/** Whether a heading is one of a quarantine workbook's own. */
export const isWorkbookColumn = (heading: string): boolean => own.has(folded(heading));

/** Row of the heading by which a sheet shows itself as one of a quarantine workbook, from 0; -1 where there is none. */
export const workbookHeading = (rows: readonly (readonly (string | null)[])[]): number =>
  rows
    .slice(0, 10)
    .findIndex((row) => row.some((cell) => cell !== null && isSourceRowColumn(cell)));

/** Whether a heading is that of the column by which a quarantine workbook names the rows it corrects. */
export const isSourceRowColumn = (heading: string): boolean =>
  folded(heading) === folded(workbookColumns.sourceRow);
