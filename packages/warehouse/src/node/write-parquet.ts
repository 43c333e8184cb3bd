import type { Table } from "@atlas/schema";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Database } from "../database.js";
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

async function copyRows(
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
  await copyTable(connection, name, path, marks, isGeo ? [geoOf(pointed)] : []);
  await connection.run(`DROP TABLE ${name}`);
}

/** As `writeParquet`, of a table that a database has but for its points: of its rows only the positions come here, and go back as points
 * by way of its catalog `memory`.
 * @param source the stored table, with `lon` and `lat` in WGS-84 degrees
 * @param order by which its rows are written, as SQL */
export async function copyPointed(
  database: Database & { readonly connection: DuckDBConnection },
  table: Table,
  source: string,
  order: string,
  path: string,
  marks: ParquetMarks,
): Promise<void> {
  const { connection } = database;
  const key = table.columns.find((column) => column.key)!.name;
  const columns = table.columns.filter(({ name, type }) => name === key || type === "blob");
  const rows = await database.query<TableRow>(
    `SELECT "${key}", lon, lat FROM ${source} WHERE lon IS NOT NULL AND lat IS NOT NULL`,
  );
  const points = rows.map((row) => ({ [key]: row[key], geometry: geometryOf(row) }));
  const target = `memory."${table.name}"`;
  await createTable(connection, "memory", table, columns);
  await insertSpooled(connection, target, columns, spoolRows(points, columns, `${path}.rows`));
  const selected = table.columns.map(
    ({ name, type }) => `${type === "blob" ? "point" : "own"}."${name}"`,
  );
  const pointed = `SELECT ${selected.join(", ")} FROM ${source} own LEFT JOIN ${target} point USING ("${key}") ORDER BY ${order}`;
  await copyTable(connection, `(${pointed})`, path, marks, [geoOf(rows)]);
  await connection.run(`DROP TABLE ${target}`);
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

const geoOf = (rows: Iterable<TableRow>): string =>
  `geo: ${sqlText(geoMetadata(boundingBox(rows)))}`;

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
