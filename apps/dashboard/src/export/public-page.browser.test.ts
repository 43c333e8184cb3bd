import { readFileSync } from "node:fs";
import type { FigureRow } from "@atlas/metrics";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeViolations } from "../testing/axe-violations.js";
import { MonitorServer, atlas } from "../testing/monitor-server.js";

const monitor = new MonitorServer();
beforeAll(() => monitor.start());
afterAll(() => monitor.stop());

const published = (level: string, metric: string, ...more: string[]): readonly FigureRow[] => {
  const asked = ["--level", level, "--metric", metric, "--period", "2022Q3", ...more];
  const told = JSON.parse(
    atlas("metrics", monitor.warehouse, ...asked, "--public", "--json"),
  ) as FigureRow[];
  return told.filter(({ part }) => part === null);
};

test("the public page shows of every unit what `atlas metrics --public` tells, and of the rest that it is withheld", async () => {
  const { page, faults } = await monitor.visit("?for=public&level=township&kind=old&window=2022Q3");
  await page.waitForSelector("[data-unit]", { timeout: 60_000 });
  const told = published("township", "participation", "--kind", "old");
  const hidden = told.filter(({ flag }) => flag === "suppressed");
  expect(hidden.length).toBeGreaterThan(0);
  expect(hidden.length).toBeLessThan(told.length);
  const shown = new Map(
    await page.$$eval("[data-unit]", (rows) =>
      rows.map((row) => [row.getAttribute("data-unit"), row.textContent] as const),
    ),
  );
  for (const { unit_id: unit, value, flag } of told) {
    if (flag === "suppressed") expect(shown.get(unit), unit).toContain("不公开");
    else if (value !== null) expect(shown.get(unit), unit).toContain((100 * value).toFixed(1));
  }
  expect(await page.innerText(".for-public")).toBe("公开版");
  expect(await page.innerText(".rail-r")).toContain("仅供内部");
  // How compounds are spread is not told.
  expect(await page.innerText(".legend")).not.toContain("小区 n");
  expect(await axeViolations(page)).toEqual([]);
  expect(faults).toEqual([]);
}, 120_000);

test("the public page does not read what needs attention", async () => {
  const asked: string[] = [];
  const { page } = await monitor.visit("?for=public", (page) =>
    page.route("**/warehouse/**", async (route) => {
      asked.push(route.request().url());
      await route.continue();
    }),
  );
  await page.waitForSelector("[data-unit]", { timeout: 60_000 });
  expect(await page.innerText(".rail-r")).toContain("仅供内部");
  expect(asked.some((url) => url.endsWith("summary.json"))).toBe(true);
  expect(asked.filter((url) => url.endsWith("attention.json"))).toEqual([]);
}, 120_000);

test("pictures and tables of the public page say so, and tell nothing that is withheld", async () => {
  const { page, faults } = await monitor.visit(
    "?for=public&metric=index&system=index&window=2022Q3&lang=en",
  );
  await page.waitForSelector(".system .profile:not([aria-busy=true])", { timeout: 60_000 });
  await page.click(".export-button");
  await page.click('[role=menuitem][data-key="pictures"]');
  await page.waitForSelector(".export-pictures li");
  for (const format of ["SVG", "CSV"]) {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.click(`.export-pictures button:text-is("${format}") >> nth=0`),
    ]);
    expect(download.suggestedFilename()).toContain("public");
    const text = readFileSync(await download.path(), "utf8");
    expect(text).toContain("Public: counts of few households");
    expect(text).not.toContain("Internal");
  }
  const indices = published("district", "index");
  const withheld = indices.filter(({ flag }) => flag === "suppressed");
  await page.keyboard.press("Escape");
  const shown = new Map(
    await page.$$eval("[data-unit]", (rows) =>
      rows.map((row) => [row.getAttribute("data-unit"), row.textContent] as const),
    ),
  );
  expect(withheld.length).toBeGreaterThan(0);
  for (const { unit_id: unit } of withheld) expect(shown.get(unit), unit).toContain("withheld");
  expect(faults).toEqual([]);
}, 120_000);

test("a compound's sheet is not opened, and the same page is internal again by its switch", async () => {
  const [compound] = monitor.figures("compound", "participation");
  const { page, faults } = await monitor.visit(`?for=public&selected=${compound!.unit_id}`);
  await page.waitForSelector(".compound");
  expect(await page.innerText(".compound")).toContain("仅供内部");
  await page.click(".export-button");
  await page.click('[role=menuitemcheckbox][data-key="public"]');
  await page.waitForSelector(".compound h2");
  expect(page.url()).not.toContain("for=");
  expect(await page.$$(".for-public")).toEqual([]);
  expect(faults).toEqual([]);
}, 120_000);
