import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { type Column, type Table, createTableSql, sqlType } from "@atlas/schema";
import type { DuckDBConnection } from "@duckdb/node-api";

/** A path or text as an SQL literal. */
export const sqlText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

type TableRow = Readonly<Record<string, unknown>>;

const batchRows = 65_536;
const lineRows = 2048;

/** Makes `catalog.table` with the given columns.
 * @param columns the columns to store; those of the table that are left out are left out there too */
export async function createTable(
  connection: DuckDBConnection,
  catalog: string,
  table: Table,
  columns: readonly Column[],
): Promise<void> {
  const target = `${catalog}."${table.name}"`;
  await connection.run(
    createTableSql({ ...table, columns }).replace(`"${table.name}"`, () => target),
  );
}

/** Puts rows that were spooled into a table, and removes their files. Text is never SQL. */
export async function insertSpooled(
  connection: DuckDBConnection,
  target: string,
  columns: readonly Column[],
  batches: readonly Batch[],
): Promise<void> {
  for (const batch of batches) {
    try {
      await connection.run(`INSERT INTO ${target} ${selectSql(columns, batch)}`);
    } finally {
      rmSync(batch.path);
    }
  }
}

/** The columns kept in `atlas.duckdb`: binary ones are derived and only written to Parquet. */
export const storedColumns = (table: Table): readonly Column[] =>
  table.columns.filter((column) => column.type !== "blob");

/** Rows that wait in a scratch file. */
export interface Batch {
  readonly path: string;
  readonly rows: number;
  /** Characters of the longest line. */
  readonly longest: number;
}

/** Writes rows to scratch files of a JSON object a line.
 * @param scratch path that files are made beside
 * @returns the files, for `insertSpooled` */
export function spoolRows(
  rows: Iterable<TableRow>,
  columns: readonly Column[],
  scratch: string,
): readonly Batch[] {
  const done: Batch[] = [];
  const binary = columns.filter(({ type }) => type === "blob").map(({ name }) => name);
  let made = 0;
  let file: number | null = null;
  let batch = { path: "", rows: 0, longest: 0 };
  let lines: string[] = [];
  const flush = (): void => {
    file ??= openSync(batch.path, "wx");
    writeSync(file, lines.join(""));
    lines = [];
  };
  const finish = (): Batch => {
    flush();
    closeSync(file!);
    file = null;
    return batch;
  };
  for (const row of rows) {
    if (batch.rows === 0) batch = { path: `${scratch}.${(made += 1)}`, rows: 0, longest: 0 };
    const line = `${JSON.stringify(binary.length === 0 ? row : withHex(row, binary))}\n`;
    lines.push(line);
    batch.rows += 1;
    batch.longest = Math.max(batch.longest, line.length);
    if (lines.length === lineRows) flush();
    if (batch.rows < batchRows) continue;
    done.push(finish());
    batch = { path: "", rows: 0, longest: 0 };
  }
  if (batch.rows > 0) done.push(finish());
  return done;
}

const withHex = (row: TableRow, binary: readonly string[]): TableRow => ({
  ...row,
  ...Object.fromEntries(
    binary.map((name) => {
      const bytes = (row[name] ?? null) as Uint8Array | null;
      return [name, bytes === null ? null : Buffer.from(bytes).toString("hex")];
    }),
  ),
});

/** The engine's own limit on an object, in bytes; a longer one needs it raised. */
const objectBytes = 16_777_216;
const bytesOfCharacter = 3;

function selectSql(columns: readonly Column[], { path, longest }: Batch): string {
  const types = columns.map(
    ({ name, type }) => `${sqlText(name)}: ${sqlText(type === "blob" ? "VARCHAR" : sqlType(type))}`,
  );
  const values = columns.map(({ name, type }) =>
    type === "blob" ? `from_hex("${name}")` : `"${name}"`,
  );
  const limit = Math.max(objectBytes, longest * bytesOfCharacter);
  return (
    `SELECT ${values.join(", ")} FROM read_json(${sqlText(path)}, format = 'newline_delimited', ` +
    `maximum_object_size = ${limit}, columns = {${types.join(", ")}})`
  );
}
