import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { MonitorServer } from "./testing/monitor-server.js";

const monitor = new MonitorServer();
beforeAll(() => monitor.start());
afterAll(() => monitor.stop());

const param = (page: Page, name: string): string | null =>
  new URL(page.url()).searchParams.get(name);

interface SummaryPart {
  readonly synthetic: boolean;
  readonly sites: readonly { readonly site_id: string; readonly name: string }[];
}

const summaryOf = (page: Page): Promise<SummaryPart> =>
  page.evaluate(async () => {
    const manifest = (await (await fetch("warehouse/manifest.json")).json()) as { version: string };
    const found = await fetch(`warehouse/versions/${manifest.version}/summary.json`);
    return (await found.json()) as SummaryPart;
  });

test("the map stays with its districts where townships cannot be read", async () => {
  const { page } = await monitor.visit("?map=10/30.67/104.06", (page) =>
    page.route("**/*.wasm", (route) => route.abort()),
  );
  await page.waitForSelector("[data-ready]", { timeout: 30_000 });
  await page.waitForTimeout(1500);
  expect(await page.$$(".map .am-map")).toHaveLength(1);
  expect(await page.$(".map-frame")).not.toBeNull();
  expect(await page.$(".centre .panel-fault")).toBeNull();
  const valued = await page.$$('[data-unit]:not([data-value=""])');
  expect(valued.length).toBeGreaterThan(0);
  expect(await page.innerText(".ac-legend-head")).toContain(`n = ${valued.length}`);
});

test("real data are nowhere called synthetic", async () => {
  const { page } = await monitor.visit("", (page) =>
    page.route("**/summary.json", async (route) => {
      const response = await route.fetch();
      await route.fulfill({
        json: { ...((await response.json()) as object), synthetic: false },
      });
    }),
  );
  await page.waitForSelector("[data-ready]");
  const box = (await page.locator(".am-ground").boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height * 0.75);
  await page.waitForSelector(".tooltip");
  expect(await page.innerText(".tooltip")).toMatch(/n = /);
  expect(await page.innerText("body")).not.toContain("合成");
});

test("a link opens with the site and the district that were chosen", async () => {
  const { page, faults } = await monitor.visit("");
  await page.waitForSelector("[data-ready]");
  const site = (await summaryOf(page)).sites[0]!;
  const again = await monitor.visit(`?within=510106&selected=${site.site_id}`);
  await again.page.waitForSelector(`[data-site="${site.site_id}"]`);
  expect(await again.page.$(".notice")).toBeNull();
  expect(await again.page.innerText(".breadcrumb")).toMatch(/金牛区/);
  expect(await again.page.innerText(".site-card b")).toBe(site.name);
  await again.page.keyboard.press("Escape");
  await expect.poll(() => param(again.page, "selected")).toBeNull();
  expect(param(again.page, "within")).toBe("510106");
  expect([...faults, ...again.faults]).toEqual([]);
  const unknown = await monitor.visit("?selected=P0000000000000000");
  await unknown.page.waitForSelector("[data-unit]");
  expect(await unknown.page.innerText(".notice")).toContain("selected");
});

test("the ramp of the legend has the map's colours, on the screen and on paper", async () => {
  const { page } = await monitor.visit("?theme=dark");
  await page.waitForSelector("[data-ready]");
  const ramp = (): Promise<string[]> =>
    page.$$eval(".ac-class[data-class]", (classes) =>
      classes.map((each) => getComputedStyle(each).fill),
    );
  const seen = await ramp();
  expect(new Set(seen).size).toBe(6);
  await page.emulateMedia({ media: "print" });
  expect(await ramp()).toEqual(seen);
});

test("the legend says how compounds are drawn, where they are", async () => {
  const { page } = await monitor.visit("?map=13/30.67/104.06&lang=en");
  const legend = page.locator(".legend");
  await legend.locator(".legend-compounds").waitFor();
  expect(await legend.innerText()).toContain("Managed");
  expect(await legend.innerText()).toContain("No consultation closed in the window");
  const zoom = (): number => Number(param(page, "map")!.split("/")[0]);
  const out = async (times: number): Promise<void> => {
    for (let i = 0; i < times; i += 1) {
      const before = zoom();
      await page.getByRole("button", { name: "Zoom out" }).click();
      await expect.poll(zoom).toBeLessThan(before - 0.9);
    }
  };
  await page.getByRole("button", { name: "Zoom in" }).click();
  await legend.locator(".legend-close").waitFor();
  expect(await legend.locator(".legend-close").innerText()).toMatch(/300 m.*500 m/s);
  await out(3);
  await legend.locator(".legend-density").waitFor();
  expect(await legend.locator(".legend-compounds").count()).toBe(0);
  await out(2);
  await legend.locator(".legend-density").waitFor({ state: "detached" });
  expect(await legend.locator(".legend-compounds").count()).toBe(0);
});
