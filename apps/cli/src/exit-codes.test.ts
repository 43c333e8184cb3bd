import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { query } from "./commands/read.js";
import { runAtlas, runAtlasAfter } from "./testing/run-atlas.js";

const folder = mkdtempSync(join(tmpdir(), "atlas-exit-"));
const at = (...parts: string[]): string => join(folder, ...parts);
const warehouse = at("warehouse");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(async () => {
  mkdirSync(at("in"));
  writeFileSync(
    at("in", "金牛区_小区台账_2022_20221101.csv"),
    "小区名称,街道,社区,户数\n青石巷6号院,驷马桥街道,工人村社区,86\n",
  );
  writeFileSync(at("in", "空.csv"), "");
  writeFileSync(at("in", "说明.pdf"), "%PDF-1.4 nothing");
  await runAtlas("ingest", at("in"), "--out", warehouse);
  mkdirSync(at("half"));
  writeFileSync(
    at("half", "金牛区_小区台账_2022_20221101.csv"),
    "小区名称,街道,社区,户数\n青石巷6号院,驷马桥街道,工人村社区,86\n,驷马桥街道,,1\n",
  );
  await runAtlas("ingest", at("half"), "--out", at("stopped"));
});

describe("wrong usage ends with 2, and says what was expected", () => {
  test.each([
    [[], "Usage"],
    [["nonsense"], "unknown command"],
    [["ingest", "x"], "--out"],
    [["ingest", "x", "--out", "y", "--bogus"], "--bogus"],
    [["ingest", "", "--out", "y"], "a path is empty"],
    [["check", "x", ""], "a path is empty"],
    [["sample", "--out", ""], "a path is empty"],
    [["ingest", "x", "--out", "y", "--crs", "mars"], "expected wgs84"],
    [["ingest", "x", "--out", "y", "--received", "2022-02-30"], "2022-10-15"],
    [["sample", "--out", "x", "--seed", "1.5"], "expected a whole number"],
    [
      ["metrics", "WAREHOUSE", "--level", "compound", "--metric", "pilot_progress"],
      "expected city, district",
    ],
    [["template", "houses", "--out", "t.xlsx"], "expected compounds"],
    [["serve", "WAREHOUSE", "--port", "99999"], "expected 0 to 65535"],
  ])("%j", async (given, said) => {
    const { status, stderr, stdout } = await runAtlas(
      ...given.map((word) => (word === "WAREHOUSE" ? warehouse : word)),
    );
    expect(stderr + stdout).toContain(said);
    expect(status).toBe(2);
    expect(stderr).not.toMatch(/^\s+at .*\.m?[jt]s/m);
  });
});

test("help is there in both languages, and ends with 0", async () => {
  const { status, stdout } = await runAtlas("quarantine", "--help");
  expect(status).toBe(0);
  expect(stdout).toContain("改正后报回");
  expect(stdout).toContain("corrected and ingested");
});

describe("a fault that was not foreseen ends with 70, in one line", () => {
  const harm = "process.stdout.write=()=>{throw new TypeError('no such luck')}";
  test("without its stack", async () => {
    const { status, stderr, stdout } = await runAtlasAfter(harm, { ATLAS_DEBUG: "" }, "--help");
    expect([status, stdout]).toEqual([70, ""]);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(stderr).toContain("程序内部出错");
    expect(stderr).toContain("a fault in the program");
    expect(stderr).toContain("TypeError: no such luck");
  });

  test("with it for ATLAS_DEBUG=1", async () => {
    const { status, stderr } = await runAtlasAfter(harm, { ATLAS_DEBUG: "1" }, "--help");
    expect(status).toBe(70);
    expect(stderr).toMatch(/^\s+at /m);
  });

  test("nobody awaited", async () => {
    const late = "setTimeout(()=>{throw new TypeError('no such luck')},0)";
    const { status, stderr } = await runAtlasAfter(
      `process.stdout.write=()=>{${late};return true}`,
      { ATLAS_DEBUG: "" },
      "--help",
    );
    expect([status, stderr.trim().split("\n").length]).toEqual([70, 1]);
  });
});

