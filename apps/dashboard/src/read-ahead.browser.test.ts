import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MonitorServer } from "./testing/monitor-server.js";
import { takeSeen, watchSource } from "./testing/watched-source.js";

const monitor = new MonitorServer();
beforeAll(() => monitor.start());
afterAll(() => monitor.stop());

async function watched(query: string, prepare?: (page: Page) => Promise<unknown>): Promise<Page> {
  const { page } = await monitor.visit(query, prepare);
  await watchSource(page);
  await takeSeen(page);
  return page;
}

const row = (unit: string): string => `.ac-intervals-row[data-unit="${unit}"]`;

/** The units that were pointed at since it was last asked, each with the window that its funnel is read of, and whether it still is. */
const pointedAt = async (page: Page): Promise<readonly string[]> =>
  (await takeSeen(page)).pointed.map(({ expected, ended }) => {
    const days = expected.find((question) => question.startsWith("step_days"));
    const [, , unit, , window] = days?.split(" ") ?? [];
    return `${unit} ${window} ${ended ? "left" : "still"}`;
  });

/** By the key, which also works while a row has the focus. */
async function stepBack(page: Page, to: string): Promise<void> {
  await page.keyboard.press("ArrowLeft");
  await page.waitForSelector(`.scrubber .sub:has-text("${to}")`);
}

describe("going into a unit asks what is read ahead of it, and nothing else", () => {
  test.each([
    ["", "510106", "township"],
    ["?metric=coverage&kind=old&compare=year&window=2021Q4", "510107", "township"],
    ["?metric=return_completeness", "510106", "district"],
    ["?within=510106", "510106030000", "community"],
    ["?level=township&kind=managed", "510106030000", "community"],
  ])("%s into %s", async (query, unit, level) => {
    const page = await watched(query);
    await page.focus(row(unit));
    const [pointed] = (await takeSeen(page)).pointed;
    await page.keyboard.press("ArrowRight");
    await page.waitForSelector(".breadcrumb");
    await page.waitForSelector(`.rail-l[data-level="${level}"]`);
    const { asked } = await takeSeen(page);
    expect(new URL(page.url()).searchParams.get("within")).toBe(unit);
    expect(asked.length).toBeGreaterThan(2);
    expect(new Set(pointed!.expected)).toEqual(new Set(asked));
  });
});

describe("a unit is read ahead", () => {
  test("while its row has the focus, until it loses it", async () => {
    const page = await watched("?window=2022Q3");
    await page.focus(row("510106"));
    expect(await pointedAt(page)).toEqual(["510106 2022Q3 still"]);
    await page.focus(row("510107"));
    await page.focus("#content");
    expect(await pointedAt(page)).toEqual(["510107 2022Q3 left"]);
    await stepBack(page, "2022 Q2");
    expect(await pointedAt(page)).toEqual([]);
  });

  test("no longer once it was gone into and left again, with no map that moves", async () => {
    const page = await watched("?window=2022Q3", (prepared) =>
      prepared.addInitScript(() => {
        HTMLCanvasElement.prototype.getContext = () => null;
      }),
    );
    await page.focus(row("510106"));
    await page.keyboard.press("ArrowRight");
    await page.waitForSelector('.rail-l[data-level="township"]');
    expect(await pointedAt(page)).toEqual(["510106 2022Q3 left"]);
    await page.keyboard.press("Escape");
    await page.waitForSelector('.rail-l[data-level="district"]');
    await stepBack(page, "2022 Q2");
    expect(await pointedAt(page)).toEqual([]);
  });

  test("while the pointer is over its row, anew for another window and not for another theme", async () => {
    const page = await watched("?window=2022Q3");
    await page.hover(row("510106"));
    expect(await pointedAt(page)).toEqual(["510106 2022Q3 still"]);
    await stepBack(page, "2022 Q2");
    expect(await pointedAt(page)).toEqual(["510106 2022Q2 still"]);
    await page.evaluate(() =>
      document.querySelector<HTMLElement>('[aria-label="切换明暗"]')!.click(),
    );
    await page.waitForSelector("html[data-theme=dark]");
    expect(await pointedAt(page)).toEqual([]);
    await page.mouse.move(5, 5);
    await stepBack(page, "2022 Q1");
    expect(await pointedAt(page)).toEqual([]);
  });

  test("once, however the pointer moves over its area on the map, until it leaves", async () => {
    const page = await watched("?window=2022Q3");
    await page.waitForSelector("[data-ready]");
    const box = (await page.locator(".am-map").boundingBox())!;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    for (const by of [0, 1, 2, 3]) await page.mouse.move(x + by, y);
    const pointed = await pointedAt(page);
    expect(pointed).toHaveLength(1);
    expect(pointed[0]).toMatch(/^\S{6} 2022Q3 still$/);
    await page.mouse.move(5, 5);
    await stepBack(page, "2022 Q2");
    expect(await pointedAt(page)).toEqual([]);
  });

  test("while it is the search's choice", async () => {
    const page = await watched("?window=2022Q3");
    await page.keyboard.press("/");
    await page.fill(".search input", "金牛区");
    await page.waitForSelector('.search [role=option][aria-selected=true]:has-text("金牛区")');
    expect(await pointedAt(page)).toEqual(["510106 2022Q3 still"]);
    await page.keyboard.press("Escape");
    await page.waitForSelector(".search", { state: "detached" });
    await stepBack(page, "2022 Q2");
    expect(await pointedAt(page)).toEqual([]);
  });

  test("not where it is only selected", async () => {
    const page = await watched("?window=2022Q3&selected=510106");
    await stepBack(page, "2022 Q2");
    await page.keyboard.press("]");
    await page.waitForSelector(`${row("510106")}[aria-selected=false]`);
    expect(await pointedAt(page)).toEqual([]);
  });

  test("not where the view of a system stands in place of the map", async () => {
    const page = await watched("?window=2022Q3&system=steps");
    await page.focus(row("510106"));
    expect(await pointedAt(page)).toEqual([]);
  });
});
