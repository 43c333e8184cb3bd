import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type FigureRow, plannerInputIds, plannerInputs } from "@atlas/metrics";
import { csvRecords } from "@atlas/normalize";
import {
  type ChangeCost,
  type PlanReasons,
  type PlanResult,
  parseScenario,
  scenarioSchema,
} from "@atlas/planner";
import { afterAll, beforeAll, expect, test } from "vitest";
import { product, productText } from "../paths.js";
import type { PlanCheck } from "../plan/check-plan.js";
import { runAtlas } from "../testing/run-atlas.js";

const folder = mkdtempSync(join(tmpdir(), "atlas-plan-"));
const at = (...parts: string[]): string => join(folder, ...parts);
const warehouse = at("warehouse");
const defaults = product("data", "scenarios", "default.json");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, value: unknown): string => {
  writeFileSync(at(name), JSON.stringify(value));
  return at(name);
};
const plan = async (scenario: string, ...more: string[]) => {
  const run = await runAtlas("plan", warehouse, "--scenario", scenario, "--json", ...more);
  return { ...run, result: run.stdout === "" ? null : (JSON.parse(run.stdout) as unknown) };
};

let chosen: PlanResult;
beforeAll(async () => {
  mkdirSync(at("in"));
  const rows = Array.from({ length: 60 }, (_, i) => {
    const [east, north] = [104.03 + (i % 10) * 0.006, 30.68 + Math.floor(i / 10) * 0.006];
    return `青石巷${i + 1}号院,${i % 3 === 0 ? "物业小区" : "老旧小区"},驷马桥街道,工人村社区,${50 + ((i * 37) % 200)},${east.toFixed(4)},${north.toFixed(4)},${i % 2 === 0 ? "有" : "无"}`;
  });
  writeFileSync(
    at("in", "金牛区_小区(院落)台账_2022_20221101.csv"),
    `小区名称,小区类型,街道,社区,户数,经度(WGS-84),纬度(WGS-84),党组织\n${rows.join("\n")}\n`,
  );
  writeFileSync(
    at("in", "金牛区_示范点名单_2022_20221101.csv"),
    "点位名称,街道,社区,批次,状态,预算(元),到位资金(元)\n青石巷1号院,驷马桥街道,工人村社区,1,验收,500000,500000\n青石巷8号院,驷马桥街道,工人村社区,,计划,400000,100000\n",
  );
  await runAtlas("ingest", at("in"), "--out", warehouse);
  const small = write("small.json", { size: 5, spacing_meters: 800 });
  chosen = (await plan(small)).result as PlanResult;
  write("result.json", chosen);
}, 120_000);

test("chooses, with every default written down and a bound that is proven", () => {
  expect(chosen.selected).toHaveLength(5);
  expect(chosen.gap).toBe(0);
  expect(chosen.scenario).toEqual(parseScenario({ size: 5, spacing_meters: 800 }).scenario);
  expect(chosen.constraints.every(({ met }) => met)).toBe(true);
  expect(chosen.bound).toBeGreaterThanOrEqual(chosen.objective);
});

test("reasons say for each compound what makes it up and what doing without it costs, and why not another", async () => {
  const { result, stderr, status } = await plan(at("small.json"), "--reasons");
  expect(status, stderr).toBe(0);
  const { reasons } = result as { reasons: PlanReasons };
  const [other] = reasons.chosen[0]!.replacement.come;
  const asked = await plan(at("small.json"), "--why-not", other!);
  const { why_not: whyNot } = asked.result as { why_not: ChangeCost };
  expect(reasons.chosen.map(({ id }) => id)).toEqual(chosen.selected);
  const points = reasons.chosen.flatMap(({ parts }) => parts.map((part) => part.points));
  expect(points.reduce((sum, one) => sum + one, 0)).toBeCloseTo(chosen.objective, 9);
  for (const { replacement, frequency, newly_covered: covered } of reasons.chosen) {
    expect(replacement.cost).toBeGreaterThanOrEqual(-1e-9);
    expect(frequency).toBeLessThanOrEqual(1);
    expect(covered.only_here).toBeLessThanOrEqual(covered.households);
  }
  expect(reasons.frequency_runs).toBe(200);
  expect(whyNot.come).toContain(other);
  expect(whyNot.cost).toBeGreaterThanOrEqual(-1e-9);
}, 30_000);

