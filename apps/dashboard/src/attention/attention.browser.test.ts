import { readFileSync } from "node:fs";
import type { AttentionCase, AttentionItem } from "@atlas/metrics";
import type { Manifest } from "@atlas/warehouse";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeViolations } from "../testing/axe-violations.js";
import { MonitorServer, atlas } from "../testing/monitor-server.js";

const server = new MonitorServer();
beforeAll(() => server.start(), 300_000);
afterAll(() => server.stop());

/** Records of a CSV text whose cells have no line breaks. */
function csvRecords(text: string): readonly Readonly<Record<string, string>>[] {
  const [names, ...lines] = text
    .trimEnd()
    .split("\n")
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain!,
      ),
    );
  return lines.map((line) => Object.fromEntries(names!.map((name, i) => [name, line[i]!])));
}

type Told = AttentionItem & { readonly unit: string; readonly cases: readonly AttentionCase[] };
const printed = new Map<string, readonly Told[]>();
/** What `atlas attention` says of the same warehouse. */
function told(...options: string[]): readonly Told[] {
  const asked = options.join(" ");
  if (!printed.has(asked)) {
    const words = ["attention", server.warehouse, "--cases", "--json", ...options];
    printed.set(asked, (JSON.parse(atlas(...words)) as { readonly items: readonly Told[] }).items);
  }
  return printed.get(asked)!;
}

const digest = (page: Page): Promise<{ rule: string; id: string; text: string }[]> =>
  page.$$eval(".attention > ul > li", (all) =>
    all.map((row) => ({
      rule: row.getAttribute("data-rule")!,
      id: row.querySelector("[data-item]")!.getAttribute("data-item")!,
      text: row.textContent,
    })),
  );

async function opened(query: string): Promise<{ page: Page; faults: string[] }> {
  const visit = await server.visit(query);
  await visit.page.waitForSelector(".attention-whole");
  return visit;
}

test.each([
  ["", []],
  ["?window=2021Q1..2021Q4", ["--period", "2021Q1..2021Q4"]],
  ["?within=510106", ["--unit", "510106"]],
])(
  "the panel %s shows the gravest item of each rule that the command finds",
  async (query, options) => {
    const items = told(...options);
    const { page, faults } = await opened(query);
    const shown = await digest(page);
    const rules = [...new Set(items.map(({ rule }) => rule))];
    expect(shown.map(({ rule }) => rule)).toEqual(rules);
    for (const { rule, id, text } of shown) {
      const own = items.filter((item) => item.rule === rule);
      expect(id).toBe(own[0]!.id);
      expect(text).toContain(own[0]!.unit);
      if (own.length > 1) expect(text).toContain(`同类另 ${own.length - 1} 项`);
    }
    expect(await page.innerText(".attention header .tag")).toBe(String(items.length));
    if (query.includes("window")) expect(shown[0]!.text).toContain("窗口 2021 Q1–Q4");
    expect(faults).toEqual([]);
  },
);

test("the list that came with the warehouse is there without the engine, and is what the engine finds where it cannot be read", async () => {
  const seen: Awaited<ReturnType<typeof digest>>[] = [];
  for (const prepare of [
    (page: Page) => page.route("**/*.wasm", (route) => route.abort()),
    (page: Page) => page.route("**/attention.json", (route) => route.fulfill({ body: "[" })),
  ]) {
    const { page } = await server.visit("", prepare);
    await page.waitForSelector(".attention-whole", { timeout: 60_000 });
    seen.push(await digest(page));
  }
  expect(seen[0]!.length).toBeGreaterThan(3);
  expect(seen[1]).toEqual(seen[0]);
}, 120_000);

test("of a warehouse that came without a list the engine finds it, and no file is asked for in vain", async () => {
  const asked: string[] = [];
  const { page, faults } = await server.visit("", (page) => {
    page.on("request", (request) => asked.push(request.url()));
    return page.route("**/manifest.json", async (route) => {
      const manifest = (await (await route.fetch()).json()) as Manifest;
      const files = manifest.files.filter(({ path }) => path !== "attention.json");
      expect(files).toHaveLength(manifest.files.length - 1);
      await route.fulfill({ json: { ...manifest, files } });
    });
  });
  await page.waitForSelector(".attention-whole", { timeout: 60_000 });
  const gravest = new Set(told().map(({ rule }) => rule));
  expect((await digest(page)).map(({ id }) => id)).toEqual(
    [...gravest].map((rule) => told().find((item) => item.rule === rule)!.id),
  );
  expect(asked.some((url) => url.endsWith("summary.json"))).toBe(true);
  expect(asked.filter((url) => url.endsWith("attention.json"))).toEqual([]);
  expect(faults).toEqual([]);
}, 120_000);

test.each([
  ["zh", "清单不分小区类型。"],
  ["en", "The list is of all kinds of compound."],
])("where a kind is chosen, the list says that it is of all kinds (%s)", async (lang, said) => {
  const { page } = await opened(`?kind=old&lang=${lang}`);
  expect(await page.innerText(".attention")).toContain(said);
  expect(await page.innerText(".attention header .tag")).toBe(String(told().length));
  await page.click(".attention-whole");
  expect(await page.innerText(".attention-list")).toContain(said);
  await page.keyboard.press("Escape");
  await page.click('.map-controls [data-option="all"]');
  await page.waitForFunction((text) => !document.body.innerText.includes(text), said);
});

