import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { difference } from "./testing/difference.js";
import { type MapPages, openMapPages } from "./testing/open-map-page.js";
import { samplePoints, sampleSites } from "./testing/sample-data.js";

let pages: MapPages;
beforeAll(async () => {
  pages = await openMapPages();
});
afterAll(() => pages?.close());

/** Waits until two pictures in a row are the same. */
const settle = async (page: Page): Promise<Buffer> => {
  await page.waitForFunction(() => {
    const { map, whole } = window.atlasMap.running();
    return whole() && map.loaded();
  });
  for (let last = await page.screenshot(); ;) {
    await page.waitForTimeout(300);
    const shot = await page.screenshot();
    if (shot.equals(last)) return shot;
    last = shot;
  }
};
const picture = async (query: Record<string, string | number>): Promise<Buffer> => {
  const page = await pages.open(query);
  const shot = await settle(page);
  await page.close();
  return shot;
};
/** Keeps the WebGL contexts of the page, to lose them. */
function keepContexts(): void {
  window.contexts = [];
  const get = Object.getOwnPropertyDescriptor(HTMLCanvasElement.prototype, "getContext")!.value as (
    ...wanted: unknown[]
  ) => unknown;
  Object.defineProperty(HTMLCanvasElement.prototype, "getContext", {
    value(this: HTMLCanvasElement, ...wanted: unknown[]) {
      const context = get.apply(this, wanted);
      if (context instanceof WebGL2RenderingContext && !window.contexts.includes(context))
        window.contexts.push(context);
      return context;
    },
  });
}
declare global {
  interface Window {
    contexts: WebGL2RenderingContext[];
    shown: WebGL2RenderingContext[];
    lost: WEBGL_lose_context[];
  }
}

/** Waits until what the page had to draw is drawn. */
const nextFrames = (page: Page): Promise<unknown> =>
  page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );

const events = (page: Page) => page.evaluate(() => window.atlasMap.events);

