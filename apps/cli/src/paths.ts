import { readFileSync, readdirSync, statSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { AppError } from "@atlas/schema";

const repository = fileURLToPath(new URL("../../../", import.meta.url));

/** A path as the person means it: from where the command was called. */
export const given = (path: string): string =>
  resolve(process.env["INIT_CWD"] ?? process.cwd(), path);

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

/** What lies in a folder beside returns: the truth of a sample, readmes, what programs and systems leave behind. */
const beside = /(^|[/\\])(truth[/\\]|readme|\.|~\$|__MACOSX[/\\]|Thumbs\.db$|desktop\.ini$)/i;

/** Every return under the given paths, in canonical order; a file that is no return is taken too, so that
 * it is rejected by name. `truth` beside a sample, readmes and hidden files are left aside.
 * @throws AppError `path_missing` */
export function* returnFiles(
  paths: readonly string[],
): Generator<{ readonly name: string; readonly bytes: Uint8Array }> {
  for (const path of paths.map(given).sort()) {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat)
      throw new AppError(
        "path_missing",
        `atlas: ${path} is not there; expected a file or folder of returns`,
        { path },
      );
    if (stat.isFile()) {
      yield { name: basename(path), bytes: readFileSync(path) };
      continue;
    }
    const inside = readdirSync(path, { recursive: true, encoding: "utf8" })
      .filter((name) => !beside.test(name))
      .sort();
    for (const name of inside) {
      const full = join(path, name);
      if (statSync(full).isFile())
        yield { name: relative(path, full).replaceAll("\\", "/"), bytes: readFileSync(full) };
    }
  }
}
