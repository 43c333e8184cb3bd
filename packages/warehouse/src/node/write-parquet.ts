import type { Table } from "@atlas/schema";
import type { DuckDBConnection } from "@duckdb/node-api";
import { openDuckDb } from "./duckdb-database.js";
import { geoMetadata, pointWkb } from "./point-wkb.js";
import { createTable, insertSpooled, spoolRows, sqlText } from "./write-table.js";

type TableRow = Readonly<Record<string, unknown>>;

/** What a Parquet file says of itself beside its columns. */
export interface ParquetMarks {
  /** Written to the metadata as key `synthetic`: the rows describe no real office. */
  readonly synthetic: boolean;
}

/** Writes rows as one Parquet file (zstd); the same rows give the same bytes. A binary column is the row's point as WKB, with GeoParquet
 * 1.1 metadata.
 * @param table its name and the columns to write
 * @param rows with `lon` and `lat` in WGS-84 degrees where there is a binary column */
export async function writeParquet(
  table: Table,
  rows: Iterable<TableRow>,
  path: string,
  marks: ParquetMarks,
): Promise<void> {
  const database = await openDuckDb(null);
  try {
    await database.connection.run("SET threads = 1; SET preserve_insertion_order = true");
    await copyRows(database.connection, table, rows, path, marks);
  } finally {
    await database.close();
  }
}

/** As `writeParquet`, through a connection that is open; its catalog `memory` holds the rows meanwhile. */
export async function copyRows(
  connection: DuckDBConnection,
  table: Table,
  rows: Iterable<TableRow>,
  path: string,
  marks: ParquetMarks,
): Promise<void> {
  const name = `memory."${table.name}"`;
  const isGeo = table.columns.some((column) => column.type === "blob");
  const pointed = isGeo ? Array.from(rows, (row) => ({ ...row, geometry: geometryOf(row) })) : rows;
  await createTable(connection, "memory", table, table.columns);
  const spooled = spoolRows(pointed, table.columns, `${path}.rows`);
  await insertSpooled(connection, name, table.columns, spooled);
  const geo = isGeo ? [`geo: ${sqlText(geoMetadata(boundingBox(pointed)))}`] : [];
  await copyTable(connection, name, path, marks, geo);
  await connection.run(`DROP TABLE ${name}`);
}

/** Writes what a query gives.
 * @param source name of a table that the connection has, or a query in parentheses */
export async function copyTable(
  connection: DuckDBConnection,
  source: string,
  path: string,
  { synthetic }: ParquetMarks,
  metadata: readonly string[] = [],
): Promise<void> {
  const marks = [...(synthetic ? [`synthetic: ${sqlText("true")}`] : []), ...metadata];
  const written = marks.length === 0 ? "" : `, KV_METADATA {${marks.join(", ")}}`;
  await connection.run(
    `COPY ${source} TO ${sqlText(path)} (FORMAT parquet, COMPRESSION zstd${written})`,
  );
}

const geometryOf = ({ lon, lat }: TableRow): Uint8Array | null =>
  typeof lon === "number" && typeof lat === "number" ? pointWkb(lon, lat) : null;

function boundingBox(rows: Iterable<TableRow>): readonly number[] | null {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { lon, lat } of rows) {
    if (typeof lon !== "number" || typeof lat !== "number") continue;
    box[0] = Math.min(box[0]!, lon);
    box[1] = Math.min(box[1]!, lat);
    box[2] = Math.max(box[2]!, lon);
    box[3] = Math.max(box[3]!, lat);
  }
  return Number.isFinite(box[0]) ? box : null;
}
