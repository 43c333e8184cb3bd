import { type FigureRow, metricDefinitions } from "@atlas/metrics";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MonitorServer, atlas } from "./testing/monitor-server.js";

const monitor = new MonitorServer("golden");
beforeAll(() => monitor.start());
afterAll(() => monitor.stop());

const told = monitor.figures.bind(monitor);

const rowsOf = <T>(sql: string): T[] =>
  JSON.parse(atlas("query", monitor.warehouse, sql, "--json")) as T[];

async function visit(query: string): Promise<Page> {
  const { page } = await monitor.visit(query);
  await page.waitForSelector("[data-step]");
  return page;
}

interface Step {
  readonly count: string;
  readonly days: string;
  readonly quartiles: string;
}

const stepsOn = (page: Page): Promise<Step[]> =>
  page.$$eval("tr[data-step]", (rows) =>
    rows.map((row) => ({
      count: row.querySelector("td text")?.textContent ?? "",
      days: row.querySelector(".ac-days")?.textContent ?? "",
      quartiles: row.querySelector(".ac-quartiles")?.textContent ?? "",
    })),
  );

/** The seven steps as the page should word them, from the command's rows of one unit. */
function stepsOf(reached: readonly FigureRow[], days: readonly FigureRow[]): Step[] {
  const text = (value: number | null | undefined): string =>
    value === null || value === undefined ? "–" : String(Math.round(value * 10) / 10);
  return [1, 2, 3, 4, 5, 6, 7].map((step) => {
    const count = reached.find(({ part }) => part === `step=${step}`)?.numerator ?? 0;
    const quartile = (q: number): number | null | undefined =>
      days.find(({ part }) => part === `step=${step};q=${q}`)?.value;
    const [low, middle, high] = [quartile(25), quartile(50), quartile(75)];
    const open = (low ?? null) === null && (high ?? null) === null;
    return {
      count: count.toLocaleString("en-US"),
      days: step === 1 ? "" : text(middle),
      quartiles:
        step === 1 ? "" : open ? "–" : `${text(low)}–${(high ?? null) === null ? "…" : text(high)}`,
    };
  });
}

describe("the figures on the page are those of `atlas metrics` over the golden city", () => {
  test.each([
    ["", "all", "trailing4"],
    ["?kind=old", "old", "trailing4"],
    ["?window=2021Q1..2021Q4", "all", "2021Q1..2021Q4"],
    ["?kind=managed&window=2022Q3", "managed", "2022Q3"],
  ])("seven steps: counts, median days and quartiles of %s", async (query, kind, period) => {
    const expected = stepsOf(
      told("city", "step_reached", kind, period),
      told("city", "step_days", kind, period),
    );
    expect(Number(expected[0]!.count.replace(",", ""))).toBeGreaterThan(0);
    const page = await visit(query);
    await expect.poll(() => stepsOn(page), { timeout: 20_000 }).toEqual(expected);
  });

  test("seven steps of a district", async () => {
    const of = (metric: string): FigureRow[] =>
      told("district", metric).filter(({ unit_id: id }) => id === "510106");
    const page = await visit("?within=510106");
    await expect
      .poll(() => stepsOn(page), { timeout: 20_000 })
      .toEqual(stepsOf(of("step_reached"), of("step_days")));
  });

  const legend = (page: Page): Promise<{ note: string; classes: Record<string, number> }> =>
    page.$eval(".legend", (card) => {
      const classes: Record<string, number> = {};
      for (const bar of card.querySelectorAll("[data-count]")) {
        const colour = bar.getAttribute("fill")!;
        const count = Number(bar.getAttribute("data-count"));
        if (count > 0) classes[colour] = (classes[colour] ?? 0) + count;
      }
      return { note: card.querySelector(".ac-legend-head span")?.textContent ?? "", classes };
    });

  /** How many shares lie in each class of a figure, by the colour of the class. */
  function classesOf(
    metric: "participation" | "coverage",
    shares: readonly number[],
  ): Record<string, number> {
    const classes: Record<string, number> = {};
    for (const share of shares) {
      const above = metricDefinitions[metric].breaks.filter((edge) => edge <= share).length;
      const colour = `var(--seq-${above + 1})`;
      classes[colour] = (classes[colour] ?? 0) + 1;
    }
    return classes;
  }

  test.each(["all", "managed"])("legend of participation: %s compounds by class", async (kind) => {
    const shares = told("compound", "participation", kind).flatMap(
      ({ part, numerator, denominator }) =>
        part === null && (denominator ?? 0) > 0 ? [numerator! / denominator!] : [],
    );
    expect(shares.length).toBeGreaterThan(10);
    const page = await visit(`?kind=${kind}`);
    await expect
      .poll(() => legend(page), { timeout: 20_000 })
      .toEqual({
        note: `小区 n = ${shares.length}`,
        classes: classesOf("participation", shares),
      });
  });

  test("legend of coverage: districts by class; sites by status", async () => {
    const shares = told("district", "coverage").flatMap(({ part, value }) =>
      part === null && value !== null ? [value] : [],
    );
    expect(shares.length).toBeGreaterThan(10);
    const page = await visit("?metric=coverage");
    await expect
      .poll(() => legend(page), { timeout: 20_000 })
      .toEqual({ note: `单位 n = ${shares.length}`, classes: classesOf("coverage", shares) });
    const sites = rowsOf<{ status: string; sites: number }>(
      "SELECT status, CAST(count(*) AS DOUBLE) AS sites FROM pilot_site GROUP BY status",
    );
    for (const status of ["accepted", "building", "planned"]) {
      const line = await page.innerText(`[data-site-status="${status}"]`);
      const count = sites.find((row) => row.status === status)?.sites ?? 0;
      expect(Number(/\d+$/.exec(line.trim())?.[0]), status).toBe(count);
    }
    expect(await page.getByText("全市示范点", { exact: true }).count()).toBe(0);
    // The map of a district draws, and its legend counts, those of the city: it says so.
    const inside = await visit("?within=510108");
    await inside.locator(".legend").getByText("全市示范点", { exact: true }).waitFor();
  });

  test.each([
    ["", "city", "510100"],
    ["?within=510108", "district", "510108"],
  ])("sites in the tile of %s", async (query, level, unit) => {
    const parts = new Map(
      told(level, "pilot_progress")
        .filter(({ unit_id: id }) => id === unit)
        .map(({ part, value }) => [part, value ?? 0]),
    );
    const page = await visit(query);
    const tile = page.locator('[data-metric="pilot_progress"]');
    await expect
      .poll(async () => Number(await tile.getAttribute("data-value")), { timeout: 20_000 })
      .toBe(parts.get(null) ?? 0);
    const [accepted, building] = ["status=accepted", "status=building"].map(
      (part) => parts.get(part) ?? 0,
    );
    expect(await tile.locator("p").getAttribute("title")).toBe(
      `已验收 ${accepted} · 建设中 ${building} · 提名 ${parts.get("nominated") ?? 0}`,
    );
  });
});
