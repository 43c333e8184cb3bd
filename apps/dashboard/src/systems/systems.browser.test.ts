import type { FigureRow } from "@atlas/metrics";
import { codeLabel } from "@atlas/schema";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axeViolations } from "../testing/axe-violations.js";
import { MonitorServer, atlas } from "../testing/monitor-server.js";

const monitor = new MonitorServer();
beforeAll(() => monitor.start());
afterAll(() => monitor.stop());

const rowsOf = <T>(sql: string): T[] =>
  JSON.parse(atlas("query", monitor.warehouse, sql, "--json")) as T[];

async function visit(query: string, ready: string): Promise<Page> {
  const { page, faults } = await monitor.visit(query);
  await page.waitForSelector(ready, { timeout: 30_000 });
  expect(faults).toEqual([]);
  return page;
}

const tileValues = (page: Page): Promise<Readonly<Record<string, string>>> =>
  page.$$eval(".system .tile", (tiles) =>
    Object.fromEntries(
      tiles.map((tile) => [tile.getAttribute("data-metric"), tile.getAttribute("data-value")]),
    ),
  );

const valueOf = (metric: string, kind = "all"): string => {
  const row = monitor.figures("city", metric, kind).find(({ part }: FigureRow) => part === null);
  return String(row?.value ?? "");
};

test("the traits are the command's figures, and each can be ranked by", async () => {
  const page = await visit("?system=traits&kind=old", ".system .ac-dots");
  const expected = ["diversity_topics", "online_share", "published"];
  await expect
    .poll(
      async () => {
        const found = await tileValues(page);
        return expected.map((metric) => found[metric]);
      },
      { timeout: 20_000 },
    )
    .toEqual(expected.map((metric) => valueOf(metric, "old")));
  await page.click('.tile[data-metric="diversity_topics"] .link');
  await page.waitForFunction(() => location.search.includes("metric=diversity_topics"));
  await page.waitForSelector(".rail-l [data-unit]");
});

describe("seven steps", () => {
  test("orders and waiting cases add up to what the tables hold", async () => {
    const page = await visit("?system=steps&window=2021Q1..2022Q4", ".ac-orders tr[data-order]");
    const [closed] = rowsOf<{ n: number }>(
      "SELECT count(*) AS n FROM consultation WHERE outcome IN ('agreed','not_agreed') AND closed_on BETWEEN '2021-01-01' AND '2022-12-31'",
    );
    const all = page.locator(".system figure .link", { hasText: "全部列出" });
    if ((await all.count()) > 0) await all.click();
    const cases = await page.$$eval(".ac-orders tr[data-order]", (rows) =>
      rows.reduce((sum, row) => sum + Number(row.getAttribute("data-value")), 0),
    );
    expect(cases).toBe(closed!.n);
    const waiting = await page.$$eval('.ac-count-bars tr[data-bar^="step="]', (rows) =>
      rows.map((row) => Number(row.getAttribute("data-value"))),
    );
    const [open] = rowsOf<{ n: number }>(
      `SELECT count(*) AS n FROM consultation WHERE least(step1_on, step2_on, step3_on, step4_on, step5_on, step6_on, step7_on)
         BETWEEN '2021-01-01' AND '2022-12-31' AND (outcome IS NULL OR outcome = 'open' OR (outcome = 'agreed' AND step7_on IS NULL))`,
    );
    expect(waiting.reduce((sum, n) => sum + n, 0)).toBe(open!.n);
  });

  test("a step of the funnel, its deviations and its table", async () => {
    const page = await visit("?system=steps&lang=en", ".system tr[data-step]");
    const reached = monitor.figures("city", "step_reached");
    const shown = await page.getAttribute('.system tr[data-step="7"]', "data-value");
    expect(shown).toBe(String(reached.find(({ part }) => part === "step=7")!.numerator));
    const order = monitor
      .figures("city", "conformance")
      .find(({ part }) => part === "deviation=order")!.numerator;
    await expect
      .poll(() => page.getAttribute('tr[data-bar="deviation=order"]', "data-value"))
      .toBe(String(order));
    await page.click(".system figure .ac-frame-switch");
    await page.waitForSelector(".system figure table.ac-table");
  });
});

test("steps of a unit that did not report are missing, beside the map and in the view, and never nought", async () => {
  const silent = monitor
    .figures("district", "step_reached")
    .find(({ flag }) => flag === "not_reported")!.unit_id;
  const page = await visit(`?within=${silent}`, ".rail-r [data-silent]");
  await expect.poll(() => page.textContent(".rail-r [data-silent]")).toBe("缺报");
  expect(await page.locator("tr[data-step]").count()).toBe(0);
  await page.click('.system-tab[data-system="steps"]');
  await page.waitForSelector('.system figure[data-state="empty"]');
  expect(await page.locator("tr[data-step]").count()).toBe(0);
});

