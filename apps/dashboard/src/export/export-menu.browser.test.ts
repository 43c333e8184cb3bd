import { readFileSync } from "node:fs";
import { read, utils } from "@e965/xlsx";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeViolations } from "../testing/axe-violations.js";
import { MonitorServer } from "../testing/monitor-server.js";

const monitor = new MonitorServer();
beforeAll(() => monitor.start());
afterAll(() => monitor.stop());

/** Chooses an item of the menu, by its place. */
async function choose(page: Page, name: string): Promise<void> {
  await page.click(".export-button");
  await page.click(`[role=menuitem][data-key="${name}"]`);
}

async function saved(page: Page, item: string): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent("download"), choose(page, item)]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

test("the ranking's CSV and workbook hold the warehouse's figures", async () => {
  const { page, faults } = await monitor.visit("");
  await page.waitForSelector("[data-unit]");
  const csv = await saved(page, "csv");
  expect(csv.name).toMatch(/^参与率_区市县_\d{4}Q\d-\d{4}Q\d_\w{4}\.csv$/);
  const text = csv.bytes.toString("utf8");
  expect(text.startsWith("\ufeff指标,参与率\r\n口径,")).toBe(true);
  expect(text).toContain("\r\n数据,");
  const workbook = read((await saved(page, "xlsx")).bytes);
  const rows = utils.sheet_to_json<readonly unknown[]>(workbook.Sheets["参与率"]!, { header: 1 });
  const told = monitor.figures("district", "participation").filter(({ part }) => part === null);
  expect(told.length).toBeGreaterThan(20);
  expect(rows).toHaveLength(told.length + 1);
  for (const { unit_id: unit, value, n, flag } of told) {
    const row = rows.find(([code]) => code === unit)!;
    expect([unit, row[2], row[7]]).toEqual(
      value === null ? [unit, row[8], n ?? row[8]] : [unit, value, n],
    );
    expect(row[8] === "正常").toBe(flag === "ok");
    expect(text).toContain(`\r\n${row.slice(0, 3).map(String).join(",")},`);
  }
  expect(faults).toEqual([]);
});

test("the link is copied, and where that is refused it is shown selected", async () => {
  const { page, faults } = await monitor.visit("?lang=en&metric=coverage");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.waitForSelector("[data-unit]");
  await choose(page, "link");
  await expect.poll(() => page.innerText(".export-told")).toContain("was copied");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
  await page.evaluate(() =>
    Object.defineProperty(navigator, "clipboard", { value: undefined, configurable: true }),
  );
  await choose(page, "link");
  await page.waitForSelector(".export-link");
  expect(await page.evaluate(() => getSelection()?.toString())).toBe(page.url());
  expect(await axeViolations(page)).toEqual([]);
  expect(faults).toEqual([]);
});

test("a chart's table is taken as it stands, numbers as numbers", async () => {
  const { page, faults } = await monitor.visit("?system=steps");
  await page.waitForSelector('.ac-frame[data-state="ready"] .ac-frame-switch');
  await page.click(".ac-frame-switch");
  const cells = await page.$$eval(".ac-table tbody tr", (rows) =>
    rows.map((row) => [...row.children].map((cell) => cell.textContent)),
  );
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.click(".ac-frame-take >> nth=1"),
  ]);
  expect(download.suggestedFilename()).toMatch(/_\d{4}Q\d-\d{4}Q\d_\w{4}\.xlsx$/);
  const { SheetNames: names, Sheets: sheets } = read(readFileSync(await download.path()));
  const [, ...taken] = utils.sheet_to_json<readonly unknown[]>(sheets[names[0]!]!, { header: 1 });
  expect(taken.length).toBeGreaterThan(1);
  expect(taken.map(([first]) => first)).toEqual(cells.map(([first]) => first));
  const facts = new Map(
    utils.sheet_to_json<readonly [string, string]>(sheets[names[1]!]!, { header: 1 }),
  );
  expect(facts.get("口径")).toMatch(/: .{10}/);
  expect(taken.flat().some((value) => typeof value === "number")).toBe(true);
  expect(taken.every((row) => row.length === cells[0]!.length)).toBe(true);
  // Where the figure is not shown so far down, no empty chart stands for it.
  const [community] = monitor.figures("community", "coverage");
  const there = `?system=steps&within=${community!.unit_id}`;
  await page.goto(new URL(there, page.url()).href);
  await page.waitForSelector('.system .ac-frame[data-state="empty"]');
  expect(await page.innerText(".system .ac-frame >> nth=0")).toContain("只到街镇一级");
  expect(await page.$$(".ac-frame-switch")).toEqual([]);
  expect(faults).toEqual([]);
});