test("one bad return does not stop the others, and each is named with what is wrong", async () => {
  const { status, stdout } = await runAtlas("ingest", at("in"), "--out", at("again"), "--json");
  expect(status).toBe(0);
  const { submissions } = JSON.parse(stdout) as {
    submissions: { file: string; status: string; issues: object }[];
  };
  const became = Object.fromEntries(
    submissions.map((one) => [one.file, [one.status, ...Object.keys(one.issues)]]),
  );
  expect(became["空.csv"]![0]).toBe("rejected");
  expect(became["说明.pdf"]![0]).toBe("rejected");
  expect(became["金牛区_小区台账_2022_20221101.csv"]![0]).toBe("accepted");
  const strict = await runAtlas("ingest", at("in"), "--out", at("strict"), "--strict");
  expect(strict.status).toBe(1);
  const twice = await runAtlas("ingest", at("in"), "--out", at("again"), "--json");
  expect(twice.status).toBe(0);
  const again = (JSON.parse(twice.stdout) as { submissions: typeof submissions }).submissions;
  expect(Object.fromEntries(again.map((one) => [one.file, one.status]))).toEqual({
    "空.csv": "rejected",
    "说明.pdf": "rejected",
    "金牛区_小区台账_2022_20221101.csv": "skipped",
  });
});

describe("a rejected return sent again", () => {
  const empty = at("in", "空.csv");
  test("is told the same, with the same exit code", async () => {
    const first = await runAtlas("ingest", empty, "--out", at("rejected"), "--json");
    const second = await runAtlas("ingest", empty, "--out", at("rejected"), "--json");
    expect([first.status, second.status]).toEqual([3, 3]);
    expect(JSON.parse(second.stdout)).toEqual(JSON.parse(first.stdout));
  });

  test("is read anew with other options", async () => {
    const list = at("名单.csv");
    writeFileSync(list, "社区,年度\n工人村社区,2021\n");
    const root = at("retried");
    const first = await runAtlas("ingest", list, "--out", root, "--kind", "compounds");
    expect(first.status).toBe(3);
    const second = await runAtlas("ingest", list, "--out", root, "--json");
    expect(second.status).toBe(0);
    const [line] = (JSON.parse(second.stdout) as { submissions: object[] }).submissions;
    expect(line).toMatchObject({ kind: "pilot-sites", status: "accepted" });
    expect((await runAtlas("verify", root)).status).toBe(0);
  });
});

describe("what cannot be read does not stop the rest", () => {
  const good = at("in", "金牛区_小区台账_2022_20221101.csv");
  const statuses = (stdout: string) =>
    Object.fromEntries(
      (JSON.parse(stdout) as { submissions: { file: string; status: string }[] }).submissions.map(
        ({ file, status }) => [file, status],
      ),
    );

  test("a link that leads nowhere, one that leads to itself, a file too large to read", async () => {
    mkdirSync(at("links"));
    cpSync(good, at("links", "金牛区_小区台账_2022_20221101.csv"));
    symlinkSync("absent.csv", at("links", "断.csv"));
    symlinkSync("圈.csv", at("links", "圈.csv"));
    writeFileSync(at("links", "巨.csv"), "");
    truncateSync(at("links", "巨.csv"), 2 ** 31 + 1);
    const root = at("linked");
    const { status, stdout, stderr } = await runAtlas(
      "ingest",
      at("links"),
      "--out",
      root,
      "--json",
    );
    expect(status, stderr).toBe(0);
    expect(statuses(stdout)).toEqual({
      "金牛区_小区台账_2022_20221101.csv": "accepted",
      "断.csv": "rejected",
      "圈.csv": "rejected",
      "巨.csv": "rejected",
    });
    expect(stderr).toContain("断.csv: 无法读取");
    const strict = await runAtlas("check", at("links"), "--strict");
    expect(strict.status).toBe(1);
  });

  test("a path that is not there beside one that is", async () => {
    const root = at("beside");
    const { status, stdout, stderr } = await runAtlas(
      "ingest",
      at("nowhere.csv"),
      good,
      "--out",
      root,
      "--json",
    );
    expect(status, stderr).toBe(0);
    expect(statuses(stdout)).toEqual({
      "nowhere.csv": "rejected",
      "金牛区_小区台账_2022_20221101.csv": "accepted",
    });
  });

  test("nothing but such ends with 3, and begins no warehouse", async () => {
    const { status, stderr } = await runAtlas("ingest", at("nowhere.csv"), "--out", at("never"));
    expect(status).toBe(3);
    expect(stderr).toContain("nowhere.csv");
    expect(existsSync(at("never"))).toBe(false);
  });
});

