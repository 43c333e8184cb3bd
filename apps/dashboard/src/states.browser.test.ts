import { readFileSync, readdirSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { briefWordsOf } from "./i18n/brief-words.js";
import { MonitorServer } from "./testing/monitor-server.js";

const monitor = new MonitorServer();
beforeAll(() => monitor.start());
afterAll(() => monitor.stop());

const selected = (page: Page): string | null => new URL(page.url()).searchParams.get("selected");

describe("a warehouse that cannot be read", () => {
  const manifest = "**/warehouse/manifest.json";
  test.each<[string, (page: Page) => Promise<unknown>]>([
    [
      "warehouse_missing",
      (page) => page.route(manifest, (route) => route.fulfill({ status: 404 })),
    ],
    [
      "warehouse_schema",
      (page) => page.route(manifest, (route) => route.fulfill({ json: { schema_version: 9999 } })),
    ],
    [
      "warehouse_incomplete",
      (page) => page.route("**/summary.json", (route) => route.fulfill({ body: '{"quarters": [' })),
    ],
  ])("says %s and what to do, in both languages", async (code, prepare) => {
    const { page } = await monitor.visit("", prepare);
    const failure = await page.waitForSelector(".failure");
    expect(await failure.getAttribute("data-code")).toBe(code);
    expect(
      await page.$$eval(".failure section", (parts) =>
        parts.map(
          (part) =>
            `${part.getAttribute("lang")} ${part.querySelector("pre")?.textContent.slice(0, 19)}`,
        ),
      ),
    ).toEqual(["zh-CN npm run -s atlas --", "en npm run -s atlas --"]);
    expect(await failure.innerText()).toContain("dashboard: ");
  });
});

test("a brief whose worker does not start is told, and can be asked for again", async () => {
  const worker = "**/brief-worker*";
  const { page } = await monitor.visit("?brief=internal&lang=en", (page) =>
    page.route(worker, (route) => route.abort()),
  );
  expect(await page.innerText(".brief [role=alert]")).toBe(briefWordsOf("en").failed);
  expect(await page.locator(".brief-paper").count()).toBe(0);
  expect(await page.getByRole("button", { name: "Word" }).isDisabled()).toBe(true);
  await page.unroute(worker);
  await page.keyboard.press("Escape");
  await page.waitForSelector("[data-unit]");
  await page.goBack();
  await page.waitForSelector(".brief-paper");
});

test("without WebGL the list and the charts work and the map says why it cannot", async () => {
  const { page } = await monitor.visit("?lang=en", (page) =>
    page.addInitScript({
      content: `const real = HTMLCanvasElement.prototype.getContext;
        HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
          return kind.startsWith("webgl") ? null : real.call(this, kind, ...more);
        };`,
    }),
  );
  await page.waitForSelector("[data-unit]");
  expect(await page.innerText(".map-absent")).toContain("WebGL");
  expect(await page.$$("[data-step]")).toHaveLength(7);
});

test("an engine that does not start fails in its panel, and what is known stays", async () => {
  const { page } = await monitor.visit("?within=510106&window=2020Q1..2021Q2", (page) =>
    page.route("**/*.wasm", (route) => route.abort()),
  );
  await page.waitForSelector(".panel-fault", { timeout: 30_000 });
  expect(await page.innerText(".panel-fault >> nth=0")).toContain("数据没有改动");
  expect(await page.isVisible(".bar .synth")).toBe(true);
});

test("keys walk the ranking, move the window, go up and show help", async () => {
  const { page, faults } = await monitor.visit("");
  await page.waitForSelector("[data-unit]");
  const order = await page.$$eval("[data-unit]", (rows) =>
    rows.map((row) => row.getAttribute("data-unit")),
  );
  await page.keyboard.press("]");
  await page.keyboard.press("]");
  await expect.poll(() => selected(page)).toBe(order[1]);
  await page.keyboard.press("[");
  await expect.poll(() => selected(page)).toBe(order[0]);
  await page.keyboard.press("Escape");
  await expect.poll(() => selected(page)).toBeNull();
  await page.keyboard.press("ArrowLeft");
  await expect.poll(() => page.url()).toContain("window=2021Q3..2022Q2");
  await page.goBack();
  await expect.poll(() => page.url()).not.toContain("window=");
  await page.keyboard.press("?");
  await page.waitForSelector("[role=dialog] kbd");
  await page.keyboard.press("Escape");
  await expect.poll(() => page.$("[role=dialog]")).toBeNull();
  await page.click('[data-metric="coverage"] h2 button');
  expect(await page.innerText('[data-definition="coverage"]')).toContain("在册小区");
  expect(faults).toEqual([]);
});

test("a breadcrumb leads back from a district, and the level and order are in the URL", async () => {
  const { page, faults } = await monitor.visit("?within=510106&sort=code");
  await page.waitForSelector('[data-unit="510106030000"]', { timeout: 30_000 });
  await page.click(".breadcrumb button");
  await page.waitForSelector('[data-unit="510104"]');
  const codes = await page.$$eval("[data-unit]", (rows) =>
    rows
      .filter((row) => row.getAttribute("data-value") !== "")
      .map((row) => row.getAttribute("data-unit")!),
  );
  expect(codes).toEqual([...codes].sort());
  const { searchParams } = new URL(page.url());
  expect([searchParams.get("sort"), searchParams.get("within")]).toEqual(["code", null]);
  expect(faults).toEqual([]);
});

test("a place and a window that the warehouse does not hold are dropped with a notice", async () => {
  const { page } = await monitor.visit("?within=999999&window=2030Q1");
  await page.waitForSelector("[data-unit]");
  expect(await page.innerText(".notice")).toMatch(/window, within/);
  expect(await page.$$("[data-unit]")).toHaveLength(23);
});

test("on a phone the sheet is pressed, pulled and moved by keys, and the map keeps the rest", async () => {
  const { page, faults } = await monitor.visit("", undefined, {
    viewport: { width: 390, height: 844 },
  });
  await page.waitForSelector("[data-ready]");
  const heights = async (): Promise<readonly number[]> => {
    const boxes = [".body", ".sheet", ".map"].map((part) => page.locator(part).boundingBox());
    return (await Promise.all(boxes)).map((box) => Math.round(box!.height));
  };
  const settled = (sheet: (body: number) => number): Promise<void> =>
    expect
      .poll(async () => {
        const [body, height] = await heights();
        return Math.abs(height! - sheet(body!));
      })
      .toBeLessThan(2);
  await settled((body) => body / 2);
  await page.click(".sheet-handle");
  await settled((body) => body);
  await page.press(".sheet-handle", "ArrowDown");
  await page.press(".sheet-handle", "ArrowDown");
  await settled(() => 96);
  const [body, sheet, map] = await heights();
  expect(body! - sheet! - map!).toBe(-10);
  const handle = (await page.locator(".sheet-handle").boundingBox())!;
  expect(Math.min(handle.width, handle.height)).toBeGreaterThanOrEqual(44);
  await page.mouse.move(handle.x + handle.width / 2, handle.y + 30);
  await page.mouse.down();
  await page.mouse.move(handle.x + handle.width / 2, handle.y - 180, { steps: 4 });
  await page.mouse.up();
  await settled((height) => height / 2);
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(844);
  expect(faults).toEqual([]);
});

test.each([
  [1440, 900, "zh"],
  [1440, 900, "en"],
  [1280, 800, "en"],
  [390, 844, "zh"],
  [390, 844, "en"],
] as const)("nothing is cut at %i × %i in %s", async (width, height, language) => {
  const { page } = await monitor.visit(`?lang=${language}`, undefined, {
    viewport: { width, height },
  });
  await page.waitForSelector("[data-step]");
  const cut = await page.$$eval(
    ".bar *, .kpi h2, .kpi h2 *, .kpi p, .kpi p *, .ph *, .foot *, .attention *, .seg-button",
    (parts) =>
      parts
        .filter((part) => part.clientWidth > 2 && part.scrollWidth > part.clientWidth + 1)
        .map((part) => `${part.className} ${part.textContent}`),
  );
  expect(cut).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
});

test.each([
  [1440, "zh"],
  [1440, "en"],
  [1280, "zh"],
  [1280, "en"],
] as const)("a tile shows counts of a whole city at %i in %s", async (width, language) => {
  const { page } = await monitor.visit(`?lang=${language}`, undefined, {
    viewport: { width, height: 850 },
  });
  await page.waitForSelector("[data-step]");
  const lines = await page.$$eval(".kpi p > span:not(.ac-delta, .spare)", (notes) =>
    notes.map((note) => {
      const metric = note.closest<HTMLElement>(".kpi")!.dataset["metric"];
      if (["coverage", "consult_first", "published"].includes(metric!))
        note.textContent = "15,251 / 18,013";
      if (metric === "return_completeness") note.textContent = "333 / 345";
      const line = note.parentElement!.getBoundingClientRect();
      return note.getBoundingClientRect().top < (line.top + line.bottom) / 2;
    }),
  );
  expect(lines).toEqual([true, true, true, true, true, true]);
});

const dist = fileURLToPath(new URL("../dist/", import.meta.url));

test("the page that is tested and served is built for production, wherever it was built", () => {
  const assets = `${dist}assets/`;
  const scripts = readdirSync(assets).filter((name) => name.endsWith(".js"));
  expect(scripts.length).toBeGreaterThan(10);
  for (const name of scripts)
    expect(readFileSync(assets + name, "utf8").includes("jsxDEV"), name).toBe(false);
});

test("JavaScript before the map is at most 350 kB gzip, 750 kB with it", () => {
  const size = (path: string): number => gzipSync(readFileSync(dist + path)).length / 1000;
  const html = readFileSync(`${dist}index.html`, "utf8");
  const first = [...html.matchAll(/(?:src|href)="\/?(assets\/[^"]+\.js)"/g)].map(
    ([, path]) => path!,
  );
  expect(first.length).toBeGreaterThan(0);
  const before = first.reduce((sum, path) => sum + size(path), 0);
  const map = readdirSync(`${dist}assets`).filter((name) => /^map-panel.*\.js$/.test(name));
  expect(map).toHaveLength(1);
  // The planner and its solver are code of a worker that only Plan starts.
  for (const path of first)
    expect(readFileSync(dist + path, "utf8"), path).not.toMatch(/spacing_meters|HiGHS/);
  expect(before).toBeLessThanOrEqual(350);
  expect(before + size(`assets/${map[0]}`)).toBeLessThanOrEqual(750);
});
