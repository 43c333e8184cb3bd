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

/** The long books: their files are made of parts, each the rows of the submissions whose ids begin alike, so that a change writes few of
 * them. A part is far fewer rows than the engine puts into one row group, and far more than a reader is slowed by. */
export const inParts: ReadonlySet<TableName> = new Set(["source_row", "issue", "link", "lineage"]);

const partLetters = 2;

/** The part that rows of a submission are in: parts stand in the order of their names. */
export const partOf = (submission: string): string =>
  Array.from(submission).slice(0, partLetters).join("");

/** As `partOf`, in SQL. */
export const partSql = `left("submission_id", ${partLetters})`;

/** Columns that a table is ordered by but does not have; none, unless the schema changed. */
export const unknownOrders = (): readonly string[] =>
  Object.entries(orders).flatMap(([name, columns]) => {
    const known = new Set<string>(tables[name as TableName].columns.map((column) => column.name));
    return columns.filter((column) => !known.has(column)).map((column) => `${name}.${column}`);
  });
