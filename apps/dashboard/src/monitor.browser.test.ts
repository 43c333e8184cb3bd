import type { FigureRow } from "@atlas/metrics";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MonitorServer, type Visit } from "./testing/monitor-server.js";

// Here pages read ahead, as they do for those who save no data.
const monitor = new MonitorServer("sample", {}, true);

/** The figure itself of each unit, without its parts. */
const headline = (level: string, metric: string, period?: string): FigureRow[] =>
  monitor.figures(level, metric, "all", period).filter(({ part }) => part === null);

beforeAll(() => monitor.start());
afterAll(() => monitor.stop());

async function visit(query: string): Promise<Visit> {
  const visited = await monitor.visit(query);
  await visited.page.waitForSelector("[data-unit]");
  return visited;
}

const shown = (page: Page): Promise<Record<string, string>> =>
  page.$$eval("[data-unit]", (marks) =>
    Object.fromEntries(
      marks.map((mark) => [mark.getAttribute("data-unit"), mark.getAttribute("data-value") ?? ""]),
    ),
  );

describe("the Monitor over a real warehouse", () => {
  test("shows the figures of `atlas metrics`, and no request leaves the origin", async () => {
    const { page, faults } = await visit("");
    const ranking = await shown(page);
    for (const row of headline("district", "participation"))
      expect(ranking[row.unit_id], row.unit_id).toBe(row.value === null ? "" : String(row.value));
    for (const metric of [
      "coverage",
      "participation",
      "consult_first",
      "published",
      "return_completeness",
      "pilot_progress",
    ]) {
      const value = await page.getAttribute(`[data-metric="${metric}"]`, "data-value");
      expect(Number(value), metric).toBe(
        monitor.figures("city", metric).find(({ part }) => part === null)!.value,
      );
    }
    const line = await page.getAttribute('[data-metric="participation"] .ac-spark-line', "d");
    const quarters = await page.$$("[data-quarter]");
    expect(line!.match(/[ML]/g)).toHaveLength(quarters.length);
    await page.waitForSelector("[data-ready]");
    expect(faults).toEqual([]);
  });

  test("drills into a district through the query engine, and Esc comes back", async () => {
    const { page, faults } = await visit("");
    await page.dblclick('[data-unit="510106"]');
    await page.waitForSelector('[data-unit="510106030000"]', { timeout: 30_000 });
    expect(new URL(page.url()).searchParams.get("within")).toBe("510106");
    const ranking = await shown(page);
    for (const row of headline("township", "participation").filter(
      ({ unit_id: id }) => id in ranking,
    )) {
      expect(ranking[row.unit_id]).toBe(row.value === null ? "" : String(row.value));
    }
    const closedIn = (level: string, id: string): number =>
      headline(level, "published", "2022Q1").find(({ unit_id: unit }) => unit === id)!.denominator!;
    const bar = (count: number): string =>
      `.scrubber [data-quarter="2022Q1"][data-count="${count}"]`;
    await page.waitForSelector(bar(closedIn("district", "510106")));
    expect(await page.innerText(".scrubber h2")).toBe("协商场次 金牛区");
    await page.keyboard.press("Escape");
    await page.waitForSelector('[data-unit="510104"]');
    await page.waitForSelector(bar(closedIn("city", "510100")));
    expect(faults).toEqual([]);
  });

  test("keys that come faster than the page is drawn count each", async () => {
    const { page, faults } = await visit("?window=2022Q4&within=510106030000");
    const press = (keys: readonly string[]): Promise<void> =>
      page.evaluate((all) => {
        for (const key of all)
          document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
      }, keys);
    await press(["ArrowLeft", "ArrowLeft", "ArrowLeft", "ArrowRight"]);
    expect(new URL(page.url()).searchParams.get("window")).toBe("2022Q2");
    await page.waitForSelector('.scrubber .sub:has-text("2022")');
    await press(["Escape", "Escape"]);
    expect(new URL(page.url()).searchParams.get("within")).toBeNull();
    await page.waitForSelector('[data-unit="510104"]');
    const ids = await page.$$eval("[data-unit]", (rows) =>
      rows.map((row) => row.getAttribute("data-unit")),
    );
    await page.evaluate(() => {
      const theme = document.querySelector<HTMLElement>('[aria-label="切换明暗"]')!;
      for (let i = 0; i < 3; i += 1) theme.click();
    });
    expect(new URL(page.url()).searchParams.get("theme")).toBe("dark");
    await press(["]", "]", "]"]);
    expect(new URL(page.url()).searchParams.get("selected")).toBe(ids[2]);
    await page.waitForSelector(`[data-unit="${ids[2]}"][aria-selected=true]`);
    expect(faults).toEqual([]);
  });

  test("changes window, language and theme, and a reload shows the same", async () => {
    const { page, faults } = await visit("");
    await page.click('[data-quarter="2021Q4"]');
    await page.click("text=EN");
    await page.click('[aria-label="Light or dark"]');
    await page.waitForFunction(() => document.querySelectorAll("[data-unit]").length === 23);
    const url = page.url();
    expect(url).toContain("window=2021Q1..2021Q4");
    await expect
      .poll(async () => (await shown(page))["510104"], { timeout: 20_000 })
      .toBe(
        String(
          headline("district", "participation", "2021Q1..2021Q4").find(
            ({ unit_id: id }) => id === "510104",
          )!.value,
        ),
      );
    const before = await shown(page);
    await page.reload();
    await expect.poll(() => shown(page), { timeout: 20_000 }).toEqual(before);
    expect(await page.getAttribute("html", "lang")).toBe("en");
    expect(await page.getAttribute("html", "data-theme")).toBe("dark");
    expect(await page.innerText(".rail-r h2 >> nth=0")).toBe("Seven-step method");
    expect(faults).toEqual([]);
  });

  test("plays every quarter with its own figures, and passes over none", async () => {
    const { page, faults } = await visit("?window=2021Q1");
    const quarters = (
      await page.$$eval("[data-quarter]", (bars) => bars.map((bar) => bar.dataset["quarter"]!))
    ).filter((quarter) => quarter >= "2021Q1");
    // What stood at the end of each window's time on the page.
    await page.evaluate(() => {
      const drawn: Record<string, string> = {};
      Object.assign(globalThis, { drawn });
      const note = (): void => {
        const value = document.querySelector('[data-unit="510104"]')?.getAttribute("data-value");
        const window = new URL(location.href).searchParams.get("window");
        if (window !== null && value) drawn[window] = value;
      };
      new MutationObserver(note).observe(document.body, {
        subtree: true,
        childList: true,
        attributes: true,
      });
    });
    await page.waitForSelector("[data-ready]");
    await page.keyboard.press(" ");
    await page.waitForFunction(
      (last) => new URL(location.href).searchParams.get("window") === last,
      quarters.at(-1),
    );
    await page.waitForSelector('[aria-label="播放"]');
    const drawn = await page.evaluate(
      () => (globalThis as unknown as { drawn: Record<string, string> }).drawn,
    );
    expect(Object.keys(drawn).toSorted()).toEqual(quarters);
    for (const quarter of [quarters[1]!, quarters[4]!])
      expect(drawn[quarter]).toBe(
        String(
          headline("district", "participation", quarter).find(({ unit_id: id }) => id === "510104")!
            .value,
        ),
      );
    expect(faults).toEqual([]);
  });

  test("drops nonsense from the URL with a notice, and keeps the synthetic badge", async () => {
    const { page } = await visit("?metric=coverage&window=2022Q9&colour=red");
    expect(await page.innerText("[role=status]")).toContain("window, colour");
    expect(await page.innerText(".synth")).toContain("合成示例数据");
    const ranking = await shown(page);
    expect(ranking["510104"]).toBe(
      String(headline("district", "coverage").find(({ unit_id: id }) => id === "510104")!.value),
    );
  });
});
