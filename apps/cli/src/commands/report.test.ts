import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type FigureLevel,
  type FigureRow,
  type MetricId,
  figures,
  publicFigures,
  metricConfig,
} from "@atlas/metrics";
import { AppError } from "@atlas/schema";
import { openWarehouse } from "@atlas/warehouse/node";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { exitStatus } from "../exit-status.js";
import { pageTexts } from "../testing/page-texts.js";
import { runAtlas, runAtlasAfter } from "../testing/run-atlas.js";
import { sharedWarehouse } from "../testing/shared-warehouse.js";
import { type ReportCommand, report } from "./report.js";

const folder = mkdtempSync(join(tmpdir(), "atlas-report-"));
const at = (name: string): string => join(folder, name);
let warehouse: string;
afterAll(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

beforeAll(async () => {
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  warehouse = await sharedWarehouse();
});

const text = (name: string): string => readFileSync(at(name), "utf8");
const bytes = (name: string): Buffer => readFileSync(at(name));
const made = (out: string, more: Partial<ReportCommand> = {}): Promise<number> =>
  report(warehouse, {
    period: "2022Q3",
    unit: "510100",
    format: "html",
    lang: "zh",
    out: at(out),
    ...more,
  });

/** The figures themselves, from the warehouse. */
async function rowsOf(
  metric: MetricId,
  level: FigureLevel,
  forPublic = false,
): Promise<readonly FigureRow[]> {
  const { database, manifest } = await openWarehouse(warehouse);
  try {
    const config = metricConfig(manifest.as_of, manifest.configuration);
    const query = { metric, level, within: null, kind: "all", periods: ["2022Q3"] } as const;
    const rows = await figures(database, query, config);
    return forPublic ? await publicFigures(database, rows, config) : rows;
  } finally {
    await database.close();
  }
}
const plain = (rows: readonly FigureRow[]): FigureRow => rows.find(({ part }) => part === null)!;
const headlineOf = (name: string): string => /<h1>(.*?)<\/h1>/.exec(text(name))![1]!;

describe("the brief of the city", () => {
  test("says the figures that `atlas metrics` gives, in both languages", async () => {
    expect(await made("city.html")).toBe(0);
    await made("en.html", { lang: "en" });
    const html = text("city.html");
    const participation = plain(await rowsOf("participation", "city"));
    const value = `${(participation.value! * 100).toFixed(1)}%`;
    expect(headlineOf("city.html")).toContain(value);
    expect(headlineOf("en.html")).toContain(value);
    for (const metric of ["coverage", "consult_first", "published"] as const) {
      const row = plain(await rowsOf(metric, "city"));
      const thousands = (count: number): string => count.toLocaleString("en-US");
      expect(html).toContain(
        `<p>${thousands(row.numerator!)} / ${thousands(row.denominator!)}</p>`,
      );
    }
    const verdicts = await rowsOf("consult_first", "city");
    const violated = verdicts.find(({ part }) => part === "verdict=violated")!.numerator!;
    if (violated > 0) expect(html).toContain(`${violated} 个项目先实施后协商`);
    expect(html).toContain("合成示例数据");
    expect(html).not.toContain("http://");
    expect(html).not.toContain("https://");
  });

  test("the units above and below the target are those whose intervals say so", async () => {
    const rows = (await rowsOf("participation", "district")).filter(
      ({ part, value, flag, low }) =>
        part === null && value !== null && flag !== "small" && low !== null,
    );
    const above = rows.filter(({ low }) => low! > 0.4).length;
    const below = rows.filter(({ high }) => high! < 0.4).length;
    expect(text("city.html")).toContain(
      `<h2>区市县：${above} 个高于目标，${below} 个低于目标，${rows.length - above - below} 个不能区分</h2>`,
    );
  });

  test("is a Word document with the same text, the same bytes every time", async () => {
    await made("city.docx", { format: "docx" });
    await made("again.docx", { format: "docx" });
    expect(bytes("again.docx").equals(bytes("city.docx"))).toBe(true);
    const document = strFromU8(unzipSync(bytes("city.docx"))["word/document.xml"]!);
    expect(document).toContain(headlineOf("city.html"));
  });

  test("prints on A4 with badge and number on every page", async () => {
    const { status, stderr, stdout } = await runAtlas(
      "report",
      warehouse,
      "--period",
      "2022Q3",
      "--out",
      at("city.pdf"),
      "--json",
    );
    expect(status, stderr).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ period: "2022Q3", format: "pdf", synthetic: true });
    const pages = pageTexts(bytes("city.pdf"));
    expect(pages.length).toBeGreaterThanOrEqual(3);
    expect(pages.length).toBeLessThanOrEqual(6);
    pages.forEach((page, i) => {
      expect(page).toContain("合成示例数据");
      expect(page).toContain(`${i + 1}/${pages.length}`);
    });
    expect(pages[0]).toContain("本期要点");
    expect(pages.at(-1)).toContain("口径");
    expect(bytes("city.pdf").toString("latin1")).toMatch(
      /\/MediaBox \[0 0 59[45]\.\d+ 84[12]\.\d+\]/,
    );
  });
});

