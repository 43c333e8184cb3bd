import type { FigureRow } from "@atlas/metrics";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MonitorServer } from "../testing/monitor-server.js";

const monitor = new MonitorServer();
beforeAll(() => monitor.start());
afterAll(() => monitor.stop());

/** The engine's rows of one unit by part; the figure itself under `""`. */
const partsOf = (rows: readonly FigureRow[], unit: string): ReadonlyMap<string, FigureRow> =>
  new Map(
    rows.filter(({ unit_id: id }) => id === unit).map((row) => [row.part ?? "", row] as const),
  );

async function visit(query: string, selector: string): Promise<Page> {
  const { page, faults } = await monitor.visit(query);
  await page.waitForSelector(selector, { timeout: 30_000 });
  expect(faults).toEqual([]);
  return page;
}

describe("councils", () => {
  const verdicts = ["pass", "fail", "unknown", "unsatisfiable", "no_rule"];

  test.each([
    ["", "city", "510100"],
    ["&within=510182", "district", "510182"],
  ])("verdicts on the page of %s are those of the figure", async (query, level, unit) => {
    const told = partsOf(monitor.figures(level, "council_rules"), unit);
    const page = await visit(`?system=councils${query}`, ".ac-verdict-row");
    const bars = await page.$$eval(".ac-verdict-row", (rows) =>
      rows.map((row) => ({
        id: (row as HTMLElement).dataset["bar"]!,
        counts: Object.fromEntries(
          [...row.querySelectorAll<HTMLElement>("span[data-verdict]")].map((count) => [
            count.dataset["verdict"]!,
            Number(/[\d,]+$/.exec(count.textContent)![0].replace(",", "")),
          ]),
        ) as Record<string, number>,
      })),
    );
    expect(bars.length).toBeGreaterThan(3);
    for (const { id, counts } of bars)
      for (const verdict of verdicts) {
        const part = id === "whole" ? `verdict=${verdict}` : `rule=${id};verdict=${verdict}`;
        expect(counts[verdict] ?? 0, part).toBe(told.get(part)?.numerator ?? 0);
      }
    const failing = bars.slice(1).reduce((sum, { counts }) => sum + (counts["fail"] ?? 0), 0);
    expect(failing).toBeGreaterThan(0);
    const heading = page.getByRole("heading", { name: /^违反规则的议事会/ });
    expect(await heading.locator(".tag").innerText()).toBe(String(failing));
    const value = await page.getAttribute(".tile[data-metric=council_rules]", "data-value");
    expect(Number(value)).toBe(told.get("")!.value);
  });

  test("a council's place is one press away", async () => {
    const page = await visit("?system=councils&within=510182&lang=en", "[data-case] .link");
    await page.locator("[data-case] .link").first().click();
    await expect.poll(() => page.url()).toMatch(/within=510182\d{6}/);
    await page.waitForSelector(".ac-verdict-row");
  });
});

describe("index", () => {
  const parts = (page: Page): Promise<Record<string, string>> =>
    page.$$eval(".profile tr[data-part]", (rows) =>
      Object.fromEntries(
        rows.map((row) => [row.getAttribute("data-part")!, row.getAttribute("data-value")!]),
      ),
    );
  const tiers = (page: Page, side: "before" | "after"): Promise<Record<string, string>> =>
    page.$$eval(
      "li.ac-shift",
      (rows, name) =>
        Object.fromEntries(
          rows.map((row) => [row.getAttribute("data-unit")!, row.getAttribute(`data-${name}`)!]),
        ),
      side,
    );

  test.each([
    ["", "city", "510100"],
    ["&within=510106&kind=old", "district", "510106"],
  ])("index, categories and elements of %s are the engine's", async (query, level, unit) => {
    const kind = query.includes("old") ? "old" : "all";
    const told = partsOf(monitor.figures(level, "index", kind), unit);
    const page = await visit(
      `?system=index${query}`,
      ".profile tr[data-value]:not([data-value=''])",
    );
    const shown = await parts(page);
    expect(Object.keys(shown)).toHaveLength(29);
    for (const [part, value] of Object.entries(shown))
      expect(value === "" ? null : Number(value), part).toBe(told.get(part)!.value);
    // A geometric mean: powers of the browser's engine may differ from the command's in the last bit.
    const value = await page.getAttribute(".tile[data-metric=index]", "data-value");
    expect(Number(value)).toBeCloseTo(told.get("")!.value!, 12);
    if (level !== "city")
      expect(await page.innerText(".tile[data-metric=index]")).toContain(
        `第 ${told.get("tier")!.value} 档`,
      );
  });

  test("tiers are the engine's until a weight is moved, and again after a reset", async () => {
    const rows = monitor.figures("district", "index");
    const expected = Object.fromEntries(
      rows.flatMap(({ unit_id: id, part, value }) =>
        part === "tier" ? [[id, value === null ? "" : String(value)]] : [],
      ),
    );
    const page = await visit("?system=index", ".effect-of-weights [data-current]");
    expect(await tiers(page, "before")).toEqual(expected);
    expect(await tiers(page, "after")).toEqual(expected);
    const slider = page.locator("[data-weight] input[type=range]").first();
    await slider.focus();
    for (let i = 0; i < 3; i += 1) await page.keyboard.press("PageUp");
    await page.waitForSelector(".index-moved");
    await page.waitForSelector(".effect-of-weights [data-current]");
    expect(Number(await slider.inputValue())).toBeGreaterThan(1);
    expect(await tiers(page, "before")).toEqual(expected);
    expect(await tiers(page, "after")).not.toEqual(expected);
    const moved = await page.locator("li.ac-shift[data-moved]").count();
    expect(await page.innerText(".effect-of-weights [role=status]")).toContain(`${moved} 个改档`);
    await page.waitForURL(/weights=c\./);
    const after = await tiers(page, "after");
    await page.reload();
    await page.waitForSelector(".index-moved");
    await page.waitForSelector(".effect-of-weights [data-current]");
    await expect.poll(() => tiers(page, "after"), { timeout: 10_000 }).toEqual(after);
    await page.getByRole("button", { name: "恢复原权重" }).click();
    await expect.poll(() => tiers(page, "after"), { timeout: 10_000 }).toEqual(expected);
  });
});

describe("pilot townships", () => {
  test("figures of each are the engine's, and what its return does not tell is said so", async () => {
    const page = await visit("?system=pilots", ".pilot-figure[data-metric=lists] tr[data-case]");
    for (const [metric, part] of [
      ["participation", ""],
      ["conformance", ""],
      ["lists", "list=guidance;verdict=listed"],
    ] as const) {
      const rows = monitor.figures("township", metric);
      const shown = page.locator(`.pilot-figure[data-metric=${metric}] tr[data-case]`);
      await expect.poll(() => shown.count(), { timeout: 20_000 }).toBe(3);
      for (const row of await shown.all()) {
        const unit = (await row.getAttribute("data-case"))!;
        const value = await row.locator("[data-value]").getAttribute("data-value");
        const told = partsOf(rows, unit).get(part)?.value ?? null;
        expect(value === "" ? null : Number(value), `${metric} ${unit}`).toBe(told);
      }
    }
    expect(await page.locator(".built td[data-told=false]").first().innerText()).toBe("未述");
  });

  test("a district without a pilot says so", async () => {
    const page = await visit("?system=pilots&within=510182", ".system .lead");
    await page.getByText("此地没有试点街镇的记录。").waitFor({ timeout: 20_000 });
  });
});