test("by coverage too reasons say how often each is chosen when households are shaken", async () => {
  const file = write("coverage.json", { size: 3, mode: "coverage", spacing_meters: 800 });
  const { result, stderr, status } = await plan(file, "--reasons");
  expect(status, stderr).toBe(0);
  const { reasons } = result as { reasons: PlanReasons };
  expect(reasons.frequency_runs).toBe(200);
  for (const { frequency } of reasons.chosen) {
    expect(frequency).toBeGreaterThan(0);
    expect(frequency).toBeLessThanOrEqual(1);
  }
}, 30_000);

test("by lot reasons say the chance of each, and no frequency", async () => {
  const lottery = { pool: 12, lots: 100 };
  const file = write("lot.json", { size: 3, mode: "lottery", spacing_meters: 800, lottery });
  const { result, stderr, status } = await plan(file, "--reasons");
  expect(status, stderr).toBe(0);
  const { reasons } = result as { reasons: PlanReasons };
  expect(reasons.frequency_runs).toBe(0);
  for (const { frequency, chance } of reasons.chosen) {
    expect(frequency).toBeNull();
    expect(chance).toBeGreaterThan(0);
  }
}, 30_000);

test("the check holds for the result, and not for one that lacks a compound", async () => {
  const whole = await plan(at("small.json"), "--check", at("result.json"));
  expect(whole.status, whole.stderr).toBe(0);
  expect((whole.result as PlanCheck).objective).toBeCloseTo(chosen.objective, 12);
  const fewer = write("fewer.json", { ...chosen, selected: chosen.selected.slice(1) });
  const tampered = await plan(at("small.json"), "--check", fewer);
  expect(tampered.status).toBe(5);
  expect(tampered.stderr).toContain("/size");
}, 30_000);

test("a lottery is held, told with its lots, and checks without a solver; a panel that was not drawn does not", async () => {
  const given = write("lottery-5.json", {
    mode: "lottery",
    size: 5,
    spacing_meters: 800,
    lottery: { within: 0.1, pool: 25 },
    seed: 11,
  });
  const { status, stderr, result } = await plan(given);
  expect(status, stderr).toBe(0);
  const { lottery, selected, mode, bound, objective } = result as PlanResult;
  expect(mode).toBe("lottery");
  expect(lottery!.proven).toBe(true);
  expect(lottery!.panels[lottery!.drawn.panel]!.selected).toEqual(selected);
  expect(objective).toBeGreaterThanOrEqual(lottery!.floor - 1e-9);
  expect(bound).toBeGreaterThanOrEqual(objective);
  const whole = await plan(given, "--check", write("drawn.json", result));
  expect(whole.status, whole.stderr).toBe(0);
  const other = lottery!.panels.find((_, i) => i !== lottery!.drawn.panel)!;
  const swapped = {
    ...(result as PlanResult),
    selected: other.selected,
    objective: other.objective,
  };
  const refused = await plan(given, "--check", write("swapped.json", swapped));
  expect(refused.status).toBe(5);
  expect(refused.stderr).toContain("入选的不是抽中的一组");
  const told = await runAtlas("plan", warehouse, "--scenario", given);
  expect(told.stderr).toContain("1000 签");
}, 60_000);

test("a representative selection is told with its differences and comparison sites, and checks", async () => {
  const given = write("alike.json", {
    mode: "representative",
    size: 5,
    spacing_meters: 800,
    representative: { covariates: { households: 1, old: 1, readiness: 1 } },
  });
  const { status, stderr, result } = await plan(given);
  expect(status, stderr).toBe(0);
  const { balance, objective, gap } = result as PlanResult;
  expect(objective).toBeCloseTo(1 - balance!.imbalance, 12);
  expect(gap).toBeGreaterThanOrEqual(0);
  expect(balance!.comparisons.length).toBeGreaterThan(2);
  expect(balance!.detectable!.per_arm).toBe(balance!.comparisons.length);
  const whole = await plan(given, "--check", write("alike-result.json", result));
  expect(whole.status, whole.stderr).toBe(0);
  const [first, ...others] = balance!.comparisons;
  const swapped = {
    ...(result as PlanResult),
    balance: { ...balance!, comparisons: [{ ...first!, id: first!.of }, ...others] },
  };
  const refused = await plan(given, "--check", write("alike-swapped.json", swapped));
  expect(refused.status).toBe(5);
  expect(refused.stderr).toContain("不能作");
  const unknown = await plan(
    write("odd.json", {
      mode: "representative",
      size: 5,
      representative: { covariates: { beauty: 1 } },
    }),
  );
  expect(unknown.status).toBe(2);
  expect(unknown.stderr).toContain("/representative/covariates/beauty");
}, 60_000);