test.each([
  ["ingest", "GOOD", "--out"],
  ["sample", "--scale", "0.001", "--out"],
  ["quarantine", "WAREHOUSE", "--out"],
  ["template", "compounds", "--out"],
  ["export", "WAREHOUSE", "--table", "compound", "--format", "csv", "--out"],
  ["export", "WAREHOUSE", "--table", "compound", "--format", "parquet", "--out"],
  ["export", "WAREHOUSE", "--table", "compound", "--format", "parquet", "--public", "--out"],
])("%s to a place that cannot be written ends with 2: %s %s %s %s %s", async (...given) => {
  writeFileSync(at("a-file"), "");
  const words = given.map((word) =>
    word === "GOOD" ? at("in") : word === "WAREHOUSE" ? at("stopped") : word,
  );
  const { status, stderr } = await runAtlas(...words, join(at("a-file"), "x"));
  expect(status, stderr).toBe(2);
  expect(stderr).toContain("expected a place where you may write");
});

describe("a query", () => {
  test.each([
    "CREATE TABLE x (a INTEGER)",
    "DELETE FROM compound",
    "UPDATE compound SET name = 'x'",
    "DROP TABLE compound",
    "SELECT * FROM read_text('/etc/hostname')",
    "SELECT * FROM read_csv('FOLDER/in/金牛区_小区台账_2022_20221101.csv')",
    "SELECT * FROM 'FOLDER/in/空.csv'",
    "SELECT * FROM glob('/*')",
    "SELECT * FROM read_parquet('http://127.0.0.1:9/x.parquet')",
    "COPY compound TO 'FOLDER/stolen.csv'",
    "EXPORT DATABASE 'FOLDER/stolen'",
    "ATTACH 'FOLDER/stolen.duckdb' AS s",
    "INSTALL httpfs",
    "LOAD 'FOLDER/x.duckdb_extension'",
    "SET enable_external_access = true",
    "SELECT 1; COPY compound TO 'FOLDER/stolen.csv'",
    "SELECT nonsense",
    "SELEC",
  ])("may not: %s", async (sql) => {
    const asked = query(warehouse, sql.replaceAll("FOLDER", folder), { json: true });
    await expect(asked).rejects.toMatchObject({ code: "query_failed" });
    expect(readdirSync(folder).filter((name) => name.startsWith("stolen"))).toEqual([]);
  });

  test("that fails ends with 2 and prints nothing", async () => {
    const { status, stdout } = await runAtlas("query", warehouse, "SELECT nonsense");
    expect([status, stdout]).toEqual([2, ""]);
  });

  test("may read, and gives an array of objects", async () => {
    const { status, stdout } = await runAtlas(
      "query",
      warehouse,
      "SELECT name, aliases, lon FROM compound",
      "--json",
    );
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual([{ name: "青石巷6号院", aliases: [], lon: null }]);
  });
});

describe("a broken warehouse ends with 4 and what to do", () => {
  const broken = (name: string, harm: (version: string) => void): string => {
    const copy = at(name);
    cpSync(warehouse, copy, { recursive: true, verbatimSymlinks: true });
    harm(join(copy, readlinkSync(join(copy, "current"))));
    return copy;
  };
  test.each([
    ["missing", () => at("nowhere")],
    ["an empty folder", () => at("in")],
    [
      "a manifest that is no JSON",
      () => broken("m1", (v) => writeFileSync(join(v, "manifest.json"), "{")),
    ],
    [
      "a manifest of another kind",
      () => broken("m2", (v) => writeFileSync(join(v, "manifest.json"), "[]")),
    ],
    ["a table cut short", () => broken("m3", (v) => truncateSync(join(v, "compound.parquet"), 10))],
    ["a database cut short", () => broken("m4", (v) => truncateSync(join(v, "atlas.duckdb"), 10))],
    ["a file gone", () => broken("m5", (v) => rmSync(join(v, "link.parquet")))],
    [
      "a database of noise",
      () =>
        broken("m6", (v) => {
          const path = join(v, "atlas.duckdb");
          writeFileSync(path, Buffer.alloc(readFileSync(path).length, 7));
        }),
    ],
  ])("%s", async (_, make) => {
    const root = make();
    const { status, stderr } = await runAtlas("verify", root);
    expect(status, stderr).toBe(4);
    expect(stderr).toContain("atlas ingest");
    expect(stderr).not.toMatch(/^\s+at .*\.m?[jt]s/m);
    await expect(query(root, "SELECT 1", { json: true })).rejects.toMatchObject({
      code: expect.stringMatching(/^warehouse_/) as string,
    });
    expect(existsSync(join(root, ".writing"))).toBe(false);
  });
});