describe("both renderers draw the same", () => {
  const alike = { mean: 3, share: 0.02 };
  test.each([
    ["city, light", { zoom: 8.2, sites: 1, selected: "510114" }],
    ["city, dark", { zoom: 8.2, sites: 1, theme: "dark" }],
    ["density", { zoom: 10.5, points: 3000 }],
    ["each compound", { zoom: 12.6, points: 27_000, sites: 1 }],
    ["sized, named, with walks", { zoom: 14.2, points: 27_000, sites: 1 }],
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

  test("the map comes back after its contexts were lost", async () => {
    const query = { renderer, zoom: 12.6, points: 27_000 };
    const page = await pages.open(query, { before: keepContexts });
    await settle(page);
    const whole = await page.screenshot();
    const lose = (): Promise<number> =>
      page.evaluate(() => {
        const shown = window.contexts.filter(({ canvas }) => (canvas as Element).isConnected);
        window.shown = shown;
        window.lost = shown.map((context) => context.getExtension("WEBGL_lose_context")!);
        for (const extension of window.lost) extension.loseContext();
        return shown.length;
      });
    expect(await lose()).toBe(renderer === "gpu" ? 2 : 1);
    await page.waitForFunction(() => window.shown.every((context) => context.isContextLost()));
    await nextFrames(page);
    const without = async (): Promise<number> =>
      (await difference(pages.browser, whole, await page.screenshot())).mean;
    // In software the picture is not MapLibre's, and stays.
    if (renderer === "gpu") await expect.poll(without).toBeGreaterThan(5);
    else expect(await without()).toBeLessThan(1);
    await page.evaluate(() => {
      for (const extension of window.lost) extension.restoreContext();
    });
    await settle(page);
    const restored = await difference(pages.browser, whole, await page.screenshot());
    expect(restored.share).toBeLessThan(0.002);
    await dragged(page);
    const moved = await difference(pages.browser, whole, await page.screenshot());
    expect(moved.mean).toBeGreaterThan(3);
    await page.close();
  });

  test("the chosen district is outlined among townships too", async () => {
    const page = await pages.open({ renderer, zoom: 10 });
    const over = () =>
      page.evaluate(() =>
        document.querySelector<HTMLCanvasElement>(".am-layer:not(.am-under)")!.toDataURL(),
      );
    const before = await over();
    await page.evaluate(() => window.atlasMap.change({ selectedId: "510105" }));
    await expect.poll(over).not.toBe(before);
    await page.close();
  });

  test.each([8.2, 13])("a chosen site is ringed at zoom %f", async (zoom) => {
    const [site] = sampleSites(3);
    const page = await pages.open({ renderer, zoom, sites: 1, lon: site!.lon, lat: site!.lat });
    const middle = (): Promise<Buffer> =>
      page.screenshot({ clip: { x: 420, y: 290, width: 60, height: 60 } });
    await settle(page);
    const before = await middle();
    await page.evaluate((id) => window.atlasMap.change({ selectedId: id }), site!.id);
    await expect.poll(async () => (await middle()).equals(before)).toBe(false);
    await page.close();
  });

  test("a map that was moved is drawn as one that was opened there", async () => {
    const query = { renderer, points: 27_000, sites: 1 };
    const page = await pages.open({ ...query, zoom: 12.6 });
    await dragged(page);
    await page.mouse.wheel(0, -200);
    await settle(page);
    const { lng, lat, zoom } = await page.evaluate(() => {
      const { map } = window.atlasMap.running();
      return { ...map.getCenter(), zoom: map.getZoom() };
    });
    expect(zoom).toBeGreaterThan(12.65);
    const moved = await page.screenshot();
    await page.close();
    const { mean } = await difference(
      pages.browser,
      moved,
      await picture({ ...query, lon: lng, lat, zoom }),
    );
    expect(mean).toBeLessThan(0.5);
  });
});

const dragged = async (page: Page): Promise<void> => {
  await page.mouse.move(500, 400);
  await page.mouse.down();
  await page.mouse.move(560, 420, { steps: 4 });
  await page.mouse.move(680, 470, { steps: 4 });
  await page.mouse.up();
  await settle(page);
};

test("density hexagons keep their size while the zoom changes between two steps", async () => {
  const page = await pages.open({ renderer: "gpu", zoom: 10.02, points: 3000 });
  await settle(page);
  await page.evaluate(() => window.atlasMap.running().map.jumpTo({ zoom: 10.48 }));
  await settle(page);
  const gpu = await page.screenshot();
  await page.close();
  const there = await picture({ renderer: "gpu", zoom: 10.48, points: 3000 });
  const { mean } = await difference(pages.browser, there, gpu);
  expect(mean).toBeLessThan(0.3);
});

test("the map takes the keys under its own name, and is ringed while it has them", async () => {
  const page = await pages.open({ zoom: 8.2 });
  const edge = (): Promise<Buffer> =>
    page.screenshot({ clip: { x: 0, y: 200, width: 2, height: 2 } });
  const before = await edge();
  await page.keyboard.press("Tab");
  const named = (): Promise<string | null> =>
    page.evaluate(() =>
      document.activeElement!.matches("canvas[role=application]")
        ? document.activeElement!.getAttribute("aria-label")
        : null,
    );
  expect(await named()).toBe("地图");
  expect((await edge()).equals(before)).toBe(false);
  await page.evaluate(() =>
    window.atlasMap.change({
      words: { map: "Map", zoomIn: "", zoomOut: "", fit: "", inset: () => "" },
    }),
  );
  await expect.poll(named).toBe("Map");
  await page.close();
});

test("without a view the whole is shown, and again at the button and when the page changes its size", async () => {
  const page = await pages.open({ whole: 1 });
  const corners = () =>
    page.evaluate(() => {
      const { map } = window.atlasMap.running();
      const [left, right] = [map.project([102.99, 30.6]).x, map.project([104.9, 30.6]).x];
      return [left > 0, right < innerWidth, right - left > innerWidth * 0.7];
    });
  const views = async () => (await events(page)).filter(([name]) => name === "view");
  expect(await corners()).toEqual([true, true, true]);
  await dragged(page);
  expect((await views()).at(-1)).toEqual([
    "view",
    expect.objectContaining({ zoom: expect.any(Number) }),
  ]);
  await page.click("button[title=显示全部]");
  await expect.poll(async () => (await views()).at(-1)).toEqual(["view", null]);
  await page.setViewportSize({ width: 700, height: 640 });
  await expect.poll(corners).toEqual([true, true, true]);
  expect((await views()).at(-1)).toEqual(["view", null]);
  await page.close();
});

test("what lies over the map is measured once for a gesture, not for each frame", async () => {
  const page = await pages.open({ zoom: 8.2, core: 1 });
  await settle(page);
  const measured = async () => (await events(page)).filter(([name]) => name === "keepClear").length;
  const before = await measured();
  await dragged(page);
  expect((await measured()) - before).toBe(1);
  await page.close();
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
  await settle(page);
  const before = await under();
  await page.mouse.move(300, 300);
  await page.waitForSelector("[role=tooltip]");
  expect(await under()).toBe(before);
  await page.evaluate(() => window.atlasMap.figures(2));
  await expect.poll(under).not.toBe(before);
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
