import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { type Table, type TableName, tableNames, tables as definitions } from "@atlas/schema";
import { bucketColumn, type ContentHasher, contentHasher, hashOfBuckets } from "../content-hash.js";
import type { Database } from "../database.js";
import type { Manifest, ManifestFile } from "../manifest.js";
import { describe } from "./describe-file.js";
import { openDuckDb } from "./duckdb-database.js";
import { inParts, orderSql, partOf } from "./row-order.js";
import { sha256 } from "./sha256.js";
import { type SpooledTable, spoolTable } from "./spool-table.js";
import { copyPointed, copyTable } from "./write-parquet.js";
import { type OldFile, writeInParts } from "./write-in-parts.js";
import { type Batch, createTable, insertSpooled, sqlText, storedColumns } from "./write-table.js";

type TableRow = Readonly<Record<string, unknown>>;

/** Rows that leave a table: none, all, or those with one of the values. */
export type Gone = "none" | "all" | { readonly column: string; readonly values: readonly string[] };

/** A version that another is made from. */
export interface BaseVersion {
  readonly folder: string;
  readonly manifest: Manifest;
}

/** The tables of a version while they are made: what is not touched stays as it was in the version before. */
export interface VersionTables {
  /** Takes rows that the base had out of a table and puts others in; a table is replaced once, or a part of it at a time. Rows are walked
   * up to three times. Resolves when the rows were walked; the engine may still be at work on them. */
  readonly replace: (name: TableName, gone: Gone, rows: Iterable<TableRow>) => Promise<void>;
  /** A path that nobody else has, to spool rows beside; what is left there goes with the version's other scratch files. */
  readonly scratch: () => string;
  /** Adds to a table what was spooled beside a path of `scratch`, of rows that it does not have. */
  readonly insert: (spooled: SpooledTable) => Promise<void>;
  /** Content hash of every table as it is now. */
  readonly hashes: () => Promise<ReadonlyMap<TableName, string>>;
  /** Writes the Parquet files, and the digests of buckets that the next version is made from (`hashes.json`).
   * Files of a synthetic city say so in their metadata (key `synthetic`). */
  readonly write: (synthetic: boolean) => Promise<readonly ManifestFile[]>;
  /** Finishes `atlas.duckdb`; also after a failure. */
  readonly close: () => Promise<void>;
}

/** File of the digests, by table and bucket. */
const hashesFile = "hashes.json";

type Digests = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Opens the tables of a new version in an empty folder.
 * @param base the version it is made from; without one every table is empty */
