import { mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { read, utils, write } from "@e965/xlsx";
import { strFromU8, unzipSync } from "fflate";
import { openDuckDb } from "@atlas/warehouse/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { codesOf } from "@atlas/schema";
import { makeTemplate } from "./template.js";
import { runAtlas } from "../testing/run-atlas.js";

const folder = mkdtempSync(join(tmpdir(), "atlas-commands-"));
const at = (...parts: string[]): string => join(folder, ...parts);
const warehouse = at("warehouse");
const json = (text: string): never => JSON.parse(text) as never;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const heading = "小区名称,小区类型,街道,社区,户数,经度(WGS-84),纬度(WGS-84)";
beforeAll(async () => {
  mkdirSync(at("in"));
  writeFileSync(
    at("in", "金牛区_小区(院落)台账_2022_20221101.csv"),
    `${heading}\n青石巷6号院,老旧小区,驷马桥街道,工人村社区,86,104.0731,30.6912\n"=HYPERLINK(""http://x"",""院"")",物业小区,驷马桥街道,工人村社区,3,,\n,老旧小区,,,12,,\n`,
  );
  writeFileSync(at("in", "空.csv"), "");
  await runAtlas("ingest", at("in"), "--out", warehouse);
}, 60_000);

describe("check", () => {
  test("says what would happen, with places, and writes nothing", async () => {
    const { status, stdout, stderr } = await runAtlas("check", at("in"), "--json");
    expect(status, stderr).toBe(0);
    const report: {
      warehouse: null;
      submissions: { file: string; status: string; rows: { quarantined: number } }[];
      findings: { file: string; row: number; code: string; message_zh: string }[];
    } = json(stdout);
    expect(report.warehouse).toBeNull();
    const became = Object.fromEntries(
      report.submissions.map(({ file, status: own }) => [file, own]),
    );
    expect(became).toEqual({
      "空.csv": "rejected",
      "金牛区_小区(院落)台账_2022_20221101.csv": "accepted",
    });
    expect(report.findings).toContainEqual(
      expect.objectContaining({ row: 4, code: "row_unidentified" }),
    );
    const spoken = await runAtlas("check", at("in"), "--strict");
    expect(spoken.status).toBe(1);
    expect(spoken.stderr).toContain("第 4 行 row 4");
  });

  test("ends with 3 when nothing could be read, with 2 for a kind there is not", async () => {
    expect((await runAtlas("check", at("in", "空.csv"))).status).toBe(3);
    expect((await runAtlas("check", at("nowhere"))).status).toBe(3);
    const { status, stderr } = await runAtlas("check", at("in"), "--kind", "houses");
    expect(status).toBe(2);
    expect(stderr).toContain("expected compounds, consultations");
  });
});

describe("template", () => {
  test("of each kind is a return whose every heading is known", async () => {
    mkdirSync(at("filled"));
    for (const kind of codesOf("return_kind")) {
      const { columns, bytes } = makeTemplate(kind);
      const book = read(bytes);
      const sheet = book.Sheets[book.SheetNames[0]!]!;
      const rows: string[][] = utils.sheet_to_json(sheet, { header: 1 });
      expect(rows[2]).toEqual(columns);
      const facts = ["填报单位:", "金牛区", "报送期:", "2022年第三季度", "填报日期:", "2022-10-08"];
      const place = (name: string): string | null =>
        /社区/.test(name) ? "工人村社区" : /街道|镇/.test(name) ? "驷马桥街道" : null;
      utils.sheet_add_aoa(sheet, [facts, [...columns], columns.map(place)], { origin: "A2" });
      const filled = write(book, { type: "buffer", bookType: "xlsx" }) as Uint8Array;
      writeFileSync(at("filled", `${kind}.xlsx`), filled);
    }
    const { stdout } = await runAtlas("check", at("filled"), "--json");
    const { submissions }: { submissions: { file: string; kind: string; issues: object }[] } =
      json(stdout);
    expect(submissions).toHaveLength(8);
    for (const { file, kind, issues } of submissions) {
      expect(file).toBe(`${kind}.xlsx`);
      for (const code of ["column_unknown", "unit_unknown", "period_unknown"])
        expect(issues).not.toHaveProperty(code);
    }
  });

  test("offers the code lists and the same bytes each time", async () => {
    await runAtlas("template", "compounds", "--out", at("a.xlsx"));
    await runAtlas("template", "compounds", "--out", at("b.xlsx"));
    expect(readFileSync(at("a.xlsx")).equals(readFileSync(at("b.xlsx")))).toBe(true);
    const xml = strFromU8(unzipSync(readFileSync(at("a.xlsx")))["xl/worksheets/sheet1.xml"]!);
    expect(xml).toContain("老旧小区,物业小区,类型不明");
    expect(xml).toContain("是,否");
  });
});

describe("export", () => {
  test("csv, xlsx: text that looks like a formula stays text", async () => {
    for (const format of ["csv", "xlsx"]) {
      const out = at(`compound.${format}`);
      const run = await runAtlas(
        "export",
        warehouse,
        "--table",
        "compound",
        "--format",
        format,
        "--out",
        out,
        "--json",
      );
      expect(run.status, run.stderr).toBe(0);
      expect(json(run.stdout)).toMatchObject({ table: "compound", format, rows: 2, public: false });
    }
    const csv = readFileSync(at("compound.csv"), "utf8");
    expect(csv.startsWith("\ufeffcompound_id,name,")).toBe(true);
    expect(csv).not.toMatch(/(^|[,"\n])=HYPERLINK/m);
    const book = read(readFileSync(at("compound.xlsx")), { cellFormula: true });
    const cells: Record<string, { t?: string; f?: string; v?: unknown }> = book.Sheets["compound"]!;
    const formula = Object.values(cells).find(({ v }) => String(v).startsWith("=HYPERLINK"));
    expect(formula).toMatchObject({ t: "s" });
    expect(Object.values(cells).every(({ f }) => f === undefined)).toBe(true);
  });

  test("parquet, geoparquet and geojson hold the same compounds", async () => {
    for (const format of ["parquet", "geoparquet", "geojson"])
      expect(
        (
          await runAtlas(
            "export",
            warehouse,
            "--table",
            "compound",
            "--format",
            format,
            "--out",
            at(`c.${format}`),
          )
        ).status,
      ).toBe(0);
    const features = (json(readFileSync(at("c.geojson"), "utf8")) as { features: unknown[] })
      .features;
    expect(features).toContainEqual(
      expect.objectContaining({ geometry: { type: "Point", coordinates: [104.0731, 30.6912] } }),
    );
    expect(features).toContainEqual(expect.objectContaining({ geometry: null }));
    const database = await openDuckDb(null);
    const read1 = `SELECT name, households FROM read_parquet('${at("c.geoparquet")}') ORDER BY households`;
    expect(await database.query(read1)).toMatchObject([{ households: 3 }, { households: 86 }]);
    await database.close();
  });

  test("public: small counts and free text are hidden, positions rounded, the books refused", async () => {
    for (const format of ["geojson", "geoparquet"]) {
      const out = at(`public.${format}`);
      const run = await runAtlas(
        "export",
        warehouse,
        "--table",
        "compound",
        "--format",
        format,
        "--out",
        out,
        "--public",
      );
      expect(run.status, run.stderr).toBe(0);
    }
    const {
      features,
    }: {
      features: {
        geometry: { coordinates: number[] } | null;
        properties: Record<string, unknown>;
      }[];
    } = json(readFileSync(at("public.geojson"), "utf8"));
    // 3 is small, and 86 would give it away beside the sum of both.
    for (const { properties } of features)
      expect(properties).toMatchObject({ households: null, suppressed: ["households"] });
    expect(features.find(({ geometry }) => geometry)!.geometry!.coordinates).toEqual([
      104.073, 30.691,
    ]);
    expect(features[0]!.properties).not.toHaveProperty("extra");
    const database = await openDuckDb(null);
    const [row] = await database.query(
      `SELECT lon, geometry::VARCHAR AS point FROM read_parquet('${at("public.geoparquet")}') WHERE lon IS NOT NULL`,
    );
    expect(row).toMatchObject({
      lon: 104.073,
      point: "POINT (104.073 30.691)",
    });
    const [meta] = await database.query<{ value: string }>(
      `SELECT decode(value) AS value FROM parquet_kv_metadata('${at("public.geoparquet")}') WHERE decode(key) = 'geo'`,
    );
    expect(json(meta!.value)).toMatchObject({ version: "1.1.0", primary_column: "geometry" });
    await database.close();
    const books = await runAtlas(
      "export",
      warehouse,
      "--table",
      "source_row",
      "--format",
      "csv",
      "--out",
      at("x.csv"),
      "--public",
    );
    expect(books.status).toBe(2);
  });

  test("public: a table of no rows has the columns of one of many, and no other", async () => {
    const columns = async (root: string): Promise<string> => {
      const out = at("columns.csv");
      const given = ["export", root, "--table", "compound", "--format", "csv", "--public"];
      await runAtlas(...given, "--out", out);
      return readFileSync(out, "utf8").split("\n")[0]!;
    };
    await runAtlas("ingest", at("in", "空.csv"), "--out", at("bare"));
    const header = await columns(warehouse);
    expect(await columns(at("bare"))).toBe(header);
    expect(header.split(",")).not.toEqual(expect.arrayContaining(["address"]));
    expect(header).toContain("suppressed");
  });

  test("of a synthetic city says so, in every format", async () => {
    mkdirSync(at("synthetic"));
    writeFileSync(
      at("synthetic", "金牛区_小区台账_2022_20221101.csv"),
      `合成示例数据,,,,,,\n${heading}\n青石巷6号院,老旧小区,驷马桥街道,工人村社区,86,104.0731,30.6912\n,老旧小区,,,12,,\n`,
    );
    const root = at("synthetic-warehouse");
    await runAtlas("ingest", at("synthetic"), "--out", root);
    const write = async (format: string, ...rest: string[]): Promise<string> => {
      const out = at(`synthetic.${format}`);
      const given = ["export", root, "--table", "compound", "--format", format, "--out", out];
      const run = await runAtlas(...given, "--json", ...rest);
      expect(run.status, run.stderr).toBe(0);
      expect(json(run.stdout)).toMatchObject({ synthetic: true });
      return out;
    };
    expect(readFileSync(await write("csv"), "utf8")).toMatch(/,synthetic\n.*,true\n/);
    expect(readFileSync(await write("geojson"), "utf8")).toContain('"synthetic":true');
    const book = read(readFileSync(await write("xlsx")));
    expect(utils.sheet_to_json(book.Sheets["compound"]!)).toMatchObject([{ synthetic: "true" }]);
    const database = await openDuckDb(null);
    for (const rest of [[], ["--public"]])
      for (const format of ["parquet", "geoparquet"])
        expect(
          await database.query(
            `SELECT decode(value) AS value FROM parquet_kv_metadata('${await write(format, ...rest)}') WHERE decode(key) = 'synthetic'`,
          ),
        ).toEqual([{ value: "true" }]);
    await database.close();
    const out = at("synthetic-quarantine.xlsx");
    await runAtlas("quarantine", root, "--out", out);
    const stopped = read(readFileSync(out));
    expect(JSON.stringify(stopped.Sheets[stopped.SheetNames[0]!])).toContain("合成示例");
  });

  test("wrong usage is 2 with what was expected, a missing warehouse 4, and no file is left", async () => {
    const out = at("never.csv");
    const run = (...rest: string[]) => runAtlas("export", ...rest, "--out", out);
    for (const [rest, said] of [
      [[warehouse, "--table", "houses", "--format", "csv"], "expected division, compound"],
      [[warehouse, "--table", "compound", "--format", "doc"], "expected geoparquet"],
      [[warehouse, "--table", "project", "--format", "geojson"], "expected a table with positions"],
      [[warehouse, "--table", "project", "--format", "geoparquet"], "expected --table compound"],
    ] as const) {
      const { status, stderr } = await run(...rest);
      expect(status).toBe(2);
      expect(stderr).toContain(said);
    }
    expect((await run(at("nowhere"), "--table", "compound", "--format", "csv")).status).toBe(4);
    const toFolder = await runAtlas(
      "export",
      warehouse,
      "--table",
      "compound",
      "--format",
      "csv",
      "--out",
      folder,
    );
    expect(toFolder.status).toBe(2);
    expect(existsSync(out)).toBe(false);
  });
});

describe("quarantine", () => {
  test("gives an office its rows; corrected and ingested, exactly these are patched", async () => {
    const own = at("round");
    await runAtlas("ingest", at("in"), "--out", own);
    const out = at("quarantine.xlsx");
    const given = await runAtlas("quarantine", own, "--unit", "金牛", "--out", out, "--json");
    expect(given.status, given.stderr).toBe(0);
    expect(json(given.stdout)).toMatchObject({ unit_id: "510106", rows: 1, sheets: 1 });
    const book = read(readFileSync(out));
    const sheet = book.Sheets[book.SheetNames[0]!]!;
    const rows: string[][] = utils.sheet_to_json(sheet, { header: 1, defval: "" });
    const header = rows[2]!;
    expect(header.slice(0, 3)).toEqual(["原始行 source_row", "问题 reason", "原文件 source_file"]);
    expect(rows[3]![1]).toContain("无法归属");
    const put = (name: string, value: string): void => {
      utils.sheet_add_aoa(sheet, [[value]], { origin: { r: 3, c: header.indexOf(name) } });
    };
    put("小区名称", "槐树街8号院");
    put("街道", "驷马桥街道");
    put("社区", "工人村社区");
    const fixed = at("金牛区更正.xlsx");
    writeFileSync(fixed, write(book, { type: "buffer", bookType: "xlsx" }) as Uint8Array);
    const again = await runAtlas("ingest", fixed, "--out", own, "--json");
    expect(again.status, again.stderr).toBe(0);
    const names = await runAtlas(
      "query",
      own,
      "SELECT name, households, unit_id, extra FROM compound WHERE valid_to IS NULL ORDER BY households",
      "--json",
    );
    expect(json(names.stdout)).toMatchObject([
      { households: 3 },
      { name: "槐树街8号院", households: 12, unit_id: "510106", extra: null },
      { name: "青石巷6号院", households: 86 },
    ]);
    const left = await runAtlas("quarantine", own, "--out", at("left.xlsx"), "--json");
    expect(json(left.stdout)).toMatchObject({ rows: 0, out: null });
    expect((await runAtlas("verify", own)).status).toBe(0);
  });

  test("cuts a text that no cell holds, and says so", async () => {
    mkdirSync(at("long"));
    writeFileSync(
      at("long", "金牛区_小区台账_2022_20221101.csv"),
      `${heading},备注\n,老旧小区,,,12,,,${"长".repeat(40_000)}\n`,
    );
    await runAtlas("ingest", at("long"), "--out", at("long-warehouse"));
    const out = at("long.xlsx");
    const run = await runAtlas("quarantine", at("long-warehouse"), "--out", out);
    expect(run.status, run.stderr).toBe(0);
    const xml = strFromU8(unzipSync(readFileSync(out))["xl/worksheets/sheet1.xml"]!);
    const lengths = [...xml.matchAll(/<t xml:space="preserve">([^<]*)</g)].map(
      ([, t]) => t!.length,
    );
    expect(Math.max(...lengths)).toBe(32_767);
    expect(xml).toContain("已截断");
  });

  test("a unit there is not is wrong usage, with the units there are", async () => {
    const { status, stderr } = await runAtlas(
      "quarantine",
      warehouse,
      "--unit",
      "海淀区",
      "--out",
      at("q.xlsx"),
    );
    expect(status).toBe(2);
    expect(stderr).toContain("金牛区 (510106)");
  });
});

describe("retract", () => {
  test("leaves the warehouse as if the return had never come", async () => {
    const own = at("retracted");
    await runAtlas("ingest", at("in", "金牛区_小区(院落)台账_2022_20221101.csv"), "--out", own);
    const ids = await runAtlas("query", own, "SELECT submission_id FROM submission", "--json");
    const [{ submission_id: id }]: [{ submission_id: string }] = json(ids.stdout);
    const run = await runAtlas("retract", own, id, "--json");
    expect(run.status, run.stderr).toBe(0);
    expect(json(run.stdout)).toMatchObject({ submission_id: id, tables: { compound: 0 } });
    expect((await runAtlas("verify", own)).status).toBe(0);
    expect((await runAtlas("retract", own, id)).status).toBe(2);
    expect((await runAtlas("retract", own, "S0")).status).toBe(2);
    expect((await runAtlas("retract", at("nowhere"), id)).status).toBe(4);
    expect(existsSync(at("nowhere"))).toBe(false);
  });
});
