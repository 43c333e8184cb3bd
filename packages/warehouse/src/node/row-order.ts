import { type TableName, tables } from "@atlas/schema";

/** Columns that put the rows of a table into one order; rows that are equal in them are equal. */
const orders: Readonly<Record<TableName, readonly string[]>> = {
  division: ["division_id", "valid_from", "valid_to", "name"],
  compound: ["compound_id"],
  consultation: ["consultation_id"],
  project: ["project_id"],
  proposal: ["proposal_id"],
  pilot_site: ["site_id"],
  council: ["council_id"],
  assessment: ["unit_id", "period", "element_id", "unit_level", "score", "assessor"],
  township_pilot: ["township_id"],
  submission: ["submission_id"],
  source_row: ["submission_id", "sheet", "row"],
  issue: [
    "submission_id",
    "sheet",
    "row",
    "column",
    "code",
    "raw",
    "value",
    "message_zh",
    "message_en",
  ],
  quarantine: ["submission_id", "sheet", "row", "code", "message_zh"],
  link: ["submission_id", "sheet", "row"],
  lineage: [
    "submission_id",
    "sheet",
    "row",
    "column_name",
    "source_column",
    "table_name",
    "record_id",
  ],
  compound_alias: ["former_id"],
};

/** Columns of the order that a table's Parquet file has, as SQL; unknown values come first.
 * @example orderSql("link") // `"submission_id" NULLS FIRST, "sheet" NULLS FIRST, "row" NULLS FIRST` */
export const orderSql = (name: TableName): string =>
  orders[name].map((column) => `"${column}" NULLS FIRST`).join(", ");

/** Columns that a table is ordered by but does not have; none, unless the schema changed. */
export const unknownOrders = (): readonly string[] =>
  Object.entries(orders).flatMap(([name, columns]) => {
    const known = new Set<string>(tables[name as TableName].columns.map((column) => column.name));
    return columns.filter((column) => !known.has(column)).map((column) => `${name}.${column}`);
  });