export async function openVersionTables(
  folder: string,
  base: BaseVersion | null,
): Promise<VersionTables> {
  const path = join(folder, "atlas.duckdb");
  if (base !== null) copyFileSync(join(base.folder, "atlas.duckdb"), path);
  const database = await openDuckDb(null);
  const { connection } = database;
  const spill = join(folder, ".spill");
  mkdirSync(spill);
  // The order of a table is total: with any number of threads the same rows give the same bytes.
  await connection.run(
    `SET threads = 2; SET memory_limit = '600MB'; SET preserve_insertion_order = true; SET temp_directory = ${sqlText(spill)}`,
  );
  await connection.run(`ATTACH ${sqlText(path)} AS atlas (STORAGE_VERSION 'v1.0.0')`);
  // One transaction: a commit for each part of a table would write it twice.
  await connection.run("BEGIN TRANSACTION");
  const digests =
    base === null
      ? {}
      : (JSON.parse(readFileSync(join(base.folder, hashesFile), "utf8")) as Digests);
  const states = new Map(tableNames.map((name) => [name, tableState(name, digests[name] ?? {})]));
  if (base === null)
    for (const name of tableNames)
      await createTable(connection, "atlas", definitions[name], storedColumns(definitions[name]));

  let spooled = 0;
  let pending = Promise.resolve();
  const change = async (
    state: TableState,
    leaving: Leaving,
    batches: readonly Batch[],
  ): Promise<void> => {
    if (leaving.values.length > 0) await remove(database, state, leaving);
    const columns = storedColumns(definitions[state.name]);
    await insertSpooled(connection, `atlas."${state.name}"`, columns, batches);
  };
  const scratch = (): string => join(spill, `rows${(spooled += 1)}`);
  const put = async ({ name, batches, digests }: SpooledTable, leaving: Leaving): Promise<void> => {
    const state = states.get(name)!;
    state.hasher.take(digests);
    if (batches.length === 0 && leaving.values.length === 0) return;
    state.changed = true;
    await pending;
    pending = change(state, leaving, batches);
    // Whoever waits next is told; a failure is not lost meanwhile.
    pending.catch(() => undefined);
  };
  const settle = async (): Promise<void> => {
    await pending;
    for (const state of states.values()) {
      for (const bucket of state.hasher.buckets().keys()) state.touched.add(partOf(bucket));
      state.kept = await bucketsNow(database, state);
      state.hasher = contentHasher(definitions[state.name], sha256);
    }
  };
  return {
    replace: async (name, gone, rows) => {
      const { leaving, coming } = onlyChanges(states.get(name)!, gone, rows);
      await put(spoolTable(name, coming, scratch()), leaving);
    },
    scratch,
    insert: (coming) => put(coming, nothing),
    hashes: async () => {
      await settle();
      return new Map([...states].map(([name, { kept }]) => [name, hashOfBuckets(kept, sha256)]));
    },
    write: async (synthetic) => {
      await settle();
      await connection.run("COMMIT");
      await connection.run("CHECKPOINT atlas");
      const files: ManifestFile[] = [];
      for (const [name, { changed, touched }] of states) {
        const before = base?.manifest.files.find((file) => file.table === name);
        if (before && !changed && base!.manifest.synthetic === synthetic) {
          copyFileSync(join(base!.folder, before.path), join(folder, before.path));
          files.push(before);
          continue;
        }
        const old = before ? { path: join(base!.folder, before.path), touched } : null;
        files.push(await writeTable(database, folder, name, synthetic, old));
      }
      const said = Object.fromEntries(
        [...states].map(([name, { kept }]) => [
          name,
          Object.fromEntries([...kept].sort(([a], [b]) => (a < b ? -1 : 1))),
        ]),
      );
      writeFileSync(join(folder, hashesFile), JSON.stringify(said));
      files.push(describe(folder, hashesFile, null, null, {}));
      return files;
    },
    close: async () => {
      try {
        await pending.catch(() => undefined);
        // Nothing to roll back where the tables were written.
        await connection.run("ROLLBACK").catch(() => undefined);
        await connection.run("DETACH atlas");
      } finally {
        await database.close();
        rmSync(spill, { recursive: true, force: true });
      }
      await compacted(path);
    },
  };
}

interface TableState {
  readonly name: TableName;
  changed: boolean;
  /** Parts of its file that rows left or came to. */
  readonly touched: Set<string>;
  /** Digest of each bucket that was there before. */
  kept: Map<string, string>;
  /** Buckets of `kept` of which rows left. */
  readonly reduced: Set<string>;
  /** Of the rows that came. */
  hasher: ContentHasher;
}

const tableState = (name: TableName, digests: Readonly<Record<string, string>>): TableState => ({
  name,
  changed: false,
  touched: new Set(),
  kept: new Map(Object.entries(digests)),
  reduced: new Set(),
  hasher: contentHasher(definitions[name], sha256),
});

const bucketSql = (table: Table): string => {
  const column = bucketColumn(table);
  return column === null ? "''" : `coalesce("${column}", '')`;
};

const listed = `(SELECT unnest(from_json(CAST(? AS JSON), '["VARCHAR"]')))`;

/** Rows that leave, by a column or (null) by their bucket. */
interface Leaving {
  readonly column: string | null;
  readonly values: readonly string[];
}

const nothing: Leaving = { column: null, values: [] };

/** What of a replacement changes anything: buckets that leave and come again as they were stay. */
function onlyChanges(
  { name, kept }: TableState,
  gone: Gone,
  rows: Iterable<TableRow>,
): { readonly leaving: Leaving; readonly coming: Iterable<TableRow> } {
  const column = bucketColumn(definitions[name]);
  if (gone === "none" || kept.size === 0) return { leaving: nothing, coming: rows };
  if (gone !== "all" && gone.column !== column) return { leaving: gone, coming: rows };
  const hasher = contentHasher(definitions[name], sha256);
  for (const row of rows) hasher.add(row);
  const digests = hasher.buckets();
  const buckets = gone === "all" ? [...kept.keys()] : gone.values;
  const same = new Set(buckets.filter((bucket) => kept.get(bucket) === digests.get(bucket)));
  const coming = {
    *[Symbol.iterator]() {
      for (const row of rows)
        if (!same.has(column === null ? "" : ((row[column] as string | null) ?? ""))) yield row;
    },
  };
  const values = buckets.filter((bucket) => !same.has(bucket));
  return { leaving: { column: null, values }, coming };
}

