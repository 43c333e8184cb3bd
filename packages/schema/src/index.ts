export { AppError, type ErrorDetails } from "./app-error.js";
export {
  type Code,
  type CodeListName,
  codeLabel,
  codeLists,
  codesOf,
  isCode,
} from "./codes/code-lists.js";
export type { Column, ColumnType, RowOf, Table } from "./column.js";
export {
  type IssueCode,
  type IssueDefinition,
  type IssueParameters,
  issueCodes,
  issueMessage,
} from "./issues/issue-codes.js";
export {
  type DayRange,
  type Quarter,
  daysOfPeriod,
  formatQuarter,
  parseQuarter,
  quarterOfDay,
  quartersBetween,
  shiftQuarter,
} from "./period.js";
export { toCsv, toCsvLine } from "./to-csv.js";
export { createTableSql, sqlType } from "./sql-type.js";
export {
  type CityRows,
  type CityTables,
  type Row,
  type TableName,
  schemaVersion,
  tableNames,
  tableOfKind,
  tables,
} from "./tables/tables.js";
export type { Bilingual, Language } from "./text.js";
