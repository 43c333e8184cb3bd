import { expect, test } from "vitest";
import { isSourceRowColumn, isWorkbookColumn, workbookColumns } from "./workbook-columns.js";

test("headings are known however their white space and case were changed", () => {
  for (const heading of ["原始行 source_row", "原始行source_row", " 原始行  Source_Row "]) {
    expect(isWorkbookColumn(heading)).toBe(true);
    expect(isSourceRowColumn(heading)).toBe(true);
  }
  expect(isSourceRowColumn(workbookColumns.reason)).toBe(false);
  expect(isWorkbookColumn("备注")).toBe(false);
});
