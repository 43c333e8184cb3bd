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
import type { Manifest, ManifestFile } from "../manifest.js";
import { dataPackage } from "./data-package.js";
import { describe } from "./describe-file.js";
import { openDuckDb } from "./duckdb-database.js";
import { sha256, sha256OfFile } from "./sha256.js";
import { type BaseVersion, type VersionTables, openVersionTables } from "./version-tables.js";

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
  /** Makes the log of former ids, given the new version's name; without it the log is what it was. */
  readonly formerIds?: (version: string) => CityTables["compound_alias"];
  /** Computes files (the summary, boundaries) from the finished tables. */
  readonly extraFiles?: (database: Database, version: string) => Promise<readonly ExtraFile[]>;
}

const kept = 2;

/** Core tables come first in `atlas.duckdb`, what a page seldom asks for last. */
const inFileOrder: readonly TableName[] = [
  ...tableNames.filter((name) => !["lineage", "source_row"].includes(name)),
  "lineage",
  "source_row",
];

/**
 * Writes a new version of the warehouse and makes it `current` by one rename; killed at any point before, the old one stays.
 * Parquet files of equal tables have equal bytes.
 * @param root folder of the warehouse, made if absent
 * @param tables rows of every table, each walked once
 */
export const writeVersion = (
  root: string,
  tables: CityRows,
  options: VersionOptions,
): Promise<Manifest> =>
  changeVersion(root, null, async (version) => {
    for (const name of inFileOrder) await version.replace(name, "all", tables[name]);
    return options;
  });

/** As `writeVersion`, from a version that is there: what `change` does not touch is carried over, and of the files of the long books the
 * parts that it does not touch.
 * @param base null to begin with empty tables
 * @param change replaces rows, and says then what the version says of itself; called again where a folder cannot be used */
export async function changeVersion(
  root: string,
  base: BaseVersion | null,
  change: (tables: VersionTables) => Promise<VersionOptions>,
): Promise<Manifest> {
  const versions = join(root, "versions");
  mkdirSync(versions, { recursive: true });
  for (const name of readdirSync(versions)) {
    if (name.startsWith(".making")) rmSync(join(versions, name), { recursive: true, force: true });
  }
  for (let attempt = 1; ; attempt += 1) {
    const folder = join(versions, `.making-${process.pid}`);
    const manifest = await makeVersion(folder, attempt, base, change);
    const target = join(versions, manifest.version);
    if (!existsSync(target)) renameSync(folder, target);
    else {
      rmSync(folder, { recursive: true });
      // A reader may be in that folder: it is never touched, though it was damaged or made by another release.
      if (!isSame(target, manifest)) continue;
    }
    publish(root, manifest.version);
    return manifest;
  }
}

async function makeVersion(
  folder: string,
  attempt: number,
  base: BaseVersion | null,
  change: (tables: VersionTables) => Promise<VersionOptions>,
): Promise<Manifest> {
  mkdirSync(folder, { recursive: true });
  const tables = await openVersionTables(folder, base);
  let options: VersionOptions;
  let version: string;
  let files: ManifestFile[];
  let hashes: ReadonlyMap<TableName, string>;
  try {
    options = await change(tables);
    const name = versionName(await tables.hashes(), options);
    version = attempt === 1 ? name : `${name}-${attempt}`;
    if (options.formerIds)
      await tables.replace("compound_alias", "all", options.formerIds(version));
    hashes = await tables.hashes();
    files = [...(await tables.write(options.synthetic))];
  } finally {
    await tables.close();
  }
  files.push(describe(folder, "atlas.duckdb", null, null, {}));
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
        {
          rows: files.find(({ table }) => table === name)!.rows!,
          content_hash: hashes.get(name)!,
        },
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

/** Whether a folder is whole and says the same; how `atlas.duckdb` is laid out depends on what it was made from. */
function isSame(target: string, manifest: Manifest): boolean {
  try {
    const there = JSON.parse(readFileSync(join(target, "manifest.json"), "utf8")) as Manifest;
    return (
      said(there) === said(manifest) &&
      there.files.every(({ path, sha256: hash }) => sha256OfFile(join(target, path)) === hash)
    );
  } catch {
    return false;
  }
}

const said = ({ files, ...rest }: Manifest): string =>
  JSON.stringify([rest, files.filter(({ path }) => path !== "atlas.duckdb")]);

/** A function of what the version says; the log of former ids apart, whose lines name the version. */
function versionName(
  hashes: ReadonlyMap<TableName, string>,
  { asOf, returns, decisions, synthetic, configuration, reference }: VersionOptions,
): string {
  const tables = [...hashes]
    .filter(([name]) => name !== "compound_alias")
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return sha256(
    JSON.stringify([
      schemaVersion,
      asOf,
      tables,
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
