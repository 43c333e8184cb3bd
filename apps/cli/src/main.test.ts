import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { atlasArguments } from "../../../scripts/run-atlas.js";
import { runAtlas, runNode } from "./testing/run-atlas.js";

const folder = mkdtempSync(join(tmpdir(), "atlas-cli-"));
const warehouse = join(folder, "warehouse");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(async () => {
  const csv = "小区名称,街道,社区,户数\n青石巷6号院,驷马桥街道,工人村社区,86\n,驷马桥街道,,1\n";
  writeFileSync(join(folder, "金牛区_小区台账_2022_20221101.csv"), csv);
});

describe("exit codes", () => {
  test("2 for wrong usage, with what was expected", async () => {
    const { status, stderr } = await runAtlas("metrics", warehouse, "--level", "planet");
    expect(status).toBe(2);
    expect(stderr).toContain("expected city, district, township");
    expect((await runAtlas("ingest")).status).toBe(2);
    expect((await runAtlas("sample", "--out", folder, "--scale", "x")).status).toBe(2);
  });

  test("3 when nothing given could be read", async () => {
    writeFileSync(join(folder, "noise.bin"), "");
    expect((await runAtlas("ingest", join(folder, "noise.bin"), "--out", warehouse)).status).toBe(
      3,
    );
    expect((await runAtlas("ingest", join(folder, "absent"), "--out", warehouse)).status).toBe(3);
  });

  test("4 for a warehouse that is not there", async () => {
    const { status, stderr } = await runAtlas("verify", join(folder, "nowhere"));
    expect(status).toBe(4);
    expect(stderr).toContain("atlas ingest");
  });
});

test("runs from its source, as a person starts it, like its bundle", async () => {
  const words = ["check", join(folder, "金牛区_小区台账_2022_20221101.csv"), "--json", "--strict"];
  const run = await runNode(atlasArguments(...words));
  expect(run.status, run.stderr).toBe(1);
  expect(run).toEqual(await runAtlas(...words));
});

test("ingest, verify, query and metrics speak JSON on standard output", async () => {
  const file = join(folder, "金牛区_小区台账_2022_20221101.csv");
  const ingested = await runAtlas("ingest", file, "--out", warehouse, "--json", "--strict");
  expect(ingested.status).toBe(1);
  expect(JSON.parse(ingested.stdout)).toMatchObject({
    submissions: [
      {
        file: "金牛区_小区台账_2022_20221101.csv",
        kind: "compounds",
        status: "accepted",
        rows: { read: 3, accepted: 1, merged: 0, superseded: 0, quarantined: 1, structural: 1 },
        issues: { row_unidentified: 1 },
      },
    ],
    tables: { compound: 1, division: 3332 },
  });
  const verified = await runAtlas("verify", warehouse, "--json");
  expect(verified.status).toBe(0);
  expect(JSON.parse(verified.stdout)).toMatchObject({ ok: true });
  const queried = await runAtlas(
    "query",
    warehouse,
    "SELECT name, kind, households FROM compound",
    "--json",
  );
  expect(JSON.parse(queried.stdout)).toEqual([
    { name: "青石巷6号院", kind: "unknown", households: 86 },
  ]);
  expect((await runAtlas("query", warehouse, "SELECT nonsense")).status).toBe(2);
  const figures = await runAtlas(
    "metrics",
    warehouse,
    "--level",
    "district",
    "--metric",
    "coverage",
    "--json",
  );
  const parquet = await runAtlas(
    "metrics",
    warehouse,
    "--level",
    "district",
    "--format",
    "parquet",
  );
  expect([parquet.status, parquet.stdout.slice(0, 4)]).toEqual([0, "PAR1"]);
  const quarter = ["metrics", warehouse, "--level", "city", "--period", "2022Q3", "--json"];
  const open = await runAtlas(...quarter);
  const published = await runAtlas(...quarter, "--public");
  // Nothing was consulted here, so nothing is hidden.
  expect([published.status, published.stdout]).toEqual([0, open.stdout]);
  const both = await runAtlas("metrics", warehouse, "--level", "city", "--format", "csv", "--json");
  expect([both.status, both.stdout]).toEqual([2, ""]);
  const rows = JSON.parse(figures.stdout) as { unit_id: string; flag: string; value: null }[];
  expect(rows).toHaveLength(23);
  expect(rows.find(({ unit_id: id }) => id === "510106")).toMatchObject({
    flag: "not_reported",
    value: null,
  });
});
