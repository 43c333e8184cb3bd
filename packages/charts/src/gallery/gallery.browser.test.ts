import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Gallery, openGallery } from "./open-gallery.js";
import { sampleRows } from "./sample-rows.js";

let gallery: Gallery;
beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(() => gallery?.close());

const focused = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset["unit"]);
const windowOf = (page: Page): Promise<(string | null)[]> =>
  page.$$eval("#scrubber [role=slider]", (all) => all.map((s) => s.getAttribute("aria-valuetext")));

describe("ranking", () => {
  test("dots stand at their share of the plot, at both widths of the rail", async () => {
    const page = await gallery.open("light");
    for (const id of ["ranking", "ranking-narrow"]) {
      const placed = await page.$$eval(`#${id} [data-unit]`, (rows) =>
        rows.flatMap((row) => {
          const plot = row.querySelector(".ac-intervals-plot")!.getBoundingClientRect();
          const dot = row.querySelector("circle")?.getBoundingClientRect();
          if (!dot) return [];
          const offset = dot.left + dot.width / 2 - plot.left;
          return [{ id: row.getAttribute("data-unit"), share: offset / plot.width }];
        }),
      );
      expect(placed).toHaveLength(12);
      for (const { id: unit, share } of placed) {
        const { value } = sampleRows.find((row) => row.id === unit)!;
        expect(share, unit!).toBeCloseTo((value! - 0.2) / 0.4, 2);
      }
    }
    await page.close();
  });

  test("arrow keys walk, Enter selects, the right arrow and a double click drill", async () => {
    const page = await gallery.open("light");
    await page.focus('#ranking [tabindex="0"][data-unit]');
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    expect(await focused(page)).toBe("u3");
    await page.keyboard.press("Enter");
    expect(await page.getAttribute("#ranking [aria-selected=true]", "data-unit")).toBe("u3");
    await page.keyboard.press("End");
    expect(await focused(page)).toBe("u15");
    await page.keyboard.press("ArrowDown");
    expect(await focused(page)).toBe("u15");
    await page.keyboard.press("ArrowRight");
    expect(await page.getAttribute("#ranking [data-drilled]", "data-drilled")).toBe("u15");
    await page.dblclick('#ranking [data-unit="u2"]');
    expect(await page.getAttribute("#ranking [data-drilled]", "data-drilled")).toBe("u2");
    expect(await page.$$eval('#ranking [tabindex="0"][data-unit]', (all) => all.length)).toBe(1);
    await page.close();
  });

  test("no label touches another, also on the narrow rail", async () => {
    const page = await gallery.open("light");
    for (const id of ["ranking", "ranking-narrow"]) {
      const boxes = await page.$$eval(`#${id} .ac-intervals-axis text`, (all) =>
        all
          .map((text) => text.getBoundingClientRect())
          .filter(({ width }) => width > 0)
          .map(({ left, right }) => ({ left, right }))
          .sort((a, b) => a.left - b.left),
      );
      expect(boxes.length).toBeGreaterThan(2);
      boxes.slice(1).forEach((box, i) => expect(box.left).toBeGreaterThan(boxes[i]!.right));
    }
    await page.close();
  });

  test("rows are 26 px, and 44 px on touch", async () => {
    for (const [hasTouch, height] of [
      [false, 26],
      [true, 44],
    ] as const) {
      const page = await gallery.open("light", { hasTouch });
      const row = await page.locator('#ranking [data-unit="u1"]').boundingBox();
      expect(row!.height).toBe(height);
      await page.close();
    }
  });
});

