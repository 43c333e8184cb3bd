import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axeViolations } from "../testing/axe-violations.js";
import { MonitorServer, atlas } from "../testing/monitor-server.js";

const monitor = new MonitorServer();
const ask = <R>(sql: string): readonly R[] =>
  JSON.parse(atlas("query", monitor.warehouse, sql, "--json")) as readonly R[];

interface Chosen {
  readonly compound_id: string;
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
  readonly unit_id: string;
  readonly township_id: string;
  readonly community_id: string;
  readonly cases: number;
}
let chosen: Chosen;

beforeAll(async () => {
  await monitor.start();
  // A compound whose name no other begins with, with consultations, projects and proposals.
  [chosen] = ask<Chosen>(
    `SELECT k.compound_id, k.name, k.lon, k.lat, k.unit_id, k.township_id, k.community_id,
       (SELECT count(*) FROM consultation c WHERE c.compound_id = k.compound_id) AS cases
     FROM compound k WHERE lon IS NOT NULL AND community_id IS NOT NULL AND valid_to IS NULL
       AND (SELECT count(*) FROM compound o WHERE starts_with(o.name, k.name)) = 1
       AND EXISTS (FROM project p WHERE p.compound_id = k.compound_id) AND EXISTS (FROM proposal p WHERE p.compound_id = k.compound_id)
     ORDER BY cases DESC, k.compound_id LIMIT 1`,
  ) as readonly [Chosen];
});
afterAll(() => monitor.stop());

const placeOf = (page: Page): readonly number[] =>
  new URL(page.url()).searchParams.get("map")!.split("/").map(Number);

describe("the sheet", () => {
  test.each([
    { language: "zh", theme: "light", width: 1440, height: 900 },
    { language: "en", theme: "dark", width: 1280, height: 800 },
    { language: "zh", theme: "dark", width: 390, height: 844 },
    { language: "en", theme: "light", width: 390, height: 844 },
  ])("opens by its link: $language, $theme, $width × $height", async (view) => {
    const { compound_id: id, name, cases } = chosen;
    const query = `?selected=${id}&lang=${view.language}&theme=${view.theme}`;
    const { page, faults } = await monitor.visit(query, undefined, {
      viewport: { width: view.width, height: view.height },
    });
    await page.waitForSelector(`[data-id="${id}"]`);
    expect(await page.textContent(".compound-head h2")).toBe(name);
    await page.waitForSelector(".elements, .tab section:nth-child(4) .sub");
    expect(await axeViolations(page)).toEqual([]);
    for (const [tab, within] of [
      [2, ".record"],
      [3, ".record"],
      [4, ".source-row"],
    ] as const) {
      await page.click(`.tab-list [role=tab]:nth-child(${tab})`);
      await page.waitForSelector(`.tab ${within}`);
      if (tab === 2) expect(await page.locator(".tab .record").count()).toBe(cases);
      expect(await axeViolations(page), `tab ${tab}`).toEqual([]);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      view.width,
    );
    expect(faults).toEqual([]);
  });

  test("moves the map to the compound, names its place, and says where each value came from", async () => {
    const { compound_id: id, lon, lat } = chosen;
    const { page } = await monitor.visit(`?selected=${id}`);
    await page.waitForSelector(`[data-id="${id}"]`);
    await page.waitForFunction(() => location.search.includes("map="));
    const [zoom, atLat, atLon] = placeOf(page);
    expect(zoom).toBeGreaterThanOrEqual(13);
    expect([atLat, atLon]).toEqual([expect.closeTo(lat, 2), expect.closeTo(lon, 2)]);
    await page.click(".tab-list [role=tab]:nth-child(4)");
    await page.waitForSelector(".source-row");
    const shown = await page.$$eval(".source-row h4", (all) => all.map((one) => one.textContent));
    const files = ask<{ readonly file: string }>(
      `SELECT s.file FROM lineage l JOIN submission s USING (submission_id) WHERE l.table_name = 'compound' AND l.record_id = '${id}'`,
    ).map(({ file }) => file);
    expect(shown.toSorted()).toEqual(files.toSorted());
  });

  test("an id that the warehouse does not hold says so; Esc closes the sheet; back opens it again", async () => {
    const { page } = await monitor.visit("?selected=C0123456789abcdef");
    await page.waitForSelector(".compound [role=alert]");
    expect(await page.textContent(".compound")).toContain("C0123456789abcdef");
    await page.keyboard.press("Escape");
    await page.waitForSelector(".rail-l");
    await page.goBack();
    await page.waitForSelector(".compound [role=alert]");
  });

  test("a demonstration site that is chosen by its link is where the map looks", async () => {
    const [site] = ask<{ readonly site_id: string; readonly lon: number; readonly lat: number }>(
      "SELECT site_id, lon, lat FROM pilot_site WHERE lon IS NOT NULL ORDER BY site_id LIMIT 1",
    );
    const { page } = await monitor.visit(`?selected=${site!.site_id}`);
    await page.waitForSelector(".site-card");
    await page.waitForSelector("[data-ready]");
    await page.click(".am-zoom button >> nth=0");
    await page.waitForFunction(() => location.search.includes("map="));
    const [, lat, lon] = placeOf(page);
    expect([lat, lon]).toEqual([expect.closeTo(site!.lat, 2), expect.closeTo(site!.lon, 2)]);
  });
});