test("sites are those of the table, and a name opens its compound", async () => {
  const page = await visit("?system=sites", ".site-table tr[data-site]");
  const sites = rowsOf<{ batch: number | null; status: string; n: number }>(
    "SELECT batch, status, count(*) AS n FROM pilot_site GROUP BY ALL",
  );
  const inBatch = sites
    .filter(({ batch, status }) => batch !== null && status !== "withdrawn")
    .reduce((sum, { n }) => sum + n, 0);
  expect(await page.getAttribute(".site-count", "data-value")).toBe(String(inBatch));
  const last = await page.$$eval('[data-series="designated"] [data-quarter]', (quarters) =>
    quarters.at(-1)?.getAttribute("data-value"),
  );
  const [dated] = rowsOf<{ n: number }>(
    "SELECT count(*) AS n FROM pilot_site WHERE batch IS NOT NULL AND status <> 'withdrawn' AND designated_on IS NOT NULL",
  );
  expect(last).toBe(String(dated!.n));
  const [linked] = rowsOf<{ site_id: string; compound_id: string }>(
    "SELECT site_id, compound_id FROM pilot_site WHERE compound_id IS NOT NULL ORDER BY batch NULLS LAST, unit_id, site_id LIMIT 1",
  );
  await page.click(`tr[data-site="${linked!.site_id}"] .link`);
  await page.waitForFunction((id) => location.search.includes(id), linked!.compound_id);
  await page.waitForSelector(".compound");
  await page.goBack();
  await page.waitForSelector(".site-table tr[data-site]");
});

/** Asks for more cases until all are listed. @returns how many were listed after each time */
async function listAll(page: Page): Promise<readonly number[]> {
  const more = page.locator(".cases > .link");
  const counts: number[] = [];
  while ((await more.count()) > 0) {
    await more.click();
    counts.push(await page.locator(".cases tr[data-case]").count());
  }
  return counts;
}

test("consult-first: the verdicts of the figure, and each violation with its dates", async () => {
  const page = await visit("?system=consult_first", ".cases tr[data-case]");
  const figures = monitor.figures("city", "consult_first");
  for (const verdict of ["satisfied", "violated", "undetermined"]) {
    const expected = figures.find(({ part }) => part === `verdict=${verdict}`)!.numerator;
    await expect
      .poll(() => page.getAttribute(`tr[data-bar="verdict=${verdict}"]`, "data-value"))
      .toBe(String(expected));
  }
  const atFirst = await page.locator(".cases tr[data-case]").count();
  const counts = await listAll(page);
  // Twenty, then a hundred at a time, and the last of them what is left.
  expect(atFirst).toBe(Math.min(20, counts.at(-1) ?? atFirst));
  counts.forEach((count, i) =>
    expect(count).toBe(i + 1 < counts.length ? 20 + 100 * (i + 1) : counts.at(-1)),
  );
  const ids = await page.$$eval(".cases tr[data-case]", (rows) =>
    rows.map((row) => row.getAttribute("data-case")!),
  );
  // The city's figure leaves out units that did not report; the list does not.
  expect(ids.length).toBeGreaterThanOrEqual(
    figures.find(({ part }) => part === "verdict=violated")!.numerator!,
  );
  const [one] = rowsOf<{ consulted: string; outcome: string | null; late: boolean | null }>(
    `SELECT p.consulted, c.outcome, c.step6_on > p.started_on AS late FROM project p
       LEFT JOIN consultation c USING (consultation_id) WHERE p.project_id = '${ids[0]!}'`,
  );
  expect(
    one!.consulted === "declared_none" || one!.outcome !== "agreed" || one!.late === true,
  ).toBe(true);
});

test("consult-first: violations by topic are those of the projects' table", async () => {
  const page = await visit("?system=consult_first", ".cases tr[data-case]");
  await listAll(page);
  const casesShown = (): Promise<readonly string[]> =>
    page.$$eval(".cases tr[data-case]", (rows) =>
      rows.map((row) => row.getAttribute("data-case")!).toSorted(),
    );
  const ids = await casesShown();
  const categories = new Map(
    rowsOf<{ project_id: string; category: string | null }>(
      "SELECT project_id, category FROM project",
    ).map(({ project_id: id, category }) => [id, category] as const),
  );
  const category = categories.get(ids[0]!)!;
  const name = codeLabel("topic_category", category as "lift").zh;
  await page.locator(".system-part .choice-button").nth(1).click();
  await page.getByRole("option", { name, exact: true }).click();
  await expect.poll(casesShown).toEqual(ids.filter((id) => categories.get(id) === category));
});

