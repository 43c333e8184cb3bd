import { join } from "node:path";
import { type Table, type TableName, tables as definitions } from "@atlas/schema";
import { contentHasher } from "../content-hash.js";
import type { Database } from "../database.js";
import type { ManifestFile } from "../manifest.js";
import { describe } from "./describe-file.js";
import { openDuckDb } from "./duckdb-database.js";
import { sha256 } from "./sha256.js";
import { copyRows, copyTable } from "./write-parquet.js";
import { loadTable, sqlText, storedColumns } from "./write-table.js";

type TableRow = Readonly<Record<string, unknown>>;

/** Writes tables one after the other into `atlas.duckdb` and a Parquet file each. */
export interface TableWriter {
  readonly add: (name: TableName, rows: Iterable<TableRow>) => Promise<void>;
  /** What was written so far. */
  readonly files: readonly ManifestFile[];
  readonly hashes: ReadonlyMap<TableName, string>;
  readonly rows: ReadonlyMap<TableName, number>;
  /** Finishes `atlas.duckdb`. */
  readonly close: () => Promise<void>;
}

/** Opens a writer over an empty folder. Parquet files of a synthetic city say so in their metadata (key `synthetic`). */
export async function openTableWriter(
  folder: string,
  { synthetic }: { readonly synthetic: boolean },
): Promise<TableWriter> {
  const database = await openDuckDb(null);
  const { connection } = database;
  // One thread: the same rows give the same bytes.
  await connection.run(
    "SET threads = 1; SET memory_limit = '400MB'; SET preserve_insertion_order = true",
  );
  await connection.run(
    `ATTACH ${sqlText(join(folder, "atlas.duckdb"))} AS atlas (STORAGE_VERSION 'v1.0.0')`,
  );
  const files: ManifestFile[] = [];
  const hashes = new Map<TableName, string>();
  const counts = new Map<TableName, number>();
  return {
    files,
    hashes,
    rows: counts,
    add: async (name, rows) => {
      const table: Table = definitions[name];
      const path = `${name}.parquet`;
      const hasher = contentHasher(table, sha256);
      const count = await loadTable(
        connection,
        "atlas",
        table,
        storedColumns(table),
        hasher.passing(rows),
        join(folder, ".rows"),
      );
      // The engine writes on its own thread while the hash is finished here.
      const parquet = join(folder, path);
      const copied = table.columns.some((column) => column.type === "blob")
        ? copyRows(connection, table, rows, parquet, { synthetic })
        : copyTable(connection, `atlas."${name}"`, parquet, { synthetic });
      hashes.set(name, hasher.hash());
      counts.set(name, count);
      await copied;
      files.push(describe(folder, path, name, count, await keyRanges(database, table)));
      await connection.run("CHECKPOINT atlas");
    },
    close: async () => {
      try {
        await connection.run("DETACH atlas");
      } finally {
        await database.close();
      }
    },
  };
}

async function keyRanges(database: Database, table: Table): Promise<ManifestFile["ranges"]> {
  const keys = table.columns.filter((column) => column.key);
  if (keys.length === 0) return {};
  const parts = keys.flatMap(({ name }, i) => [
    `CAST(min("${name}") AS VARCHAR) AS min${i}`,
    `CAST(max("${name}") AS VARCHAR) AS max${i}`,
  ]);
  const [row] = await database.query<Record<string, string | null>>(
    `SELECT ${parts.join(", ")} FROM atlas."${table.name}"`,
  );
  return Object.fromEntries(
    keys.map(({ name }, i) => [
      name,
      { min: row![`min${i}`] ?? null, max: row![`max${i}`] ?? null },
    ]),
  );
}
