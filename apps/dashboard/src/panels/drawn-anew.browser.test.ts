import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { MonitorServer } from "../testing/monitor-server.js";

const monitor = new MonitorServer();
beforeAll(() => monitor.start(), 300_000);
afterAll(() => monitor.stop());

/** Which of these React drew anew since this was last called: it leaves the properties of an element's last drawing at the element. */
const drawnAnew = (page: Page, selectors: readonly string[]): Promise<string[]> =>
  page.evaluate((all) => {
    const kept = globalThis as unknown as { drawn?: Map<string, unknown> };
    const before = kept.drawn;
    const now = all.map((selector): [string, unknown] => {
      const element = document.querySelector(selector)!;
      const name = Object.keys(element).find((key) => key.startsWith("__reactProps$"))!;
      return [selector, (element as unknown as Record<string, unknown>)[name]];
    });
    kept.drawn = new Map(now);
    return now.flatMap(([selector, props]) => (before?.get(selector) === props ? [] : [selector]));
  }, selectors);

test("the strip and the side rail are drawn anew for another window, the controls of the map for another figure, and none for what is selected", async () => {
  const { page } = await monitor.visit("");
  const panels = [".kpis", "aside.rail-r", ".map-controls"];
  await page.waitForSelector(".attention-whole", { timeout: 60_000 });
  await page.waitForSelector(".legend .legend-sites");
  await page.waitForTimeout(1000);
  expect(await drawnAnew(page, panels)).toEqual(panels);
  expect(await drawnAnew(page, panels)).toEqual([]);
  await page.locator("[data-unit]").first().click();
  await expect.poll(() => page.url()).toContain("selected=");
  await page.waitForTimeout(1000);
  expect(await drawnAnew(page, panels)).toEqual([]);
  await page.click(".map-controls .choice-button");
  await page.locator(".choice-item").nth(1).click();
  await expect.poll(() => page.url()).toContain("metric=");
  await page.waitForTimeout(1000);
  expect(await drawnAnew(page, panels)).toEqual([".map-controls"]);
  await page.locator("[data-quarter]").nth(5).click();
  await expect.poll(() => page.url()).toContain("window=");
  await expect.poll(() => drawnAnew(page, panels)).toEqual(expect.arrayContaining([".kpis"]));
}, 180_000);