test("consult-first: a quarter that a district did not report is told as missing", async () => {
  const silent = ["2022Q3", "2022Q4"].flatMap((period) =>
    monitor
      .figures("district", "consult_first", "all", period)
      .filter(({ part, flag }) => part === null && flag === "not_reported"),
  )[0]!;
  const page = await visit(
    `?system=consult_first&within=${silent.unit_id}`,
    ".ac-stacks [data-series=missing]",
  );
  const quarter = page.locator(`.ac-stacks [data-quarter="${silent.period}"]`);
  expect(await quarter.locator("[data-series=missing]").count()).toBe(1);
  expect(await quarter.locator("[data-value]").count()).toBe(0);
});

test("lists: a district that did not report is told as one, and nothing is drawn as nought", async () => {
  const silent = monitor
    .figures("district", "lists", "all", "2022Q4")
    .find(({ flag }) => flag === "not_reported")!;
  const page = await visit(
    `?system=lists&within=${silent.unit_id}&window=2022Q4`,
    ".frames .ac-absence",
  );
  await expect
    .poll(() => page.locator(".frames .ac-absence").allInnerTexts(), { timeout: 20_000 })
    .toEqual(["缺报", "缺报", "缺报"]);
  expect(await page.locator(".frames tr[data-bar]").count()).toBe(0);
});

test("proposals: the four rates, a flow that adds up, and where they are settled", async () => {
  const page = await visit("?system=proposals", ".ac-flow");
  const expected = ["proposal_ordered", "proposal_adopted", "proposal_agreed"];
  await expect
    .poll(
      async () => {
        const found = await tileValues(page);
        return expected.map((metric) => found[metric]);
      },
      { timeout: 20_000 },
    )
    .toEqual(expected.map((metric) => valueOf(metric)));
  const sum = (selector: string): Promise<number> =>
    page.$$eval(selector, (marks) =>
      marks.reduce((total, mark) => total + Number(mark.getAttribute("data-value")), 0),
    );
  const raised = await page.$$eval(".ac-flow-notes li span:first-of-type", (notes) =>
    notes.reduce((total, note) => total + Number(note.textContent.replace(/\D/g, "")), 0),
  );
  expect(await sum(".ac-flow-end")).toBe(raised);
  expect(await sum(".ac-ribbon")).toBeGreaterThan(0);
  const compound = monitor
    .figures("city", "proposal_levels")
    .find(({ part }) => part === "level=compound")!.numerator;
  expect(await page.getAttribute('tr[data-bar="compound"]', "data-value")).toBe(String(compound));
});

test("lists: each verdict of each list, and the topics that nothing was consulted on", async () => {
  const page = await visit("?system=lists&lang=en&window=2021Q1..2022Q3", "tr[data-bar]");
  const figures = monitor.figures("city", "lists", "all", "2021Q1..2022Q3");
  for (const list of ["guidance", "positive", "negative"])
    for (const verdict of ["listed", "no_list"]) {
      const expected = figures.find(({ part }) => part === `list=${list};verdict=${verdict}`)!;
      await expect
        .poll(() => page.getAttribute(`tr[data-bar="${list} ${verdict}"]`, "data-value"))
        .toBe(String(expected.numerator));
    }
  await page.waitForSelector("text=Topics and lists");
});

/** What each view shows when it has its data. */
const ready: Readonly<Record<string, string>> = {
  proposals: ".ac-flow",
  index: "li.ac-shift",
  steps: ".ac-orders",
  lists: "table.ac-table",
  consult_first: ".cases",
  sites: ".site-table",
  pilots: ".cases tbody tr",
  councils: ".cases tbody tr",
  traits: ".ac-dots",
};

test.each([
  ["zh", "light"],
  ["en", "dark"],
])("axe finds nothing in any view: %s, %s", { timeout: 180_000 }, async (language, theme) => {
  const page = await visit(`?lang=${language}&theme=${theme}`, ".system-tabs");
  for (const [system, selector] of Object.entries(ready)) {
    await page.click(`.system-tab[data-system="${system}"]`);
    await page.waitForSelector(`.system[data-system="${system}"] ${selector}`, { timeout: 30_000 });
    expect(await axeViolations(page), system).toEqual([]);
  }
});

test("the systems are walked by keyboard, and back is the map again", async () => {
  const page = await visit("", ".system-tabs");
  await page.focus('.system-tab[data-system="traits"]');
  await page.keyboard.press("Enter");
  await page.waitForSelector('.system[data-system="traits"]');
  expect(await page.getAttribute('.system-tab[data-system="traits"]', "aria-current")).toBe("page");
  await page.goBack();
  await page.waitForSelector(".map");
});
