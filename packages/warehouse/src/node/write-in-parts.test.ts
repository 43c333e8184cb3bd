import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CityTables, type Row, tableNames } from "@atlas/schema";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openDuckDb } from "./duckdb-database.js";
import { readManifest } from "./open-warehouse.js";
import { inParts } from "./row-order.js";
import { writeInParts } from "./write-in-parts.js";
import { changeVersion, writeVersion } from "./write-version.js";

const options = { asOf: "2022-12-31", synthetic: true, returns: [] };
const empty = Object.fromEntries(tableNames.map((name) => [name, []])) as unknown as CityTables;

let roots: string[];
beforeEach(() => {
  roots = [0, 1].map(() => mkdtempSync(join(tmpdir(), "atlas-")));
});
afterEach(() => roots.forEach((root) => rmSync(root, { recursive: true, force: true })));

const row = (submission: string, n: number, cells: string): Row<"source_row"> => ({
  submission_id: submission,
  sheet: "",
  row: n,
  state: "accepted",
  reason: null,
  cells,
});
const book = (root: string): Buffer => readFileSync(join(root, "current", "source_row.parquet"));

test("a book of which submissions came and went has the bytes of one that was written at once", async () => {
  const [root, other] = roots as [string, string];
  const submissions = fc.dictionary(
    fc.stringMatching(/^S[0-3][ab]$/),
    fc.array(fc.string({ maxLength: 9 }), { minLength: 1, maxLength: 4 }),
    { minKeys: 1, maxKeys: 8 },
  );
  const rowsOf = (said: Readonly<Record<string, readonly string[]>>) =>
    Object.entries(said).flatMap(([id, cells]) => cells.map((text, i) => row(id, i + 1, text)));
  await fc.assert(
    fc.asyncProperty(submissions, submissions, async (had, comes) => {
      const go = Object.keys(had).filter((id) => id in comes || id.endsWith("b"));
      await writeVersion(root, { ...empty, source_row: rowsOf(had) }, options);
      await changeVersion(root, readManifest(root), async (tables) => {
        const gone = { column: "submission_id", values: go };
        await tables.replace("source_row", gone, rowsOf(comes));
        return options;
      });
      const left = rowsOf(had).filter(({ submission_id: id }) => !go.includes(id));
      await writeVersion(other, { ...empty, source_row: [...rowsOf(comes), ...left] }, options);
      expect(book(root).equals(book(other))).toBe(true);
      expect(readManifest(root).manifest.tables).toEqual(readManifest(other).manifest.tables);
    }),
    { numRuns: 4, seed: 11 },
  );
});

test("parts that nothing touched are taken from the old file, not read again", async () => {
  const root = roots[0]!;
  const rows = [row("S0a", 1, "old"), row("S1a", 1, "old"), row("S2a", 1, "old")];
  await writeVersion(root, { ...empty, source_row: rows }, options);
  const database = await openDuckDb(null);
  try {
    const target = join(root, "book.parquet");
    await database.connection.run("ATTACH ':memory:' AS atlas");
    await database.connection.run(
      `CREATE TABLE atlas.source_row AS SELECT * REPLACE ('new' AS cells) FROM read_parquet('${join(root, "current", "source_row.parquet")}') WHERE submission_id <> 'S2a'`,
    );
    const old = {
      path: join(root, "current", "source_row.parquet"),
      touched: new Set(["S0", "S2"]),
    };
    await writeInParts(database, "source_row", target, { synthetic: true }, old);
    const said = await database.query(`SELECT submission_id, cells FROM read_parquet('${target}')`);
    expect(said).toEqual([
      { submission_id: "S0a", cells: "new" },
      { submission_id: "S1a", cells: "old" },
    ]);
    // Another mark is on every part.
    await writeInParts(database, "source_row", target, { synthetic: false }, old);
    const again = await database.query(`SELECT DISTINCT cells FROM read_parquet('${target}')`);
    expect(again).toEqual([{ cells: "new" }]);
  } finally {
    await database.close();
  }
});

test("books in parts are ordered by their submission first", () => {
  expect([...inParts].sort()).toEqual(["issue", "lineage", "link", "source_row"]);
});
