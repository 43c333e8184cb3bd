import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CityTables, type ColumnType, type Row, tableNames, tables } from "@atlas/schema";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../database.js";
import { openWarehouse } from "../node/open-warehouse.js";
import { writeVersion } from "../node/write-version.js";
import { type AdapterPage, openAdapterPage } from "../testing/browser-page.js";

const root = mkdtempSync(join(tmpdir(), "atlas-adapter-"));
let opened: AdapterPage;

/** A value of every type, a null, and texts that could be taken for something else. */
const valueOf = (type: ColumnType, required: boolean, row: number): unknown => {
  if (row === 1 && !required) return null;
  if (typeof type === "object" && "list" in type)
    return row === 2 ? [] : [valueOf(type.list, true, 0), valueOf(type.list, true, 2)];
  if (typeof type === "object")
    return Object.fromEntries(
      Object.entries(type.struct).map(([name, inner], i) => [
        name,
        i === 1 && row === 2 ? null : valueOf(inner, true, row),
      ]),
    );
  switch (type) {
    case "text":
      return ["青石巷 6 号院 'q' \"d\" 䢺", "", "=1+1"][row];
    case "integer":
      return [86, 0, -2_147_483_648][row];
    case "double":
      return [104.0871234, 0, 1e15 + 0.5][row];
    case "boolean":
      return row === 0;
    case "date":
      return ["2022-12-31", "1970-01-01", "1899-02-28"][row];
    case "json":
      return ['{"电梯":"无"}', "{}", '["\\u0000"]'][row];
    case "blob":
      return null;
  }
};
const filler = Array.from({ length: 60_000 }, (_, row): Row<"source_row"> => ({
  submission_id: `S${row % 97}`,
  sheet: "",
  row,
  state: "accepted",
  reason: null,
  cells: JSON.stringify({ 小区名称: `第${(row * 7919) % 60_013}号院`, 户数: String(row) }),
}));
const city = Object.fromEntries(
  tableNames.map((name) => [
    name,
    name === "source_row"
      ? filler
      : [0, 1, 2].map((row) =>
          Object.fromEntries(
            tables[name].columns.map((column) => [
              column.name,
              valueOf(column.type, "required" in column, row),
            ]),
          ),
        ),
  ]),
) as unknown as CityTables;

beforeAll(async () => {
  await writeVersion(root, city, { asOf: "2022-12-31", synthetic: true, returns: [] });
  opened = await openAdapterPage(join(root, "current"));
  await opened.page.evaluate(async (address) => {
    const { atlas } = globalThis as unknown as {
      atlas: { openBrowserDatabase: (options: object) => Promise<Database> };
    };
    const database = await atlas.openBrowserDatabase({
      moduleUrl: `${address}duckdb-eh.wasm`,
      workerUrl: `${address}duckdb-browser-eh.worker.js`,
      databaseUrl: `${address}atlas.duckdb`,
    });
    Object.assign(globalThis, { database });
  }, opened.address);
});
afterAll(async () => {
  await opened?.close();
  rmSync(root, { recursive: true, force: true });
});

const inPage = (sql: string, parameters: readonly (string | number | boolean | null)[] = []) =>
  opened.page.evaluate(
    ([text, bound]) =>
      (globalThis as unknown as { database: Database }).database.query(text, bound),
    [sql, parameters] as const,
  );

