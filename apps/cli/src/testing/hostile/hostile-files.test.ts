import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type OpenWarehouse, openWarehouse } from "@atlas/warehouse/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AtlasRun, runAtlas } from "../run-atlas.js";
import { hostileFiles } from "./hostile-files.js";

const files = hostileFiles();
const folder = mkdtempSync(join(tmpdir(), "atlas-hostile-"));
const root = join(folder, "warehouse");
let run: AtlasRun;
let warehouse: OpenWarehouse;
const ask = (sql: string, ...values: string[]) =>
  warehouse.database.query<Record<string, unknown>>(sql, values);

beforeAll(async () => {
  mkdirSync(join(folder, "in"));
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, "in", name), bytes);
  run = await runAtlas("ingest", join(folder, "in"), "--out", root, "--json");
  warehouse = await openWarehouse(root);
});
afterAll(async () => {
  await warehouse.database.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("hostile files", () => {
  test("stop nothing: the run ends with 0 and the warehouse verifies", async () => {
    expect(run.status, run.stderr).toBe(0);
    expect(await ask("SELECT households FROM compound WHERE name = '好院1号'")).toEqual([
      { households: 31 },
    ]);
    const verified = await runAtlas("verify", root);
    expect(verified.status, verified.stderr).toBe(0);
  });

  test("are each accounted for, the bad ones with what is wrong", async () => {
    const rows = await ask("SELECT DISTINCT file FROM submission");
    const named = rows.map(({ file }) => String(file));
    const missing = Object.keys(files).filter(
      (name) =>
        !named.some(
          (file) => file === name || file.startsWith(`${name}/`) || file.startsWith(`${name}!`),
        ),
    );
    expect(missing).toEqual([]);
    const bad = await ask(
      "SELECT file, reason_zh FROM submission WHERE status = 'rejected' AND coalesce(reason_zh, '') = ''",
    );
    expect(bad).toEqual([]);
    for (const name of ["断裂.xlsx", "炸弹.xlsx", "实体.xlsx", "百万列.csv", "深.json", "空.csv"]) {
      const found = await ask("SELECT DISTINCT status FROM submission WHERE file = ?", name);
      expect(found, name).toEqual([{ status: "rejected" }]);
    }
  });

  test("are read as text: formulas, markup, SQL, rare characters, names of prototypes", async () => {
    const names = (await ask("SELECT name FROM compound")).map(({ name }) => String(name));
    expect(names).toEqual(
      expect.arrayContaining([
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "'); DROP TABLE compound; --",
        "@SUM(A1)",
        "䢺家院",
        "原型院",
        "文件名院",
      ]),
    );
    expect(await ask("SELECT households FROM compound WHERE name = '公式院'")).toEqual([
      { households: 40 },
    ]);
    const [failed] = await ask("SELECT count(*) AS n FROM issue WHERE code = 'formula_error'");
    expect(failed).toEqual({ n: 1 });
    expect(Object.hasOwn(Object.prototype, "户数")).toBe(false);
  });

  test("come out of an export as text", async () => {
    const out = join(folder, "compound.csv");
    await runAtlas("export", root, "--table", "compound", "--format", "csv", "--out", out);
    const csv = readFileSync(out, "utf8");
    expect(csv).not.toMatch(/(^|,)"?[=@+]/m);
    expect(existsSync(join(folder, "evil.csv"))).toBe(false);
  });
});
