import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readManifest } from "@atlas/warehouse/node";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runAtlas } from "../testing/run-atlas.js";
import { sharedWarehouse } from "../testing/shared-warehouse.js";

const folder = mkdtempSync(join(tmpdir(), "atlas-round-trip-"));
const at = (...path: string[]): string => join(folder, ...path);
const warehouse = at("warehouse");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = async <T>(...given: string[]): Promise<T> => {
  const { stdout, stderr } = await runAtlas(...given, "--json");
  try {
    return JSON.parse(stdout) as T;
  } catch (cause) {
    throw new Error(stderr, { cause });
  }
};

interface Ingested {
  readonly submissions: readonly {
    readonly kind: string | null;
    readonly status: string;
    readonly rows: Readonly<Record<string, number>>;
    readonly issues: Readonly<Record<string, number>>;
  }[];
}

// Nobody knows the headings of one; the other has headings that are known, and is another city's.
const strangers = {
  "金牛区_其他材料_2022.csv": "甲列,乙列,丙列\n一二三,四五六,七八九\n十,百,千\n",
  "北京市海淀区小区台账2022.csv":
    "北京市海淀区小区台账,,,\n小区名称,街道,社区,户数\n甲家园,中关村街道,科春社区,120\n乙家园,中关村街道,科春社区,80\n丙家园,中关村街道,科春社区,60\n",
};

beforeAll(async () => {
  cpSync(await sharedWarehouse(), warehouse, { recursive: true, verbatimSymlinks: true });
  mkdirSync(at("strangers"));
  for (const [name, content] of Object.entries(strangers))
    writeFileSync(at("strangers", name), content);
  await run("ingest", at("strangers"), "--out", warehouse);
}, 300_000);

const core = () => {
  const {
    submission: _s,
    source_row: _r,
    issue: _i,
    quarantine: _q,
    link: _l,
    lineage: _c,
    ...tables
  } = readManifest(warehouse).manifest.tables;
  return tables;
};

test("a whole city's quarantine sent back uncorrected changes nothing, and the same rows are given out again", async () => {
  const before = core();
  const first = await run<{ rows: number }>("quarantine", warehouse, "--out", at("q1.xlsx"));
  const known = await run<{ kind: string | null; n: number }[]>(
    "query",
    warehouse,
    "SELECT kind, count(*) AS n FROM quarantine GROUP BY ALL ORDER BY ALL",
  );
  expect(known.filter(({ kind }) => kind !== null).length).toBeGreaterThan(2);
  expect(known.find(({ kind }) => kind === null)?.n).toBeGreaterThanOrEqual(8);

  const { submissions } = await run<Ingested>("ingest", at("q1.xlsx"), "--out", warehouse);
  const unread = submissions.filter(({ kind }) => kind === null);
  expect(unread.length).toBeGreaterThan(0);
  for (const { status, rows, issues } of unread) {
    expect(status).toBe("rejected");
    expect(rows).toMatchObject({ accepted: 0, quarantined: 0 });
    expect(Object.keys(issues)).toEqual(["workbook_unread"]);
  }
  expect(core()).toEqual(before);
  expect(await run("verify", warehouse)).toMatchObject({ ok: true, failures: [] });

  const again = await run<{ rows: number }>("quarantine", warehouse, "--out", at("q2.xlsx"));
  expect(again.rows).toBe(first.rows);
}, 300_000);
