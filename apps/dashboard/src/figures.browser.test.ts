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
    await page.close();
  });

  test("seven steps of a district", async () => {
    const of = (metric: string): FigureRow[] =>
      told("district", metric).filter(({ unit_id: id }) => id === "510106");
    const page = await visit("?within=510106");
    await expect
      .poll(() => stepsOn(page), { timeout: 20_000 })
      .toEqual(stepsOf(of("step_reached"), of("step_days")));
    await page.close();
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
    await page.close();
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
    await page.close();
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
    await page.close();
  });

  test.each([
    ["", "trailing4"],
    ["?window=2020Q1..2020Q4", "2020Q1..2020Q4"],
  ])(
    "what needs attention %s: returns late and missing, projects and results, with their counts",
    async (query, period) => {
      const names = new Map(
        rowsOf<{ division_id: string; name: string }>(
          "SELECT division_id, name FROM division WHERE level = 'district' AND valid_to IS NULL",
        ).map((row) => [row.name, row.division_id]),
      );
      const returns = told("district", "return_completeness", "all", period);
      const counts = (state: "missing" | "late"): ReadonlyMap<string, number> =>
        new Map(
          returns.flatMap(({ unit_id: id, part, numerator, denominator }) => {
            const n = part === null ? (denominator ?? 0) - (numerator ?? 0) : (numerator ?? 0);
            return (part === null) === (state === "missing") && n > 0 ? [[id, n] as const] : [];
          }),
        );
      const verdict = told("city", "consult_first", "all", period).find(
        ({ part }) => part === "verdict=violated",
      )!;
      const published = told("city", "published", "all", period).find(({ part }) => part === null)!;
      const page = await visit(query);
      const items = await page.$$eval(".attention li", (all) =>
        all.map((item) => ({
          text: item.querySelector("div > :first-child")?.textContent ?? "",
          evidence: item.querySelector("small")?.textContent ?? "",
        })),
      );
      expect(await page.innerText(".attention header .tag")).toBe(String(items.length));
      let named = 0;
      for (const [word, state] of [
        ["未到", "missing"],
        ["迟到", "late"],
      ] as const) {
        const expected = counts(state);
        const shown = items.flatMap(({ text }) => {
          const found = new RegExp(`^(.+) (\\d+) 份报送${word}$`).exec(text);
          return found ? [[names.get(found[1]!)!, Number(found[2])] as const] : [];
        });
        for (const [unit, n] of shown) expect(n, unit).toBe(expected.get(unit));
        // The five units with the most, the most first.
        const most = [...expected.values()].toSorted((a, b) => b - a).slice(0, 5);
        expect(shown.map(([, n]) => n)).toEqual(most);
        named += shown.length;
      }
      expect(named).toBeGreaterThan(0);
      const others = items.slice(named);
      const open = published.denominator! - published.numerator!;
      const wanted = [
        [`${verdict.numerator} 个项目未先协商即实施`, verdict.numerator, verdict.denominator],
        [`${open} 场办结协商未公开结果`, open, published.denominator],
      ].filter(([, n]) => Number(n) > 0);
      expect(others).toEqual(
        wanted.map(([text, n, of]) => ({
          text,
          evidence: [n, of].map((count) => Number(count).toLocaleString("en-US")).join(" / "),
        })),
      );
      await page.close();
    },
  );
});
