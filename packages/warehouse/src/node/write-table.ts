import { closeSync, openSync, writeSync } from "node:fs";
import { type Column, type Table, createTableSql, sqlType } from "@atlas/schema";
import type { DuckDBConnection } from "@duckdb/node-api";
import { pointWkbHex } from "./point-wkb.js";

/** A path or text as an SQL literal. */
export const sqlText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Writes rows into `catalog.table` by way of newline-delimited JSON, which carries lists, structs and dates as they are. */
export async function loadTable(
  connection: DuckDBConnection,
  catalog: string,
  table: Table,
  rows: readonly Readonly<Record<string, unknown>>[],
  scratchPath: string,
): Promise<void> {
  const stored = storedColumns(table);
  const target = createTableSql({ ...table, columns: stored }).replace(
    `"${table.name}"`,
    `${catalog}."${table.name}"`,
  );
  await connection.run(target);
  if (rows.length === 0) return;
  writeLines(scratchPath, stored, rows);
  const types = stored.map(({ name, type }) => `"${name}": ${sqlText(sqlType(type))}`);
  await connection.run(
    `INSERT INTO ${catalog}."${table.name}" SELECT * FROM read_json(${sqlText(scratchPath)},
     format = 'newline_delimited', maximum_object_size = 67108864, columns = {${types.join(", ")}})`,
  );
}

/** The columns kept in `atlas.duckdb`: binary ones are derived and only written to Parquet. */
export function storedColumns(table: Table): readonly Column[] {
  return table.columns.filter((column) => column.type !== "blob");
}

/** SELECT list for the Parquet file; the point is rebuilt from its coordinates. */
export function parquetColumns(table: Table): string {
  return table.columns
    .map((column) =>
      column.type === "blob" ? `unhex("geometry_hex") AS "${column.name}"` : `"${column.name}"`,
    )
    .join(", ");
}

/** Hexadecimal WKB of each compound, for a temporary table beside `compound`. */
export function* compoundPoints(
  rows: readonly Readonly<Record<string, unknown>>[],
): Generator<Readonly<Record<string, unknown>>> {
  for (const { compound_id: id, lon, lat } of rows) {
    if (typeof lon === "number" && typeof lat === "number") {
      yield { compound_id: id, geometry_hex: pointWkbHex(lon, lat) };
    }
  }
}

function writeLines(
  path: string,
  columns: readonly Column[],
  rows: readonly Readonly<Record<string, unknown>>[],
): void {
  const file = openSync(path, "w");
  try {
    let buffer: string[] = [];
    for (const row of rows) {
      const line: Record<string, unknown> = {};
      for (const { name } of columns) line[name] = row[name] ?? null;
      buffer.push(JSON.stringify(line));
      if (buffer.length === 2000) {
        writeSync(file, `${buffer.join("\n")}\n`);
        buffer = [];
      }
    }
    if (buffer.length > 0) writeSync(file, `${buffer.join("\n")}\n`);
  } finally {
    closeSync(file);
  }
}