test("an infeasible scenario ends with 5 and says what is at odds and what would do", async () => {
  const { status, stderr, result } = await plan(
    write("narrow.json", { size: 20, spacing_meters: 1500, districts: { "510106": { max: 30 } } }),
  );
  expect(status).toBe(5);
  expect(result).toMatchObject({
    selected: [],
    infeasible: true,
    conflict: [{ path: "/size" }, { path: "/spacing_meters" }],
  });
  expect(stderr).toContain("间距至少 1500 米");
});

test("a scenario with faults ends with 2 and names each field", async () => {
  const { status, stderr } = await plan(
    write("faults.json", { size: 0, weights: { beauty: -1 }, include: [3] }),
  );
  expect(status).toBe(2);
  for (const path of ["/size", "/weights/beauty", "/include/0"]) expect(stderr).toContain(path);
});

/** Parts of `pilot_progress`, by their names, of the only unit that has sites. */
async function pilotProgress(level: string): Promise<Readonly<Record<string, FigureRow>>> {
  const run = await runAtlas(
    "metrics",
    warehouse,
    "--level",
    level,
    "--metric",
    "pilot_progress",
    "--json",
  );
  const rows = JSON.parse(run.stdout) as FigureRow[];
  const unit = rows.find(({ part, numerator }) => part === null && numerator! > 0)?.unit_id;
  return Object.fromEntries(
    rows.filter(({ unit_id: id }) => id === unit).map((row) => [row.part ?? "", row]),
  );
}

test("an adopted plan, ingested, sets the batch of its compounds and of no others, and they are candidates no more", async () => {
  const run = await plan(
    at("small.json"),
    "--adopt",
    at("result.json"),
    "--out",
    at("adopted.xlsx"),
  );
  expect(run.status, run.stderr).toBe(0);
  expect(run.result).toMatchObject({ batch: 2, rows: 5 });
  await runAtlas("ingest", at("adopted.xlsx"), "--out", warehouse);
  const sites = await runAtlas(
    "query",
    warehouse,
    "SELECT compound_id FROM pilot_site WHERE batch = 2 ORDER BY ALL",
    "--json",
  );
  const found = (JSON.parse(sites.stdout) as { compound_id: string }[]).map((s) => s.compound_id);
  expect(found).toEqual(chosen.selected.toSorted());
  // What Monitor shows: the one site of batch 1 and these, planned, against the hundred.
  expect(await pilotProgress("city")).toMatchObject({
    "": { numerator: 6, denominator: 100 },
    "status=planned": { numerator: 5 },
    "status=accepted": { numerator: 1 },
    "batch=1": { numerator: 1 },
    "batch=2": { numerator: 5 },
  });
  expect(await pilotProgress("district")).toMatchObject({ "": { numerator: 6 } });
  const again = await plan(at("small.json"));
  expect(
    (again.result as PlanResult).selected.filter((id) => chosen.selected.includes(id)),
  ).toEqual([]);
}, 90_000);

test("the published schema, the default scenario and the table of inputs are what the product reads", () => {
  expect(JSON.parse(productText("data", "scenarios", "scenario.schema.json"))).toEqual(
    JSON.parse(JSON.stringify(scenarioSchema)),
  );
  const { scenario, issues } = parseScenario(JSON.parse(readFileSync(defaults, "utf8")));
  expect(issues).toEqual([]);
  const lottery = parseScenario(JSON.parse(productText("data", "scenarios", "lottery.json")));
  expect([lottery.issues, lottery.scenario.mode]).toEqual([[], "lottery"]);
  const alike = parseScenario(JSON.parse(productText("data", "scenarios", "representative.json")));
  expect([alike.issues, alike.scenario.mode]).toEqual([[], "representative"]);
  expect([scenario.size, scenario.spacing_meters, scenario.mode]).toEqual([20, 800, "score"]);
  const coverage = parseScenario(JSON.parse(productText("data", "scenarios", "coverage.json")));
  expect([coverage.issues, coverage.scenario.mode]).toEqual([[], "coverage"]);
  const inputs = plannerInputs(csvRecords(productText("data", "planner", "inputs.csv")));
  expect(inputs.map(({ id }) => id)).toEqual([...plannerInputIds]);
  for (const id of Object.keys(scenario.weights)) expect(plannerInputIds).toContain(id);
});
