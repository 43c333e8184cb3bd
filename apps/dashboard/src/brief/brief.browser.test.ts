import { readFileSync } from "node:fs";
import type { FigureRow } from "@atlas/metrics";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pageTexts } from "../../../cli/src/testing/page-texts.js";
import { axeViolations } from "../testing/axe-violations.js";
import { MonitorServer, atlas } from "../testing/monitor-server.js";

const monitor = new MonitorServer();
beforeAll(() => monitor.start());
afterAll(() => monitor.stop());

/** What `atlas report` writes of the same warehouse. */
function reported(format: "html" | "pdf" | "docx", ...more: string[]): Buffer {
  const out = `${monitor.warehouse}-brief.${format}`;
  atlas("report", monitor.warehouse, "--format", format, "--out", out, ...more);
  return readFileSync(out);
}

const paperOf = async (page: Page): Promise<string> => {
  await page.waitForSelector(".brief-paper");
  return (await page.getAttribute(".brief-paper", "srcdoc"))!;
};

test("the brief is the command's, to the letter, and prints page by page the same", async () => {
  const { page, faults } = await monitor.visit("?window=2022Q3&theme=dark");
  await page.waitForSelector("[data-ready]");
  const open = async (): Promise<void> => {
    await page.click(".export-button");
    await page.click('[role=menuitem][data-key="brief"]');
    await page.waitForSelector(".brief");
  };
  // Left before it is read, and wanted again.
  await open();
  await page.keyboard.press("Escape");
  await page.waitForSelector(".rail-l");
  await open();
  const html = await paperOf(page);
  expect(html).toBe(reported("html", "--period", "2022Q3").toString());
  expect(page.url()).toContain("brief=internal");
  expect(await axeViolations(page)).toEqual([]);
  const frame = page.frame({ url: "about:srcdoc" })!;
  await frame.evaluate(() => {
    window.print = () => document.body.setAttribute("data-printed", "");
  });
  await page.getByRole("button", { name: "打印" }).click();
  expect(await frame.getAttribute("body", "data-printed")).toBe("");

  const { page: paper } = await monitor.visit("warehouse/basemap.json");
  await paper.setContent(html);
  const pages = pageTexts(await paper.pdf({ preferCSSPageSize: true, printBackground: true }));
  expect(pages.length).toBeGreaterThan(1);
  expect(pages).toEqual(pageTexts(reported("pdf", "--period", "2022Q3")));
  await paper.close();

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Word" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^简报_全市_2022Q3_\w{4}\.docx$/);
  const docx = reported("docx", "--period", "2022Q3");
  expect(readFileSync(await download.path()).equals(docx)).toBe(true);
  await page.keyboard.press("Escape");
  await page.waitForSelector("[data-ready]");
  expect(faults).toEqual([]);
});

test("the public version of a township's brief, in English, is the command's", async () => {
  const { page, faults } = await monitor.visit(
    "?window=2022Q3&within=510106&lang=en&brief=internal",
  );
  const internal = await paperOf(page);
  await page.click('[data-option="public"]');
  await expect.poll(() => paperOf(page), { timeout: 20_000 }).not.toBe(internal);
  const asked = ["--period", "2022Q3", "--unit", "510106", "--lang", "en", "--public"];
  expect(await paperOf(page)).toBe(reported("html", ...asked).toString());
  expect(page.url()).toContain("brief=public");
  expect(faults).toEqual([]);
});

test("the public ranking is `atlas metrics --public`, cell for cell, and says what it is", async () => {
  const { page, faults } = await monitor.visit("?level=township&kind=old&window=2022Q3");
  await page.waitForSelector("[data-unit]");
  await page.click(".export-button");
  await page.click('[role=menuitemcheckbox][data-key="public"]');
  await page.waitForSelector(".for-public");
  const [download] = await Promise.all([
    page.waitForEvent("download", { timeout: 60_000 }),
    page.click('[role=menuitem][data-key="csv"]'),
  ]);
  expect(download.suggestedFilename()).toContain("公开版");
  const text = readFileSync(await download.path(), "utf8");
  expect(text).toContain("版本,公开版");
  const rows = text.split("\r\n").map((line) => line.split(","));
  const asked = ["--level", "township", "--metric", "participation", "--kind", "old"];
  const told = JSON.parse(
    atlas("metrics", monitor.warehouse, ...asked, "--period", "2022Q3", "--public", "--json"),
  ) as FigureRow[];
  const plain = told.filter(({ part }) => part === null);
  const hidden = plain.filter(({ flag }) => flag === "suppressed");
  expect(hidden.length).toBeGreaterThan(0);
  expect(hidden.length).toBeLessThan(plain.length);
  for (const { unit_id: unit, value, flag } of plain) {
    const row = rows.find(([code]) => code === unit)!;
    if (flag === "suppressed") expect(row.slice(2, 9), unit).toEqual(Array(7).fill("隐去"));
    else if (value !== null) expect(Number(row[2]), unit).toBe(value);
  }
  expect(faults).toEqual([]);
});