test("a unit by name, and one that did not report says so", async () => {
  const districts = (await rowsOf("participation", "district")).filter(({ part }) => part === null);
  const silent = districts.find(({ flag }) => flag === "not_reported");
  await made("unit.html", { unit: "金牛区" });
  expect(text("unit.html")).toContain("金牛区小区（院落）民主协商");
  if (silent === undefined) return;
  await made("silent.html", { unit: silent.unit_id });
  expect(headlineOf("silent.html")).toBe("2022 年第三季度未收到报送，参与率无从计算");
  const html = text("silent.html");
  expect(html.slice(0, html.indexOf('<section id="further"'))).not.toMatch(/>0\.0%?</);
});

test("an edition for publication hides what `metrics --public` hides; a longer window has its quarters, too", async () => {
  const hidden = (await rowsOf("participation", "district", true)).filter(
    ({ flag, part }) => flag === "suppressed" && part === null,
  );
  await made("public.html", { public: true });
  const html = text("public.html");
  expect(html).toContain("可公开版");
  const ranking = html.slice(
    html.indexOf('<section id="ranking"'),
    html.indexOf('<section id="steps"'),
  );
  expect(ranking.split("不公开").length - 1).toBe(hidden.length);
  await made("long.html", { public: true, period: "trailing4" });
  expect(text("long.html")).toContain('<section id="trend"');
});

describe("what is wrong is said", () => {
  test.each([
    [{ period: "2022Q5" }, "2022Q5"],
    [{ unit: "无此区" }, "没有这个区划"],
    [{ format: "doc" }, "expected pdf, docx, html"],
    [{ lang: "fr" }, "expected zh, en"],
  ])("%s", async (options, said) => {
    const error = await made("x.html", options).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(AppError);
    expect(exitStatus(error as AppError)).toBe(2);
    expect((error as AppError).message).toContain(said);
  });

  test("without a Chromium, .docx is offered and nothing is written", async () => {
    const { status, stderr } = await runAtlasAfter(
      "",
      { CHROMIUM_PATH: at("no-such-browser") },
      "report",
      warehouse,
      "--out",
      at("none.pdf"),
    );
    expect(status).toBe(2);
    expect(stderr).toContain("--format docx");
    expect(existsSync(at("none.pdf"))).toBe(false);
  });

  test.skipIf(process.platform === "win32")(
    "a browser that is too old, or prints nothing",
    async () => {
      const fake = (name: string, version: string): string => {
        writeFileSync(at(name), `#!/bin/sh\necho "Chromium ${version}.0.0.0"\n`, { mode: 0o755 });
        return at(name);
      };
      for (const [path, said] of [
        [fake("old", "120"), "131"],
        [fake("mute", "140"), "没有印出 PDF"],
      ] as const) {
        const { status, stderr } = await runAtlasAfter(
          "",
          { CHROMIUM_PATH: path },
          "report",
          warehouse,
          "--out",
          at("none.pdf"),
        );
        expect(status).toBe(2);
        expect(stderr).toContain(said);
      }
    },
  );
});
