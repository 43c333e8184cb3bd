import {
  existsSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import {
  type CityTables,
  type Table,
  schemaVersion,
  tableNames,
  tables as definitions,
} from "@atlas/schema";
import type { DuckDBConnection } from "@duckdb/node-api";
import { contentHash } from "../content-hash.js";
import type { Database } from "../database.js";
import type { Manifest, ManifestFile } from "../manifest.js";
import { openDuckDb } from "./duckdb-database.js";
import { geoMetadata } from "./point-wkb.js";
import { sha256, sha256OfFile } from "./sha256.js";
import { compoundPoints, loadTable, parquetColumns, sqlText } from "./write-table.js";

/** A file that goes into the version beside its tables. */
export interface ExtraFile {
  readonly path: string;
  readonly content: string;
}

/** What a version says of itself, and what to put beside its tables. */
export interface VersionOptions {
  readonly asOf: string;
  readonly synthetic: boolean;
  readonly returns: Manifest["returns"];
  /** Computes files (the summary, boundaries) from the finished tables. */
  readonly extraFiles?: (database: Database, version: string) => Promise<readonly ExtraFile[]>;
}

const kept = 2;

/**
 * Writes a new version of the warehouse and makes it `current` by one rename; killed at any point before, the old one stays.
 * Parquet files of equal tables have equal bytes. Cost: a few seconds at scale 1.
 * @param root folder of the warehouse, made if absent
 * @param tables rows of every table, in canonical order
 */
export async function writeVersion(
  root: string,
  tables: CityTables,
  options: VersionOptions,
): Promise<Manifest> {
  const versions = join(root, "versions");
  mkdirSync(versions, { recursive: true });
  for (const name of readdirSync(versions)) {
    if (name.startsWith(".making")) rmSync(join(versions, name), { recursive: true, force: true });
  }
  const hashes = Object.fromEntries(
    tableNames.map((name) => [name, contentHash(definitions[name], tables[name], sha256)]),
  );
  const version = sha256(JSON.stringify([schemaVersion, options.asOf, hashes])).slice(0, 16);
  const folder = join(versions, `.making-${process.pid}`);
  mkdirSync(folder, { recursive: true });

  const files = await writeTables(folder, tables);
  if (options.extraFiles) {
    const database = await openDuckDb(join(folder, "atlas.duckdb"));
    try {
      for (const { path, content } of await options.extraFiles(database, version)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), content);
        files.push(describe(folder, path, null, null, {}));
      }
    } finally {
      await database.close();
    }
  }
  const manifest: Manifest = {
    schema_version: schemaVersion,
    version,
    as_of: options.asOf,
    synthetic: options.synthetic,
    tables: Object.fromEntries(
      tableNames.map((name) => [name, { rows: tables[name].length, content_hash: hashes[name]! }]),
    ) as Manifest["tables"],
    files,
    returns: options.returns,
  };
  writeFileSync(join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 1)}\n`);
  publish(root, folder, version);
  return manifest;
}

async function writeTables(folder: string, tables: CityTables): Promise<ManifestFile[]> {
  const scratch = join(folder, "rows.ndjson");
  const database = await openDuckDb(null);
  const { connection } = database;
  const files: ManifestFile[] = [];
  try {
    // One thread: the same rows give the same bytes.
    await connection.run(
      "SET threads = 1; SET memory_limit = '600MB'; SET preserve_insertion_order = true",
    );
    await connection.run(
      `ATTACH ${sqlText(join(folder, "atlas.duckdb"))} AS atlas (STORAGE_VERSION 'v1.0.0')`,
    );
    for (const name of tableNames) {
      await loadTable(connection, "atlas", definitions[name], tables[name], scratch);
      const path = `${name}.parquet`;
      await copyToParquet(connection, definitions[name], tables[name], join(folder, path), scratch);
      const ranges = await keyRanges(database, definitions[name]);
      files.push(describe(folder, path, name, tables[name].length, ranges));
    }
    await connection.run("CHECKPOINT atlas; DETACH atlas");
  } finally {
    await database.close();
    rmSync(scratch, { force: true });
  }
  files.push(describe(folder, "atlas.duckdb", null, null, {}));
  return files;
}

async function copyToParquet(
  connection: DuckDBConnection,
  table: Table,
  rows: readonly Readonly<Record<string, unknown>>[],
  path: string,
  scratch: string,
): Promise<void> {
  const target = `${sqlText(path)} (FORMAT parquet, COMPRESSION zstd`;
  if (!table.columns.some((column) => column.type === "blob")) {
    await connection.run(`COPY atlas."${table.name}" TO ${target})`);
    return;
  }
  const points = {
    name: "point",
    role: "book",
    label: table.label,
    columns: ["compound_id", "geometry_hex"].map((name) => ({
      name,
      type: "text" as const,
      label: table.label,
    })),
  } as const;
  await loadTable(connection, "memory", points, [...compoundPoints(rows)], scratch);
  await connection.run(
    `COPY (SELECT ${parquetColumns(table)} FROM (
       SELECT c.*, p.geometry_hex FROM atlas."${table.name}" c LEFT JOIN memory.point p USING (compound_id) ORDER BY compound_id
     )) TO ${target}, KV_METADATA {geo: ${sqlText(geoMetadata(boundingBox(rows)))}})`,
  );
}

function boundingBox(rows: readonly Readonly<Record<string, unknown>>[]): readonly number[] | null {
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

function describe(
  folder: string,
  path: string,
  table: ManifestFile["table"],
  rows: number | null,
  ranges: ManifestFile["ranges"],
): ManifestFile {
  const full = join(folder, path);
  return { path, bytes: statSync(full).size, sha256: sha256OfFile(full), table, rows, ranges };
}

function publish(root: string, folder: string, version: string): void {
  const target = join(root, "versions", version);
  if (existsSync(target)) {
    // The same content under the same name; swap it in so that a damaged copy is healed.
    renameSync(target, `${folder}-old`);
  }
  renameSync(folder, target);
  const link = join(root, "current");
  const fresh = join(root, `.current-${process.pid}`);
  rmSync(fresh, { force: true });
  symlinkSync(join("versions", version), fresh);
  renameSync(fresh, link);
  sweep(root);
}

function sweep(root: string): void {
  const versions = join(root, "versions");
  const current = readlinkSync(join(root, "current")).split("/").at(-1)!;
  const others = readdirSync(versions)
    .filter((name) => name !== current)
    .map((name) => ({ name, time: statSync(join(versions, name)).mtimeMs }))
    .sort((a, b) => b.time - a.time);
  for (const { name } of others.filter(
    ({ name }, i) => name.startsWith(".making") || i >= kept - 1,
  )) {
    rmSync(join(versions, name), { recursive: true, force: true });
  }
}
