import { expect, test } from "vitest";
import { checkSelection } from "../check/check-selection.js";
import { dualBound } from "../check/dual-bound.js";
import { buildProblem } from "../model/build-problem.js";
import { parseScenario } from "../scenario/parse-scenario.js";
import { loadSolver } from "../solver/load-solver.js";
import { bruteForce } from "../testing/brute-force.js";
import { randomCase, testInputs } from "../testing/random-case.js";
import { syntheticCity, syntheticInputs } from "../testing/synthetic-city.js";
import { scoreSteps, solveScore } from "./score-steps.js";

test("finds what trying every subset finds, under every kind of rule", async () => {
  const solver = await loadSolver();
  const seen = { feasible: 0, infeasible: 0, verified: 0 };
  for (let seed = 1; seed <= 400; seed += 1) {
    const given = randomCase(seed);
    const truth = bruteForce(given);
    const { problem } = buildProblem(
      given.scenario,
      given.candidates,
      given.inputs,
      given.existing,
    );
    const plan = solveScore(problem, solver, given.scenario.effort);
    const told = `seed ${seed}: ${JSON.stringify(given.scenario)}`;
    if (truth === null) {
      expect(plan.infeasible, told).toBe(true);
      expect(plan.selected, told).toBeNull();
      seen.infeasible += 1;
      continue;
    }
    expect(plan.objective, told).toBeCloseTo(truth.objective, 9);
    expect(plan.gap, told).toBe(0);
    const checked = checkSelection(problem, plan.selected!);
    expect(checked.feasible, told).toBe(true);
    expect(checked.objective, told).toBeCloseTo(truth.objective, 9);
    expect(dualBound(problem, plan.duals!)!, told).toBeGreaterThanOrEqual(truth.objective - 1e-9);
    seen.feasible += 1;
    if (plan.boundKind === "verified") seen.verified += 1;
  }
  expect(seen.feasible).toBeGreaterThan(150);
  expect(seen.infeasible).toBeGreaterThan(50);
  expect(seen.verified).toBeGreaterThan(seen.feasible / 2);
});

test("a budget that hangs on a yuan is not taken for one that cannot be kept", async () => {
  const { scenario } = parseScenario({
    size: 2,
    weights: { need: 1 },
    spacing_meters: 0,
    budget_yuan: 2_000_001,
  });
  const ids = ["a", "b", "c", "d"];
  const { problem } = buildProblem(
    scenario,
    {
      ids,
      units: ids.map(() => "u"),
      kinds: ids.map(() => "old"),
      lon: new Float64Array(4).fill(104),
      lat: new Float64Array(4).fill(30),
      households: new Float64Array(4),
      cost: Float64Array.of(1_000_002, 1_000_002, 1_000_000, 1_000_001),
      nominated: new Uint8Array(4),
      inputs: { need: Float64Array.of(0, 0, 1, 1), ready: new Float64Array(4) },
    },
    testInputs,
    [],
  );
  const plan = solveScore(problem, await loadSolver(), scenario.effort);
  expect([plan.infeasible, plan.selected?.toSorted(), plan.gap]).toEqual([false, ["c", "d"], 0]);
});

const cityProblem = (size: number) => {
  const { scenario } = parseScenario({
    size,
    weights: { around: 0.4, ready: 0.6 },
    spacing_meters: 800,
    districts: { D3: { min: 2 }, D4: { max: 1 } },
    mix: { old: { min: 6 } },
    budget_yuan: size * 7e5,
  });
  return buildProblem(scenario, syntheticCity(3000, 5), syntheticInputs, []).problem;
};
const effort = { gap: 0, rounds: 120, seconds: 600 };

test("answers at once, gets only better, and the bound only falls", async () => {
  const steps = scoreSteps(cityProblem(15), await loadSolver(), effort);
  const [objectives, bounds]: [number[], number[]] = [[], []];
  let step = steps.next();
  for (; !step.done; step = steps.next()) {
    objectives.push(step.value.objective!);
    bounds.push(step.value.bound ?? Infinity);
  }
  expect(objectives).toEqual(objectives.toSorted((a, b) => a - b));
  expect(bounds).toEqual(bounds.toSorted((a, b) => b - a));
  expect(step.value.gap).toBe(0);
  expect(step.value.objective).toBeGreaterThanOrEqual(objectives[0]!);
});

test("the same problem gives the same answer and the same work, whatever the clock says", async () => {
  const problem = cityProblem(15);
  const solver = await loadSolver();
  let slow = 0;
  const a = solveScore(problem, solver, effort, () => 0);
  const b = solveScore(problem, solver, effort, () => (slow += 7));
  expect({ ...b, seconds: 0 }).toEqual({ ...a, seconds: 0 });
});

test("the emergency brake leaves a checked selection with an honest bound", async () => {
  const problem = cityProblem(15);
  let now = 0;
  const plan = solveScore(
    problem,
    await loadSolver(),
    { ...effort, seconds: 1 },
    () => (now += 300),
  );
  expect(plan.stopped).toBe("time");
  expect(checkSelection(problem, plan.selected!).feasible).toBe(true);
  expect(plan.bound ?? Infinity).toBeGreaterThanOrEqual(plan.objective!);
});

test("without a solver there is a selection and no bound", () => {
  const problem = cityProblem(15);
  const plan = solveScore(problem, null, effort);
  expect(checkSelection(problem, plan.selected!).feasible).toBe(true);
  expect([plan.bound, plan.boundKind, plan.gap, plan.stopped]).toEqual([null, null, null, "work"]);
});
