import {
  type PlanResult,
  buildProblem,
  loadSolver,
  parseScenario,
  planResult,
  solveScore,
} from "@atlas/planner";
import { expect, test } from "vitest";
import { checkPlan } from "./check-plan.js";
import { readPlanResult } from "./read-plan-result.js";

const ids = Array.from({ length: 12 }, (_, i) => `c${i}`);
const numbers = (value: (i: number) => number): Float64Array =>
  Float64Array.from(ids, (_, i) => value(i));
const { scenario } = parseScenario({ size: 3, weights: { need: 1 }, spacing_meters: 1500 });
const { problem } = buildProblem(
  scenario,
  {
    ids,
    units: ids.map(() => "u"),
    kinds: ids.map(() => "old"),
    lon: numbers((i) => 104 + (i % 4) / 100),
    lat: numbers((i) => 30 + Math.floor(i / 4) / 100),
    households: numbers(() => 1),
    cost: numbers(() => 1),
    nominated: new Uint8Array(ids.length),
    inputs: { need: numbers((i) => ((i * 5) % 7) / 7) },
  },
  [
    {
      id: "need",
      label: { zh: "", en: "" },
      definition: { zh: "", en: "" },
      unit: "share",
      worst: 0,
      best: 1,
      missing: 0,
    },
  ],
  [],
);

const whole = async (): Promise<PlanResult> => {
  const plan = solveScore(problem, await loadSolver(), scenario.effort);
  const result = planResult(scenario, problem, { warehouse: "v", as_of: "d", window: "w" }, plan);
  return readPlanResult("--check", JSON.parse(JSON.stringify(result)));
};

test("a result holds when it is what was printed", async () => {
  const result = await whole();
  const checked = checkPlan(problem, result);
  expect(checked.faults).toEqual([]);
  expect(checked.holds && checked.feasible).toBe(true);
  expect(checked.bound_verified).toBe(result.bound_kind === "verified");
});

test("no result holds that was tampered with", async () => {
  const result = await whole();
  const [best, ...others] = result.selected;
  const spare = ids.find((id) => !result.selected.includes(id))!;
  const duals = result.certificate.duals!;
  for (const change of [
    { selected: others },
    { selected: [...others, "nobody"] },
    { selected: [...others, others[0]!] },
    { selected: [...others, spare] },
    { objective: result.objective + 1e-6 },
    { bound: result.objective - 0.1, bound_kind: "verified" as const },
    { bound_kind: "verified" as const, certificate: { duals: null, verified_bound: null } },
    {
      bound_kind: "verified" as const,
      certificate: {
        duals: { ...duals, cliques: [{ multiplier: 1, members: [best!, ...others] }] },
        verified_bound: null,
      },
    },
  ])
    expect(checkPlan(problem, { ...result, ...change }).holds, JSON.stringify(change)).toBe(false);
});

test.each([null, 3, {}, { selected: [1], objective: 2 }, { selected: ["a"] }])(
  "%j is no result",
  (document) => {
    expect(() => readPlanResult("--check", document)).toThrow("atlas plan --json");
  },
);
