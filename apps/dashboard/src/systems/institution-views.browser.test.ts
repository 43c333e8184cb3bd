import type { FigureRow } from "@atlas/metrics";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axeViolations } from "../testing/axe-violations.js";
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
    await page.close();
  });

  test("a council's place is one press away", async () => {
    const page = await visit("?system=councils&within=510182&lang=en", "[data-case] .link");
    await page.locator("[data-case] .link").first().click();
    await expect.poll(() => page.url()).toMatch(/within=510182\d{6}/);
    await page.waitForSelector(".ac-verdict-row");
    await page.close();
  });
});

test.each(["councils"].flatMap((system) => [`${system}&lang=zh`, `${system}&lang=en&theme=dark`]))(
  "axe finds nothing wrong with %s",
  async (query) => {
    const page = await visit(`?system=${query}`, ".system .tile-value");
    await page.waitForSelector(".cases tbody tr");
    expect(await axeViolations(page)).toEqual([]);
    await page.close();
  },
);
