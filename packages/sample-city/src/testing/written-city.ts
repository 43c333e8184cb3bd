import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { writeSampleCity } from "../write-sample-city.js";

const data = (path: string): string =>
  readFileSync(new URL(`../../../../data/${path}`, import.meta.url), "utf8");

/** The reference tables that a city is made from. */
export const reference = {
  lists: data("reference/lists.csv"),
  elements: data("reference/elements.csv"),
};

/** A city in memory, by path. */
export function writtenCity(
  seed: number,
  scale: number,
  faults: number,
): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  writeSampleCity({ seed, scale, faults, reference }, (path, bytes) => files.set(path, bytes));
  return files;
}

/** One hash over all paths and bytes. */
export function hashOf(files: ReadonlyMap<string, Uint8Array>): string {
  const hash = createHash("sha256");
  for (const [path, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(path).update("\0").update(bytes);
  return hash.digest("hex");
}

/** Rows of a CSV of the truth as objects. */
export function truthRows(
  files: ReadonlyMap<string, Uint8Array>,
  name: string,
): readonly Readonly<Record<string, string>>[] {
  const text = new TextDecoder().decode(files.get(`truth/${name}.csv`));
  const records: string[][] = [[]];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/g)) {
    if (end === "" && !quoted && !bare) break;
    records.at(-1)!.push(quoted === undefined ? bare! : quoted.replaceAll('""', '"'));
    if (end === "\n") records.push([]);
  }
  const [header, ...rows] = records.filter((record) => record.length > 0);
  return rows.map((cells) => Object.fromEntries(header!.map((key, i) => [key, cells[i]!])));
}
