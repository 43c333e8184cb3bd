import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { difference } from "./testing/difference.js";
import { type MapPages, openMapPages } from "./testing/open-map-page.js";
import { samplePoints } from "./testing/sample-data.js";

let pages: MapPages;
beforeAll(async () => {
  pages = await openMapPages();
});
afterAll(() => pages?.close());

const settle = (page: Page): Promise<void> => page.waitForTimeout(2500);
const picture = async (query: Record<string, string | number>): Promise<Buffer> => {
  const page = await pages.open(query);
  await settle(page);
  const shot = await page.screenshot();
  await page.close();
  return shot;
};
const events = (page: Page) => page.evaluate(() => window.atlasMap.events);

describe("both renderers draw the same", () => {
  const alike = { mean: 3, share: 0.02 };
  test.each([
    ["city, light", { zoom: 8.2, sites: 1, selected: "510114" }],
    ["city, dark", { zoom: 8.2, sites: 1, theme: "dark" }],
    ["density", { zoom: 10.5, points: 3000 }],
    ["each compound", { zoom: 12.6, points: 27_000, sites: 1 }],
  ])("%s", async (_, query) => {
    const software = await picture({ ...query, renderer: "software" });
    const gpu = await picture({ ...query, renderer: "gpu" });
    const { mean, share } = await difference(pages.browser, software, gpu);
    expect(mean).toBeLessThan(alike.mean);
    expect(share).toBeLessThan(alike.share);
  });

  test("and a picture without its compounds would not pass for the same", async () => {
    const query = { zoom: 12.6, points: 27_000, renderer: "software" };
    const bare = await difference(
      pages.browser,
      await picture(query),
      await picture({ ...query, points: 0 }),
    );
    expect(bare.share).toBeGreaterThan(alike.share);
  });
});

describe.each(["software", "gpu"])("%s", (renderer) => {
  test("click selects the area under the pointer, a double click drills, the tooltip comes", async () => {
    const page = await pages.open({ renderer, zoom: 8.2 });
    const at = await page.evaluate(() => {
      const { x, y } = window.atlasMap.running().map.project([103.85, 30.99]);
      return [x, y] as const;
    });
    await page.mouse.move(...at);
    await page.waitForSelector("[role=tooltip]");
    expect(await page.innerText("[role=tooltip]")).toContain('"kind":"area"');
    await page.mouse.dblclick(...at);
    const seen = await events(page);
    const target = (name: string) => seen.find(([event]) => event === name)?.[1];
    expect(target("select")).toEqual({ kind: "area", id: "510182" });
    expect(target("drill")).toEqual({ kind: "area", id: "510182" });
    await page.close();
  });

  test("a single compound is found under the pointer", async () => {
    const page = await pages.open({ renderer, zoom: 13, points: 300 });
    const points = samplePoints(300, 7);
    const place = [points.lon[5]!, points.lat[5]!] as const;
    const [x, y] = await page.evaluate(([lon, lat]) => {
      const { map } = window.atlasMap.running();
      map.jumpTo({ center: [lon + 0.001, lat], zoom: 15 });
      const at = map.project([lon, lat]);
      return [at.x, at.y] as const;
    }, place);
    await page.mouse.click(x + 2, y + 2);
    const chosen = (await events(page)).findLast(([name]) => name === "select")?.[1];
    expect(chosen).toEqual({ kind: "compound", row: 5 });
    await page.close();
  });

  test("the map comes back after its context was lost", async () => {
    const query = { renderer, zoom: 12.6, points: 3000 };
    const whole = await picture(query);
    const page = await pages.open(query);
    await settle(page);
    await page.evaluate(async () => {
      const lost = [...document.querySelectorAll("canvas")].flatMap((canvas) => {
        const context = canvas.classList.contains("maplibregl-canvas")
          ? canvas.getContext("webgl2")
          : null;
        return context?.getExtension("WEBGL_lose_context") ?? [];
      });
      for (const extension of lost) extension.loseContext();
      await new Promise((resolve) => setTimeout(resolve, 300));
      for (const extension of lost) extension.restoreContext();
    });
    await settle(page);
    const { mean } = await difference(pages.browser, whole, await page.screenshot());
    expect(mean).toBeLessThan(1);
    await page.close();
  });
});

test("the renderer is chosen by name: this Chromium has none but software", async () => {
  const page = await pages.open({ zoom: 8.2 });
  expect(await page.getAttribute("[data-renderer]", "data-renderer")).toBe("software");
  await page.close();
});

test("the inset stands at city zoom only, and says how much larger it is", async () => {
  const page = await pages.open({ zoom: 8.2, core: 1 });
  expect(await page.isVisible(".am-inset")).toBe(true);
  expect(await page.innerText(".am-inset-note")).toMatch(/^中心城区 ×[1-9]\.\d/);
  await page.evaluate(() => window.atlasMap.running().map.jumpTo({ zoom: 10 }));
  expect(await page.isVisible(".am-inset")).toBe(false);
  await page.close();
});

test("new figures repaint the areas; hover repaints only the layer above", async () => {
  const page = await pages.open({ zoom: 8.2, renderer: "software" });
  const under = () =>
    page.evaluate(() => document.querySelector<HTMLCanvasElement>(".am-under")!.toDataURL());
  const before = await under();
  await page.mouse.move(300, 300);
  await page.waitForSelector("[role=tooltip]");
  expect(await under()).toBe(before);
  await page.evaluate(() => window.atlasMap.figures(2));
  await page.waitForTimeout(300);
  expect(await under()).not.toBe(before);
  await page.close();
});

test("without WebGL the page is told", async () => {
  const page = await pages.open(
    { zoom: 8.2 },
    {
      before: () => {
        Object.defineProperty(HTMLCanvasElement.prototype, "getContext", { value: () => null });
      },
      waitFor: "[data-unavailable]",
    },
  );
  expect(await page.getAttribute("body", "data-unavailable")).toBe("true");
  await page.close();
});

test("nothing outside the page was asked for, and nothing failed", () => {
  expect(pages.faults).toEqual([]);
});
