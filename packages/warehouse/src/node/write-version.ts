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
  type CityRows,
  type CityTables,
  type TableName,
  schemaVersion,
  tableNames,
} from "@atlas/schema";
import type { Configuration } from "../configuration.js";
import type { Database } from "../database.js";
import type { Manifest } from "../manifest.js";
import { dataPackage } from "./data-package.js";
import { describe } from "./describe-file.js";
import { openDuckDb } from "./duckdb-database.js";
import { sha256, sha256OfFile } from "./sha256.js";
import { openTableWriter } from "./table-writer.js";

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
  /** The schedule and targets in force. */
  readonly configuration?: Configuration;
  /** Hash of the reference tables in force. */
  readonly reference?: string;
  /** Makes the log of former ids, given the new version's name; without it the log is `tables.compound_alias`. */
  readonly formerIds?: (version: string) => CityTables["compound_alias"];
  /** Computes files (the summary, boundaries) from the finished tables. */
  readonly extraFiles?: (database: Database, version: string) => Promise<readonly ExtraFile[]>;
}

const kept = 2;

/** Core tables come first in `atlas.duckdb`, what a page seldom asks for last; the log of former ids names the version and comes
 * after all. */
const inFileOrder: readonly TableName[] = [
  ...tableNames.filter((name) => !["lineage", "source_row", "compound_alias"].includes(name)),
  "lineage",
  "source_row",
];

/**
 * Writes a new version of the warehouse and makes it `current` by one rename; killed at any point before, the old one stays.
 * Parquet files of equal tables have equal bytes. Cost: a few seconds at scale 1.
 * @param root folder of the warehouse, made if absent
 * @param tables rows of every table, in canonical order; each is walked once or twice
 */
export async function writeVersion(
  root: string,
  tables: CityRows,
  options: VersionOptions,
): Promise<Manifest> {
  const versions = join(root, "versions");
  mkdirSync(versions, { recursive: true });
  for (const name of readdirSync(versions)) {
    if (name.startsWith(".making")) rmSync(join(versions, name), { recursive: true, force: true });
  }
  for (let attempt = 1; ; attempt += 1) {
    const folder = join(versions, `.making-${process.pid}`);
    const manifest = await makeVersion(folder, tables, options, attempt);
    const target = join(versions, manifest.version);
    if (!existsSync(target)) renameSync(folder, target);
    else if (isSame(target, folder, manifest)) rmSync(folder, { recursive: true });
    else {
      // A reader may be in that folder: it is never touched, though it was damaged or made by another release.
      rmSync(folder, { recursive: true });
      continue;
    }
    publish(root, manifest.version);
    return manifest;
  }
}

async function makeVersion(
  folder: string,
  tables: CityRows,
  options: VersionOptions,
  attempt: number,
): Promise<Manifest> {
  mkdirSync(folder, { recursive: true });
  const writer = await openTableWriter(folder, options);
  let version: string;
  try {
    for (const name of inFileOrder) await writer.add(name, tables[name]);
    const name = versionName(writer.hashes, options);
    version = attempt === 1 ? name : `${name}-${attempt}`;
    const log = options.formerIds?.(version) ?? tables.compound_alias;
    await writer.add("compound_alias", log);
  } finally {
    await writer.close();
  }
  const files = [...writer.files, describe(folder, "atlas.duckdb", null, null, {})];
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
  const manifest: Manifest = {
    schema_version: schemaVersion,
    version,
    as_of: options.asOf,
    synthetic: options.synthetic,
    tables: Object.fromEntries(
      tableNames.map((name) => [
        name,
        { rows: writer.rows.get(name)!, content_hash: writer.hashes.get(name)! },
      ]),
    ) as Manifest["tables"],
    decisions_sha256: options.decisions ?? null,
    ...(options.configuration === undefined ? {} : { configuration: options.configuration }),
    ...(options.reference === undefined ? {} : { reference_sha256: options.reference }),
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
  hashes: ReadonlyMap<TableName, string>,
  { asOf, returns, decisions, synthetic, configuration, reference }: VersionOptions,
): string {
  const said = [...hashes].sort(([a], [b]) => (a < b ? -1 : 1));
  return sha256(
    JSON.stringify([
      schemaVersion,
      asOf,
      said,
      returns,
      decisions ?? null,
      synthetic,
      configuration ?? null,
      reference ?? null,
    ]),
  ).slice(0, 16);
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