describe("the browser adapter", () => {
  test.each([
    ["of one byte a character", "submission_id"],
    ["of several", "cells || '中' AS text, submission_id"],
    ["with nulls", "CASE WHEN row % 3 = 0 THEN NULL ELSE submission_id END AS text"],
  ])("gives texts %s, over many batches, as Node does", async (_, columns) => {
    const sql = `SELECT ${columns} FROM source_row ORDER BY row`;
    const { database } = await openWarehouse(root);
    const expected = await database.query(sql);
    await database.close();
    expect(expected).toHaveLength(filler.length);
    expect(await inPage(sql)).toEqual(expected);
  });

  test.each(tableNames.filter((name) => name !== "source_row"))(
    "gives the rows of %s as Node does, every type and null",
    async (name) => {
      const columns = tables[name].columns
        .filter(({ type }) => (type as unknown) !== "blob")
        .map((column) => column.name);
      const sql = `SELECT ${columns.map((column) => `"${column}"`).join(", ")} FROM "${name}"`;
      const { database } = await openWarehouse(root);
      const expected = await database.query(sql);
      await database.close();
      expect(await inPage(sql)).toEqual(expected);
      expect(expected).toEqual(
        city[name].map((row) =>
          Object.fromEntries(
            columns.map((column) => [column, (row as Record<string, unknown>)[column]]),
          ),
        ),
      );
    },
  );

  test("binds parameters of every type", async () => {
    expect(
      await inPage("SELECT ? AS t, CAST(? AS INTEGER) AS i, ? AS d, ? AS b, ? AS n", [
        "'; DROP TABLE compound; --",
        7,
        0.5,
        true,
        null,
      ]),
    ).toEqual([{ t: "'; DROP TABLE compound; --", i: 7, d: 0.5, b: true, n: null }]);
  });

  test("answers many statements at once, each prepared once while it is kept, whatever they are given", async () => {
    const texts = Array.from({ length: 50 }, (_, i) => `SELECT CAST(? AS INTEGER) + ${i} AS n`);
    const asked = [...texts, ...texts.toReversed()].map((sql, i) => [sql, i] as const);
    const answers = await opened.page.evaluate(async (questions) => {
      const { database } = globalThis as unknown as { database: Database };
      return Promise.all(
        questions.map(
          async ([sql, bound]) => (await database.query<{ n: number }>(sql, [bound]))[0]!.n,
        ),
      );
    }, asked);
    expect(answers).toEqual(asked.map(([sql, bound]) => bound + Number(sql.split(" ").at(-3))));
    for (const value of ["text", 3, true, null])
      expect(await inPage("SELECT ? AS v", [value])).toEqual([{ v: value }]);
    await expect(inPage("SELECT CAST(? AS INTEGER) AS n", ["none"])).rejects.toThrow(/none/);
    expect(await inPage("SELECT CAST(? AS INTEGER) AS n", ["12"])).toEqual([{ n: 12 }]);
  });

  test("sums and counts are numbers, and an error keeps the engine's words", async () => {
    expect(
      await inPage("SELECT sum(row) AS s, count(*) AS n, avg(row) AS a FROM source_row"),
    ).toEqual([{ s: (59_999 * 60_000) / 2, n: 60_000, a: 29_999.5 }]);
    await expect(inPage("SELECT nothing FROM compound")).rejects.toThrow(/nothing/);
  });
});

test("core tables are read by range: a small part of the file, never the whole", async () => {
  const { size } = statSync(join(root, "current", "atlas.duckdb"));
  const fresh = await openAdapterPage(join(root, "current"));
  try {
    await fresh.page.evaluate(async (address) => {
      const { atlas } = globalThis as unknown as {
        atlas: { openBrowserDatabase: (options: object) => Promise<Database> };
      };
      const database = await atlas.openBrowserDatabase({
        moduleUrl: `${address}duckdb-eh.wasm`,
        workerUrl: `${address}duckdb-browser-eh.worker.js`,
        databaseUrl: `${address}atlas.duckdb`,
      });
      await database.query("SELECT kind, count(*) FROM compound GROUP BY 1");
    }, fresh.address);
    const bytes = fresh.fetched.reduce((sum, asked) => sum + asked.bytes, 0);
    expect(fresh.fetched.map(({ status }) => status)).not.toContain(200);
    expect(bytes).toBeGreaterThan(0);
    expect(bytes, `${bytes} of ${size} bytes`).toBeLessThan(size / 3);
  } finally {
    await fresh.close();
  }
});
