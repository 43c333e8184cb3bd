/** Columns that `atlas quarantine` adds beside an office's own: they speak of the row and are no part of the record. */
export const workbookColumns = {
  sourceRow: "原始行 source_row",
  reason: "问题 reason",
  sourceFile: "原文件 source_file",
} as const;

const own: ReadonlySet<string> = new Set(Object.values(workbookColumns));

/** Whether a heading is one of a quarantine workbook's own. */
export const isWorkbookColumn = (heading: string): boolean => own.has(heading.trim());
