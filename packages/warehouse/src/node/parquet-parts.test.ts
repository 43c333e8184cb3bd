import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openDuckDb } from "./duckdb-database.js";
import { joinParts, partsBy, readParts, sameHead } from "./parquet-parts.js";
import { readThrift, writeThrift } from "./thrift-compact.js";

type Engine = Awaited<ReturnType<typeof openDuckDb>>;

let folder: string;
let engine: Engine;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "atlas-"));
  engine = await openDuckDb(null);
  // Ids as submissions have them, nulls, long texts and enough equal values for dictionaries and their filters.
  await engine.connection.run(
    `CREATE TABLE t AS SELECT 'S' || substr(sha256(CAST(i // 50 AS VARCHAR)), 1, 6) AS id, i AS n,
       CASE WHEN i % 7 = 0 THEN NULL ELSE '院' || (i % 90) END AS word, repeat('字', i % 40) AS long
     FROM range(60000) r(i)`,
  );
});
afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const first = (id: string): string => id.slice(0, 2);

async function written(condition: string, groupRows = 122_880): Promise<Buffer> {
  const path = join(folder, "part.parquet");
  await engine.connection.run(
    `COPY (SELECT * FROM t WHERE ${condition} ORDER BY id, n) TO '${path}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${groupRows}, KV_METADATA {synthetic: 'true'})`,
  );
  return readFileSync(path);
}

const letters = [..."0123456789abcdef"].map((letter) => `S${letter}`);

async function joined(): Promise<Uint8Array> {
  const { head } = readParts(await written("false"));
  const parts = [];
  for (const part of letters)
    // Some of several row groups.
    parts.push(readParts(await written(`left(id, 2) = '${part}'`, part > "S7" ? 2048 : 9000)).body);
  return joinParts(head, parts);
}

const difference = `(SELECT * FROM t EXCEPT ALL SELECT * FROM p) UNION ALL (SELECT * FROM p EXCEPT ALL SELECT * FROM t)`;

test("a file of joined parts has the rows in order, with statistics and filters that say where they are", async () => {
  const path = join(folder, "whole.parquet");
  writeFileSync(path, await joined());
  await engine.connection.run(`CREATE VIEW p AS SELECT * FROM read_parquet('${path}')`);
  expect(await engine.query(difference)).toEqual([]);
  const ids = await engine.query<{ id: string; n: number }>("SELECT id, n FROM p");
  expect(ids).toEqual(await engine.query("SELECT id, n FROM t ORDER BY id, n"));
  for (const word of ["院8", "院89", "院90"])
    expect(await engine.query("SELECT count(*) AS n FROM p WHERE word = ?", [word])).toEqual(
      await engine.query("SELECT count(*) AS n FROM t WHERE word = ?", [word]),
    );
  const groups = await engine.query<{ n: number }>(
    `SELECT row_group_id AS n, min(row_group_num_rows) AS size FROM parquet_metadata('${path}') GROUP BY 1 ORDER BY 1`,
  );
  expect(groups.map(({ n }) => n)).toEqual(groups.map((_, i) => i));
  expect(groups.length).toBeGreaterThan(letters.length);
  const filtered = await engine.query<{ n: number }>(
    `SELECT count(DISTINCT bloom_filter_offset) AS n FROM parquet_metadata('${path}') WHERE bloom_filter_offset IS NOT NULL`,
  );
  expect(filtered[0]!.n).toBeGreaterThan(letters.length);
  const marks = await engine.query(
    `SELECT decode(key) AS k, decode(value) AS v FROM parquet_kv_metadata('${path}')`,
  );
  expect(marks).toEqual([{ k: "synthetic", v: "true" }]);
});

test("taken apart and joined again it has the same bytes, and so with a part from elsewhere", async () => {
  const whole = await joined();
  const { head, body } = readParts(whole);
  const parts = partsBy(body, "id", first);
  expect([...parts.keys()]).toEqual(letters);
  const again = joinParts(head, [...parts.values()]);
  expect(Buffer.compare(again, whole)).toBe(0);
  const fresh = readParts(await written("left(id, 2) = 'S3'", 9000)).body;
  const mixed = joinParts(
    head,
    letters.map((part) => (part === "S3" ? fresh : parts.get(part)!)),
  );
  expect(Buffer.compare(mixed, whole)).toBe(0);
});

test("row groups that two parts share are no part of either", async () => {
  const whole = readParts(await written("left(id, 2) < 'S3'", 2048));
  const parts = partsBy(whole.body, "id", first);
  const own = await engine.query<{ part: string; n: number }>(
    "SELECT left(id, 2) AS part, count(*) AS n FROM t GROUP BY 1",
  );
  expect(whole.body.groups.length).toBeGreaterThan(1);
  for (const part of ["S0", "S1"]) expect(parts.has(part)).toBe(false);
  for (const [part, { groups }] of parts)
    expect([part, groups.reduce((n, g) => n + Number(g.get(3)!.value), 0)]).toEqual([
      part,
      own.find((one) => one.part === part)!.n,
    ]);
});

test("files of other columns or marks have another head", async () => {
  const plain = readParts(await written("false")).head;
  expect(sameHead(plain, readParts(await written("n < 9")).head)).toBe(true);
  const path = join(folder, "other.parquet");
  for (const other of ["SELECT id, n, word FROM t", "SELECT * FROM t"]) {
    await engine.connection.run(`COPY (${other}) TO '${path}' (FORMAT parquet, COMPRESSION zstd)`);
    expect(sameHead(plain, readParts(readFileSync(path)).head)).toBe(false);
  }
});

test("a footer is written as it was read; a type that Parquet does not use, and an early end, are refused", async () => {
  const file = await written("true", 4096);
  const length = file.readUInt32LE(file.length - 8);
  const footer = file.subarray(file.length - 8 - length, file.length - 8);
  expect(Buffer.compare(writeThrift(readThrift(footer)), footer)).toBe(0);
  expect(() => readThrift(footer.subarray(0, 40))).toThrow("expected");
  expect(() => readThrift(Uint8Array.of(0x1b, 0))).toThrow("type 11");
  const numbers = [0n, 1n, -1n, 63n, -64n, 1n << 40n, -(1n << 62n)];
  const struct = new Map([[40, { type: 9, value: { of: 6, items: numbers } }]]);
  expect(readThrift(writeThrift(struct))).toEqual(struct);
});
