import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { csvRecords, foldHeader } from "./reference.js";

const table = (name: string) =>
  csvRecords(readFileSync(new URL(`../../../data/reference/${name}`, import.meta.url), "utf8"));

test.each([
  ["header-synonyms.csv", "kind", "field", "headers"],
  ["value-synonyms.csv", "list", "code", "words"],
] as const)("no word of %s stands twice in its list", (name, list, meaning, words) => {
  const seen = new Map<string, string>();
  const repeated: string[] = [];
  for (const row of table(name))
    for (const word of row[words]!.split("|")) {
      const key = `${row[list]} ${foldHeader(word)}`;
      const before = seen.get(key);
      if (before !== undefined) repeated.push(`${key}: ${before}, ${row[meaning]}`);
      seen.set(key, row[meaning]!);
    }
  expect(repeated).toEqual([]);
});
