import type { ColumnType, Table } from "./column.js";

const scalars = {
  text: "VARCHAR",
  integer: "INTEGER",
  double: "DOUBLE",
  boolean: "BOOLEAN",
  date: "DATE",
  // JSON text is VARCHAR: the JSON type is an extension that DuckDB-WASM cannot load offline.
  json: "VARCHAR",
  blob: "BLOB",
} as const;

/** The DuckDB type of a column type: `{ list: "text" }` is `VARCHAR[]`. */
export function sqlType(type: ColumnType): string {
  if (typeof type === "string") return scalars[type];
  if ("list" in type) return `${sqlType(type.list)}[]`;
  const fields = Object.entries(type.struct).map(([name, inner]) => `"${name}" ${sqlType(inner)}`);
  return `STRUCT(${fields.join(", ")})`;
}

/** `CREATE TABLE` for a table definition; every identifier quoted. */
export function createTableSql(table: Table): string {
  const columns = table.columns.map(
    (column) => `"${column.name}" ${sqlType(column.type)}${column.required ? " NOT NULL" : ""}`,
  );
  return `CREATE TABLE "${table.name}" (${columns.join(", ")})`;
}
