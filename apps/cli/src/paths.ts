import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { AppError } from "@atlas/schema";

const repository = fileURLToPath(new URL("../../../", import.meta.url));

/** A path as the person means it: from where the command was called.
 * @throws AppError `usage` where it is empty, as of a variable that a script never set: it would mean the folder itself */
export function given(path: string): string {
  if (path === "")
    throw new AppError(
      "usage",
      "atlas: 路径为空; 应为文件或文件夹 · a path is empty; expected a file or a folder",
    );
  return resolve(process.env["INIT_CWD"] ?? process.cwd(), path);
}

/** A file of the product. */
export const product = (...parts: readonly string[]): string => join(repository, ...parts);

/** Text of a file of the product. */
export const productText = (...parts: readonly string[]): string =>
  readFileSync(product(...parts), "utf8");

/** Texts of `data/reference/*.csv` by file name. */
export function referenceTexts(): Readonly<Record<string, string>> {
  const folder = product("data", "reference");
  return Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name.endsWith(".csv"))
      .map((name) => [name, readFileSync(join(folder, name), "utf8")]),
  );
}

/** What a return's reading depends on beside the reference tables: code, and tables that are part of it. */
const importerFolders = [
  "packages/schema/src",
  "packages/divisions/src",
  "packages/normalize/src",
  // It packs drafts, which are kept from one run to the next.
  "packages/ingest/src",
  "data/characters",
  "data/divisions",
  "data/linkage",
];

/** Names the importer by its content: with another name, returns in the books are read again. */
export function importerName(): string {
  const hash = createHash("sha256").update(productText("pnpm-lock.yaml"));
  for (const folder of importerFolders)
    for (const path of readdirSync(product(folder), { recursive: true, encoding: "utf8" }).sort())
      if (/(?<!\.test)\.(ts|json)$/.test(path))
        hash.update(`\0${folder}/${path}\0`).update(readFileSync(product(folder, path)));
  return hash.digest("hex");
}
