import { statSync } from "node:fs";
import { join } from "node:path";
import type { ManifestFile } from "../manifest.js";
import { sha256OfFile } from "./sha256.js";

/** The manifest's line of a file in a version's folder. */
export function describe(
  folder: string,
  path: string,
  table: ManifestFile["table"],
  rows: number | null,
  ranges: ManifestFile["ranges"],
): ManifestFile {
  const full = join(folder, path);
  return { path, bytes: statSync(full).size, sha256: sha256OfFile(full), table, rows, ranges };
}
