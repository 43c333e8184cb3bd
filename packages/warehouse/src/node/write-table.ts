import { type Column, type ColumnType, type Table, createTableSql } from "@atlas/schema";
import {
  BLOB,
  BOOLEAN,
  DATE,
  DOUBLE,
  DuckDBBlobValue,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBDateValue,
  DuckDBListValue,
  DuckDBStructValue,
  type DuckDBType,
  type DuckDBValue,
  INTEGER,
  LIST,
  STRUCT,
  VARCHAR,
} from "@duckdb/node-api";

/** A path or text as an SQL literal. */
export const sqlText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

type TableRow = Readonly<Record<string, unknown>>;

/** Rows of a chunk: DuckDB's own vector size. */
const chunkRows = 2048;
const dayMs = 86_400_000;

/** Makes `catalog.table` with the given columns and appends rows a chunk of columns at a time; text is never SQL.
 * @param columns the columns to store; those of the table that are left out are left out there too
 * @returns how many rows there were */
export async function loadTable(
  connection: DuckDBConnection,
  catalog: string,
  table: Table,
  columns: readonly Column[],
  rows: Iterable<TableRow>,
): Promise<number> {
  const target = createTableSql({ ...table, columns }).replace(
    `"${table.name}"`,
    `${catalog}."${table.name}"`,
  );
  await connection.run(target);
  const writers = columns.map((column) => ({
    name: column.name,
    write: writerOf(column.type),
  }));
  const types = columns.map(({ type }) => duckDbType(type));
  const appender = await connection.createAppender(table.name, null, catalog);
  let written = 0;
  // One chunk for all: its memory is the engine's, which the garbage collector does not see.
  const chunk = DuckDBDataChunk.create(types);
  const append = (batch: readonly TableRow[]): void => {
    chunk.reset();
    chunk.rowCount = batch.length;
    writers.forEach(({ name, write }, i) => {
      const values = Array<DuckDBValue>(batch.length);
      for (let k = 0; k < batch.length; k += 1) {
        const value = batch[k]![name];
        values[k] = value === null || value === undefined ? null : write(value);
      }
      chunk.setColumnValues(i, values);
    });
    appender.appendDataChunk(chunk);
    written += batch.length;
  };
  try {
    let batch: TableRow[] = [];
    for (const row of rows) {
      batch.push(row);
      if (batch.length < chunkRows) continue;
      append(batch);
      batch = [];
    }
    if (batch.length > 0) append(batch);
    appender.flushSync();
  } finally {
    appender.closeSync();
  }
  return written;
}

/** The columns kept in `atlas.duckdb`: binary ones are derived and only written to Parquet. */
export const storedColumns = (table: Table): readonly Column[] =>
  table.columns.filter((column) => column.type !== "blob");

function duckDbType(type: ColumnType): DuckDBType {
  if (typeof type === "object") {
    if ("list" in type) return LIST(duckDbType(type.list));
    return STRUCT(
      Object.fromEntries(
        Object.entries(type.struct).map(([name, inner]) => [name, duckDbType(inner)]),
      ),
    );
  }
  const scalars = {
    text: VARCHAR,
    json: VARCHAR,
    integer: INTEGER,
    double: DOUBLE,
    boolean: BOOLEAN,
    date: DATE,
    blob: BLOB,
  };
  return scalars[type];
}

function writerOf(type: ColumnType): (value: unknown) => DuckDBValue {
  const orNull = (write: (value: unknown) => DuckDBValue) => (value: unknown) =>
    value === null || value === undefined ? null : write(value);
  if (typeof type === "object") {
    if ("list" in type) {
      const item = orNull(writerOf(type.list));
      return (value) => new DuckDBListValue((value as readonly unknown[]).map(item));
    }
    const fields = Object.entries(type.struct).map(
      ([name, inner]) => [name, orNull(writerOf(inner))] as const,
    );
    return (value) =>
      new DuckDBStructValue(
        Object.fromEntries(fields.map(([name, write]) => [name, write((value as TableRow)[name])])),
      );
  }
  if (type === "date")
    return (value) => new DuckDBDateValue(Date.parse(`${value as string}T00:00:00Z`) / dayMs);
  if (type === "blob") return (value) => new DuckDBBlobValue(value as Uint8Array);
  return (value) => value as DuckDBValue;
}