describe("search", () => {
  test("from the keyboard alone: opened by / and ⌘K, arrows walk, Enter goes there, back returns", async () => {
    const { compound_id: id, name } = chosen;
    const { page, faults } = await monitor.visit("");
    await page.waitForSelector("[data-step]");
    await page.keyboard.press("/");
    const field = page.locator("[role=combobox]");
    await field.waitFor();
    await page.keyboard.press("Escape");
    await field.waitFor({ state: "detached" });
    await page.keyboard.press("Control+k");
    await field.waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.type(name);
    const active = page.locator(".search [aria-selected=true]");
    // Sites are found before the names of compounds are there.
    await page.waitForFunction(
      (text) =>
        document.querySelector(".search [aria-selected=true]")?.textContent.startsWith(text) ===
        true,
      `小区${name}`,
    );
    expect(await field.getAttribute("aria-activedescendant")).toBe(await active.getAttribute("id"));
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await page.waitForSelector(`.compound-head [data-id="${id}"]`);
    expect(await field.count()).toBe(0);
    await page.goBack();
    await page.waitForSelector(".rail-l");
    expect(faults).toEqual([]);
  });

  test("an old name leads to the district that it became, a topic to a compound that consulted on it", async () => {
    const { page } = await monitor.visit("?lang=en", undefined, {
      viewport: { width: 390, height: 844 },
    });
    await page.waitForSelector("[data-step]");
    await page.click(".search-open");
    await page.fill("[role=combobox]", "新津县");
    await page.click(".search [role=option]");
    await page.waitForURL(/within=510118/);
    const [{ topic } = { topic: "" }] = ask<{ readonly topic: string }>(
      "SELECT topic FROM consultation JOIN compound USING (compound_id) GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1",
    );
    await page.click(".search-open");
    await page.fill("[role=combobox]", topic);
    await page.locator(".search [role=option]", { hasText: topic }).last().click();
    await page.waitForSelector(".search > .link");
    await page.locator(".search [role=option]").first().click();
    await page.waitForURL(/selected=C[0-9a-f]{16}/);
    await page.waitForSelector(".compound-head h2");
    const [record] = ask<{ readonly project_id: string; readonly compound_id: string }>(
      "SELECT project_id, compound_id FROM project WHERE compound_id IS NOT NULL ORDER BY 1 LIMIT 1",
    );
    await page.click(".search-open");
    await page.fill("[role=combobox]", record!.project_id.slice(0, 12).toUpperCase());
    await page.locator(".search [role=option]", { hasText: record!.project_id }).click();
    await page.waitForURL(new RegExp(`selected=${record!.compound_id}`));
  });
});

test("levels: township, community and compound by the ranking, and up again by the path and Esc", async () => {
  const { unit_id, township_id, community_id, name } = chosen;
  const { page, faults } = await monitor.visit(`?within=${township_id}`);
  const here = page.locator(".breadcrumb [aria-current]");
  await page.waitForSelector(".rail-l[data-level=community] [role=option]");
  expect(await page.locator(".breadcrumb button").count()).toBe(2);
  await page.locator(`.rail-l [role=option][data-unit="${community_id}"]`).dblclick();
  await page.waitForURL(new RegExp(`within=${community_id}`));
  await page.waitForSelector(".rail-l[data-level=compound] [role=option]");
  expect(await page.textContent('[data-metric="return_completeness"]')).toContain("只到区市县");
  await page.locator(".rail-l [role=option]", { hasText: name }).first().click();
  await page.waitForSelector(".compound-head h2");
  expect(await here.textContent()).toBe(name);
  expect(await page.locator(".breadcrumb button").count()).toBe(4);
  await page.keyboard.press("Escape");
  await page.waitForSelector(".rail-l[data-level=compound]");
  await page.keyboard.press("Escape");
  await page.waitForURL(new RegExp(`within=${township_id}`));
  await page.click(".breadcrumb button:nth-of-type(2)");
  await page.waitForURL(new RegExp(`within=${unit_id}`));
  expect(faults).toEqual([]);
});
