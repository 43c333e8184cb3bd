import {
  existsSync,
  mkdirSync,
  readFileSync,
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
  type TableName,
  schemaVersion,
  tableNames,
  tables as definitions,
} from "@atlas/schema";
import type { DuckDBConnection } from "@duckdb/node-api";
import { contentHash } from "../content-hash.js";
import type { Database } from "../database.js";
import type { Manifest, ManifestFile } from "../manifest.js";
import { openDuckDb } from "./duckdb-database.js";
import { dataPackage } from "./data-package.js";
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
  /** Hash of the decisions in force, null where there are none. */
  readonly decisions?: string | null;
  /** Makes the log of former ids, given the new version's name; without it the log is `tables.compound_alias`. */
  readonly formerIds?: (version: string) => CityTables["compound_alias"];
  /** Computes files (the summary, boundaries) from the finished tables. */
  readonly extraFiles?: (database: Database, version: string) => Promise<readonly ExtraFile[]>;
}

const kept = 2;

/** Core tables come first in `atlas.duckdb`, what a page seldom asks for last. */
const inFileOrder = [
  ...tableNames.filter((name) => name !== "lineage" && name !== "source_row"),
  "lineage",
  "source_row",
] as const;

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
  const name = versionName(hashes, options);
  for (let i = 1; ; i += 1) {
    const version = i === 1 ? name : `${name}-${i}`;
    const target = join(versions, version);
    const folder = join(versions, `.making-${process.pid}`);
    const manifest = await makeVersion(folder, version, tables, hashes, options);
    if (!existsSync(target)) renameSync(folder, target);
    else if (isSame(target, folder, manifest)) rmSync(folder, { recursive: true });
    else {
      // A reader may be in that folder: it is never touched, though it was damaged or made by another release.
      rmSync(folder, { recursive: true });
      continue;
    }
    publish(root, version);
    return manifest;
  }
}

async function makeVersion(
  folder: string,
  version: string,
  tables: CityTables,
  hashes: Readonly<Record<string, string>>,
  options: VersionOptions,
): Promise<Manifest> {
  const log = options.formerIds?.(version) ?? tables.compound_alias;
  const whole: CityTables = { ...tables, compound_alias: log };
  mkdirSync(folder, { recursive: true });
  const files = await writeTables(folder, whole);
  const add = (path: string, content: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
    files.push(describe(folder, path, null, null, {}));
  };
  if (options.extraFiles) {
    const database = await openDuckDb(join(folder, "atlas.duckdb"));
    try {
      for (const { path, content } of await options.extraFiles(database, version))
        add(path, content);
    } finally {
      await database.close();
    }
  }
  const hashOf = (name: TableName): string =>
    name === "compound_alias" ? contentHash(definitions[name], log, sha256) : hashes[name]!;
  const manifest: Manifest = {
    schema_version: schemaVersion,
    version,
    as_of: options.asOf,
    synthetic: options.synthetic,
    tables: Object.fromEntries(
      tableNames.map((name) => [name, { rows: whole[name].length, content_hash: hashOf(name) }]),
    ) as Manifest["tables"],
    decisions_sha256: options.decisions ?? null,
    files,
    returns: options.returns,
  };
  add("datapackage.json", dataPackage(manifest));
  writeFileSync(join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 1)}\n`);
  return manifest;
}

/** Whether a folder is whole and has the same manifest, so that the new one need not take its place. */
function isSame(target: string, folder: string, { files }: Manifest): boolean {
  const read = (path: string): string | null => {
    try {
      return readFileSync(path, "utf8");
    } catch {
      return null;
    }
  };
  return (
    read(join(target, "manifest.json")) === read(join(folder, "manifest.json")) &&
    files.every(
      ({ path, sha256: hash }) =>
        existsSync(join(target, path)) && sha256OfFile(join(target, path)) === hash,
    )
  );
}

/** A function of what the version says; the log of former ids apart, whose lines name the version. */
function versionName(
  hashes: Readonly<Record<string, string>>,
  { asOf, returns, decisions }: VersionOptions,
): string {
  const { compound_alias: _log, ...said } = hashes;
  return sha256(JSON.stringify([schemaVersion, asOf, said, returns, decisions ?? null])).slice(
    0,
    16,
  );
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
    for (const name of inFileOrder) {
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

function publish(root: string, version: string): void {
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