describe("scrubber", () => {
  test("keys move either end and stop at the other", async () => {
    const page = await gallery.open("light");
    expect(await windowOf(page)).toEqual(["2022Q1", "2022Q4"]);
    await page.focus('#scrubber [aria-label="起"]');
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    expect(await windowOf(page)).toEqual(["2021Q3", "2022Q4"]);
    await page.keyboard.press("Home");
    expect(await windowOf(page)).toEqual(["2020Q1", "2022Q4"]);
    await page.keyboard.press("End");
    expect(await windowOf(page)).toEqual(["2022Q4", "2022Q4"]);
    await page.close();
  });

  test("a handle follows the pointer and snaps to a quarter when let go", async () => {
    const page = await gallery.open("light");
    const track = (await page.locator("#scrubber .ac-scrubber-track").boundingBox())!;
    const handle = page.locator('#scrubber [aria-label="起"]');
    const grip = (await handle.boundingBox())!;
    expect(grip.width).toBeGreaterThanOrEqual(24);
    const [y, quarter] = [grip.y + grip.height / 2, track.width / 12];
    await page.mouse.move(grip.x + grip.width / 2, y);
    await page.mouse.down();
    await page.mouse.move(track.x + 4.3 * quarter, y, { steps: 12 });
    await expect.poll(() => windowOf(page)).toEqual(["2021Q1", "2022Q4"]);
    const middle = async (): Promise<number> => {
      const box = (await handle.boundingBox())!;
      return (box.x + box.width / 2 - track.x) / quarter;
    };
    expect(await middle()).toBeCloseTo(4.3, 1);
    await page.mouse.up();
    await expect.poll(middle).toBeCloseTo(4, 1);
    await page.close();
  });

  test("a click ends the window there, Shift takes the quarter alone", async () => {
    const page = await gallery.open("light");
    await page.click('#scrubber [data-quarter="2021Q2"]');
    expect(await windowOf(page)).toEqual(["2020Q3", "2021Q2"]);
    await page.click('#scrubber [data-quarter="2022Q3"]', { modifiers: ["Shift"] });
    expect(await windowOf(page)).toEqual(["2022Q3", "2022Q3"]);
    await page.close();
  });
});

test("on touch a tap beside a handle reaches the bar under it", async () => {
  const page = await gallery.open("light", { hasTouch: true });
  await page.locator("#scrubber").scrollIntoViewIfNeeded();
  const track = (await page.locator("#scrubber .ac-scrubber-track").boundingBox())!;
  const grip = (await page.locator('#scrubber [aria-label="起"]').boundingBox())!;
  expect(Math.min(grip.width, grip.height)).toBeGreaterThanOrEqual(44);
  await page.touchscreen.tap(track.x + (7.7 / 12) * track.width, track.y + 50);
  await expect.poll(() => windowOf(page)).toEqual(["2021Q1", "2021Q4"]);
  await page.close();
});

test("the frame turns its chart into a table and back", async () => {
  const page = await gallery.open("light");
  await page.click('#frame [aria-label="以表格查看"]');
  expect(await page.innerText("#frame .ac-table tbody")).toContain("8,214");
  await page.click('#frame [aria-label="以图形查看"]');
  expect(await page.locator("#frame .ac-steps").count()).toBe(1);
  await page.close();
});

test("colours follow the theme, and in forced colours the patterns keep a stroke of the system's", async () => {
  const dot = (page: Page): Promise<string> =>
    page.$eval('#ranking [data-unit="u1"] circle', (mark) => getComputedStyle(mark).fill);
  const [light, dark] = [await gallery.open("light"), await gallery.open("dark")];
  expect(await dot(light)).toBe("rgb(42, 122, 134)");
  expect(await dot(dark)).toBe("rgb(95, 179, 172)");
  const forced = await gallery.open("light", { forcedColors: "active" });
  const [ink, system] = await forced.evaluate(() => {
    const probe = document.body.appendChild(document.createElement("i"));
    probe.style.color = "GrayText";
    const stroke = getComputedStyle(document.querySelector("#hMiss path")!).stroke;
    return [stroke, getComputedStyle(probe).color];
  });
  expect(ink).toBe(system);
  await Promise.all([light, dark, forced].map((page) => page.close()));
});

test("nothing is drawn outside its box, at any width", async () => {
  const page = await gallery.open("light");
  const wide = await page.$$eval("section", (all) =>
    all.filter((s) => s.scrollWidth > s.clientWidth + 1).map(({ id }) => id),
  );
  expect(wide).toEqual([]);
  await page.close();
});

test("the pages had no errors, and React no complaints", () => {
  expect(gallery.faults).toEqual([]);
});