async function remove(
  database: Awaited<ReturnType<typeof openDuckDb>>,
  { name, kept, reduced, touched: parts }: TableState,
  { column, values }: Leaving,
): Promise<void> {
  const target = `atlas."${name}"`;
  const bucket = bucketSql(definitions[name]);
  const leaves = column === null ? bucket : `"${column}"`;
  const parameter = JSON.stringify(values);
  const touched = await database.query<{ bucket: string }>(
    `SELECT DISTINCT ${bucket} AS bucket FROM ${target} WHERE ${leaves} IN ${listed}`,
    [parameter],
  );
  await database.connection.run(`DELETE FROM ${target} WHERE ${leaves} IN ${listed}`, [parameter]);
  const left = await database.query<{ bucket: string }>(
    `SELECT DISTINCT ${bucket} AS bucket FROM ${target} WHERE ${bucket} IN ${listed}`,
    [JSON.stringify(touched.map((row) => row.bucket))],
  );
  for (const row of touched) {
    kept.delete(row.bucket);
    parts.add(partOf(row.bucket));
  }
  for (const row of left) {
    kept.set(row.bucket, "");
    reduced.add(row.bucket);
  }
}

/** Digests of all buckets: as they were, of the rows that came, or read again where a bucket has both. */
async function bucketsNow(
  database: Database,
  { name, kept, reduced, hasher }: TableState,
): Promise<Map<string, string>> {
  const now = new Map(kept);
  const mixed: string[] = [...reduced].filter((bucket) => kept.has(bucket));
  for (const [bucket, digest] of hasher.buckets()) {
    if (kept.has(bucket)) mixed.push(bucket);
    else now.set(bucket, digest);
  }
  reduced.clear();
  if (mixed.length === 0) return now;
  const columns = storedColumns(definitions[name])
    .map((column) => `"${column.name}"`)
    .join(", ");
  const rows = await database.query<TableRow>(
    `SELECT ${columns} FROM atlas."${name}" WHERE ${bucketSql(definitions[name])} IN ${listed}`,
    [JSON.stringify(mixed)],
  );
  const again = contentHasher(definitions[name], sha256);
  for (const row of rows) again.add(row);
  for (const bucket of mixed) now.delete(bucket);
  for (const [bucket, digest] of again.buckets()) now.set(bucket, digest);
  return now;
}

async function writeTable(
  database: Awaited<ReturnType<typeof openDuckDb>>,
  folder: string,
  name: TableName,
  synthetic: boolean,
  old: OldFile | null,
): Promise<ManifestFile> {
  const table: Table = definitions[name];
  const path = `${name}.parquet`;
  const target = join(folder, path);
  const ordered = `SELECT * FROM atlas."${name}" ORDER BY ${orderSql(name)}`;
  const { connection } = database;
  if (table.columns.some((column) => column.type === "blob"))
    await copyPointed(database, table, `atlas."${name}"`, orderSql(name), target, { synthetic });
  else if (inParts.has(name)) await writeInParts(database, name, target, { synthetic }, old);
  else await copyTable(connection, `(${ordered})`, target, { synthetic });
  const [row] = await database.query<{ n: number }>(`SELECT count(*) AS n FROM atlas."${name}"`);
  return describe(folder, path, name, row!.n, await keyRanges(database, table));
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

/** Share of a database that may lie free before it is written anew. */
const mostFree = 0.25;

/** Many changes leave blocks free in a file that readers fetch: it is then written anew. */
async function compacted(path: string): Promise<void> {
  if (!existsSync(path)) return;
  const database = await openDuckDb(null);
  const fresh = `${path}.fresh`;
  try {
    await database.query(`ATTACH ${sqlText(path)} AS atlas (READ_ONLY)`);
    const [size] = await database.query<{ free: number; total: number }>(
      `SELECT free_blocks AS free, total_blocks AS total FROM pragma_database_size() WHERE database_name = 'atlas'`,
    );
    if (size!.free <= size!.total * mostFree) return;
    await database.query(`ATTACH ${sqlText(fresh)} AS fresh (STORAGE_VERSION 'v1.0.0')`);
    await database.query("COPY FROM DATABASE atlas TO fresh");
    await database.query("DETACH fresh");
    await database.query("DETACH atlas");
  } finally {
    await database.close();
  }
  if (existsSync(fresh)) renameSync(fresh, path);
}
