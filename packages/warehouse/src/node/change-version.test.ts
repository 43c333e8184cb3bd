import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CityTables, type Row, tableNames } from "@atlas/schema";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readManifest } from "./open-warehouse.js";
import { unknownOrders } from "./row-order.js";
import { verifyWarehouse } from "./verify-warehouse.js";
import { changeVersion, writeVersion } from "./write-version.js";

const options = { asOf: "2022-12-31", synthetic: true, returns: [] };
const empty = Object.fromEntries(tableNames.map((name) => [name, []])) as unknown as CityTables;

let root: string;
let other: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "atlas-"));
  other = mkdtempSync(join(tmpdir(), "atlas-"));
});
afterEach(() => [root, other].forEach((made) => rmSync(made, { recursive: true, force: true })));

const row = (id: string, unit: string, households: number): Row<"council"> => ({
  council_id: id,
  community_id: `${unit}001001`,
  township_id: null,
  unit_id: unit,
  households,
  groups: null,
  representatives: null,
  members: null,
  supervisors: null,
  ordinary_members: null,
  valid_from: null,
  valid_to: null,
});
const parquet = (folder: string): Buffer =>
  readFileSync(join(folder, "current", "council.parquet"));

test("a table that was changed has the hashes and the bytes of one that was written so", async () => {
  const rows = fc.uniqueArray(
    fc.record({
      id: fc.integer({ min: 0, max: 30 }).map((n) => `K${String(n).padStart(2, "0")}`),
      unit: fc.constantFrom("510104", "510105", "510106"),
      households: fc.nat(9),
    }),
    { selector: ({ id }) => id, maxLength: 12 },
  );
  await fc.assert(
    fc.asyncProperty(
      rows,
      rows,
      fc.subarray(["K00", "K01", "K02", "K03", "K04"]),
      async (had, came, go) => {
        const before = had.map(({ id, unit, households }) => row(id, unit, households));
        const added = came.map(({ id, unit, households }) => row(`N${id}`, unit, households));
        await writeVersion(root, { ...empty, council: before }, options);
        await changeVersion(root, readManifest(root), async (tables) => {
          await tables.replace("council", { column: "council_id", values: go }, added);
          return options;
        });
        const left = [...before.filter(({ council_id: id }) => !go.includes(id)), ...added];
        await writeVersion(other, { ...empty, council: left }, options);
        const [changed, written] = [readManifest(root).manifest, readManifest(other).manifest];
        expect(changed.tables).toEqual(written.tables);
        expect(changed.version.slice(0, 16)).toBe(written.version.slice(0, 16));
        expect(parquet(root).equals(parquet(other))).toBe(true);
        expect(await verifyWarehouse(root)).toMatchObject({ ok: true, failures: [] });
      },
    ),
    { numRuns: 8, seed: 5 },
  );
});

test("what is not touched is carried over, and a mark that changes is changed everywhere", async () => {
  await writeVersion(root, { ...empty, council: [row("K1", "510104", 3)] }, options);
  const first = parquet(root);
  await changeVersion(root, readManifest(root), async () => ({ ...options, asOf: "2023-03-31" }));
  expect(parquet(root).equals(first)).toBe(true);
  await changeVersion(root, readManifest(root), async () => ({ ...options, synthetic: false }));
  expect(parquet(root).equals(first)).toBe(false);
  expect(await verifyWarehouse(root)).toMatchObject({ ok: true, failures: [] });
});

test("a bucket that comes again as it was stays; one that is new comes in", async () => {
  const [one, two] = [row("K1", "510104", 3), row("K2", "510105", 4)];
  await writeVersion(root, { ...empty, council: [one] }, options);
  const first = readManifest(root).manifest;
  await changeVersion(root, readManifest(root), async (tables) => {
    await tables.replace("council", "all", [one]);
    return { ...options, asOf: "2023-03-31" };
  });
  expect(readManifest(root).manifest.tables).toEqual(first.tables);
  await changeVersion(root, readManifest(root), async (tables) => {
    const gone = { column: "unit_id", values: ["510104", "510106"] };
    await tables.replace("council", gone, [one, two]);
    return options;
  });
  await writeVersion(other, { ...empty, council: [one, two] }, options);
  expect(readManifest(root).manifest.tables).toEqual(readManifest(other).manifest.tables);
  expect(await verifyWarehouse(root)).toMatchObject({ ok: true, failures: [] });
});

test("a change that fails leaves the version that was there", async () => {
  await writeVersion(root, { ...empty, council: [row("K1", "510104", 3)] }, options);
  const { version } = readManifest(root).manifest;
  const failing = changeVersion(root, readManifest(root), async (tables) => {
    await tables.replace("council", "all", [
      row("K2", "510104", 4),
      { ...row("K3", "510104", 5), council_id: null },
    ]);
    return options;
  });
  await expect(failing).rejects.toThrow(/council_id|NOT NULL|constraint/i);
  expect(readManifest(root).manifest.version).toBe(version);
  expect(await verifyWarehouse(root)).toMatchObject({ ok: true, failures: [] });
});

test("every table is ordered by columns that it has", () => expect(unknownOrders()).toEqual([]));
