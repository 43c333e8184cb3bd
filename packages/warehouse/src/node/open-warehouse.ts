import { existsSync, readFileSync, readdirSync, readlinkSync, statSync } from "node:fs";
import { join } from "node:path";
import { AppError, schemaVersion } from "@atlas/schema";
import { configurationFault } from "../configuration.js";
import type { Database } from "../database.js";
import type { Manifest } from "../manifest.js";
import { openDuckDb } from "./duckdb-database.js";

/** An open version of a warehouse. */
export interface OpenWarehouse {
  readonly database: Database;
  readonly manifest: Manifest;
  /** Folder of the version. */
  readonly folder: string;
}

/** Reads the manifest of the current version and checks that every file it names is there in its size.
 * @throws AppError `warehouse_missing`, `warehouse_incomplete` or `warehouse_schema`, each saying what to do. */
export function readManifest(root: string): {
  readonly manifest: Manifest;
  readonly folder: string;
} {
  const folder = currentFolder(root);
  if (folder === null) {
    throw new AppError(
      "warehouse_missing",
      `warehouse: ${root} 没有数据仓库, 请先生成 · holds no warehouse; expected ${join(root, "current", "manifest.json")}; make one with: atlas ingest RETURNS --out ${root}`,
      { root },
    );
  }
  const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as Manifest;
  if (manifest.schema_version !== schemaVersion) {
    throw new AppError(
      "warehouse_schema",
      `warehouse: ${root} 的结构版本为 ${manifest.schema_version}, 应为 ${schemaVersion}, 请重做 · has schema version ${manifest.schema_version}; expected ${schemaVersion}; make it again with: atlas ingest RETURNS --out NEW_FOLDER`,
      { found: manifest.schema_version, expected: schemaVersion },
    );
  }
  const fault =
    manifest.configuration === undefined ? null : configurationFault(manifest.configuration);
  if (fault !== null) {
    throw new AppError(
      "warehouse_incomplete",
      `warehouse: manifest.json 中的设置有误, 请重新拷贝整个文件夹, 或用 atlas ingest 重做 · the configuration in manifest.json; copy the whole folder again, or make it again with atlas ingest: ${fault}`,
      { fault },
    );
  }
  for (const file of manifest.files) {
    const path = join(folder, file.path);
    const bytes = existsSync(path) ? statSync(path).size : null;
    if (bytes !== file.bytes) {
      throw new AppError(
        "warehouse_incomplete",
        `warehouse: ${file.path} ${bytes === null ? "缺失" : `为 ${bytes} 字节`}, 应为 ${file.bytes} 字节, 请重新拷贝整个文件夹, 或用 atlas ingest 重做 · is ${bytes === null ? "missing" : `${bytes} bytes`}; expected ${file.bytes} bytes; copy the whole folder again, or make it again with atlas ingest`,
        { path: file.path, bytes, expected: file.bytes },
      );
    }
  }
  return { manifest, folder };
}

/** Opens the current version read-only.
 * @throws AppError as {@link readManifest} does. */
export async function openWarehouse(root: string): Promise<OpenWarehouse> {
  const { manifest, folder } = readManifest(root);
  return { manifest, folder, database: await openDuckDb(join(folder, "atlas.duckdb")) };
}

/** Folder of the current version, or null where there is none. A copy made without links keeps its newest version. */
export function currentFolder(root: string): string | null {
  const link = join(root, "current");
  if (existsSync(join(link, "manifest.json"))) {
    try {
      return join(root, readlinkSync(link));
    } catch {
      return link;
    }
  }
  if (existsSync(join(root, "manifest.json"))) return root;
  const versions = join(root, "versions");
  if (!existsSync(versions)) return null;
  const whole = readdirSync(versions).filter((name) =>
    existsSync(join(versions, name, "manifest.json")),
  );
  return whole.length === 1 ? join(versions, whole[0]!) : null;
}