test("keys move and triage; it outlives the page, can be undone, and filters show it", async () => {
  const { page } = await opened("");
  const [first] = await digest(page);
  const all = Number(await page.innerText(".attention header .tag"));
  await page.keyboard.press("j");
  await page.keyboard.press("d");
  await expect.poll(() => page.innerText(".attention header .tag")).toBe(String(all - 1));
  expect((await digest(page)).some(({ id }) => id === first!.id)).toBe(false);
  await page.reload();
  await page.waitForSelector(".attention-whole");
  expect(await page.innerText(".attention header .tag")).toBe(String(all - 1));
  await page.click(".attention-whole");
  await page.click('.attention-list [data-option="done"]');
  const done = page.locator(".attention-list [data-row]");
  expect(await done.count()).toBe(1);
  expect(await done.locator("[data-item]").getAttribute("data-item")).toBe(first!.id);
  await done.locator("[data-item]").focus();
  await page.keyboard.press("n");
  await page.fill(".attention-note input", "联系 13800138000");
  expect(await page.isDisabled(".attention-note button")).toBe(true);
  await page.fill(".attention-note input", "=已催办");
  await page.keyboard.press("Enter");
  expect(await done.locator(".note").innerText()).toBe("=已催办");
  await page.keyboard.press("u");
  await expect.poll(() => done.locator(".note").count()).toBe(0);
  // What was said before the page was loaded again is past undoing; saying it again takes it back.
  await page.keyboard.press("d");
  await page.click('.attention-list [data-option="open"]');
  await expect.poll(() => page.locator(".modal h2").innerText()).toContain(`${all} 项`);
}, 180_000);

test("cases lead to their compound; the list with its triage goes out and comes back", async () => {
  const items = told("--rule", "consult_first");
  const { page, faults } = await opened("");
  await page.click(".attention-whole");
  const group = page.locator('.attention-group[data-rule="consult_first"]');
  const row = group.locator("[data-row]").first();
  await row.locator("[data-item]").focus();
  await page.keyboard.press("n");
  await page.fill(".attention-note input", "=1+1");
  await page.keyboard.press("Enter");
  const csv = await Promise.all([page.waitForEvent("download"), page.click("text=导出 CSV")]).then(
    async ([file]) => readFileSync(await file.path(), "utf8"),
  );
  expect(csv.startsWith("\uFEFF")).toBe(true);
  const rows = csvRecords(csv.slice(1));
  expect(rows.map((one) => one["编号"])).toEqual(told().map(({ id }) => id));
  expect(rows.find((one) => one["编号"] === items[0]!.id)!["批注"]).toBe("'=1+1");
  expect(rows.every((one) => one["合成示例"] === "true")).toBe(true);
  const json = await Promise.all([
    page.waitForEvent("download"),
    page.click("text=导出 JSON"),
  ]).then(async ([file]) => await file.path());
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await page.waitForSelector(".attention-whole");
  await page.click(".attention-whole");
  await page.setInputFiles(".attention-tools input", json);
  await expect.poll(() => page.innerText(".attention-tools [role=status]")).toBe("已导入 1 条");
  await page.click('.attention-list [data-option="noted"]');
  const noted = page.locator(".attention-list [data-row]").first();
  expect(await noted.locator("[data-item]").getAttribute("data-item")).toBe(items[0]!.id);
  await noted.locator("[aria-expanded]").click();
  const cases = noted.locator(".attention-cases li");
  await cases.first().waitFor();
  expect(await cases.count()).toBe(Math.min(items[0]!.cases.length, 20));
  const linked = items[0]!.cases.find(({ compound_id: id }) => id !== null);
  if (linked) {
    await cases.nth(items[0]!.cases.indexOf(linked)).locator("button").click();
    await expect.poll(() => page.url()).toContain(linked.compound_id);
  }
  expect(faults).toEqual([]);
}, 180_000);

test.each([
  ["zh light", "?theme=light", 1440, 900],
  ["en dark", "?lang=en&theme=dark", 1280, 800],
  ["zh phone", "?theme=light", 390, 844],
])("the list passes axe: %s", async (name, query, width, height) => {
  const { page } = await server.visit(query, undefined, { viewport: { width, height } });
  await page.waitForSelector(".attention-whole");
  const shots = process.env["ATLAS_SHOTS"];
  if (shots) await page.screenshot({ path: `${shots}/${name.replace(" ", "-")}-rail.png` });
  await page.locator(".attention-whole").dispatchEvent("click");
  await page.waitForSelector(".attention-group [aria-expanded]");
  await page.locator(".attention-group [aria-expanded]").first().click();
  await page.waitForSelector(".attention-cases li");
  if (shots) await page.screenshot({ path: `${shots}/${name.replace(" ", "-")}-list.png` });
  expect(await axeViolations(page)).toEqual([]);
});
