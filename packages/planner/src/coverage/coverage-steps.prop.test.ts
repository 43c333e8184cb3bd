import { expect, test } from "vitest";
import { checkSelection, haversineMeters } from "../check/check-selection.js";
import { dualBound } from "../check/dual-bound.js";
import { buildProblem } from "../model/build-problem.js";
import { prepare } from "../model/prepare.js";
import { parseScenario } from "../scenario/parse-scenario.js";
import { loadSolver } from "../solver/load-solver.js";
import { bruteForce } from "../testing/brute-force.js";
import { randomCase } from "../testing/random-case.js";
import { syntheticCity, syntheticInputs } from "../testing/synthetic-city.js";
import { solveCoverProgram } from "./cover-program.js";
import { coverageSteps } from "./coverage-steps.js";

const run = (...given: Parameters<typeof coverageSteps>) => {
  const steps = coverageSteps(...given);
  const bounds: number[] = [];
  const objectives: number[] = [];
  for (;;) {
    const step = steps.next();
    bounds.push(step.value.bound ?? Infinity);
    objectives.push(step.value.objective ?? -Infinity);
    if (step.done) return { plan: step.value, bounds, objectives };
  }
};

test("covers what trying every subset covers, under every kind of rule", async () => {
  const solver = await loadSolver();
  const seen = { feasible: 0, infeasible: 0, verified: 0 };
  for (let seed = 1; seed <= 300; seed += 1) {
    const base = randomCase(seed);
    const scenario = { ...base.scenario, mode: "coverage" as const, catchment_meters: 600 };
    const given = { ...base, scenario };
    const truth = bruteForce(given);
    const { problem } = buildProblem(scenario, given.candidates, given.inputs, given.existing);
    const { plan } = run(problem, solver, scenario.effort);
    const told = `seed ${seed}: ${JSON.stringify(scenario)}`;
    if (!truth) {
      expect(plan.infeasible, told).toBe(true);
      seen.infeasible += 1;
      continue;
    }
    expect(plan.objective, told).toBeCloseTo(truth.objective, 9);
    expect(plan.gap, told).toBe(0);
    expect(checkSelection(problem, plan.selected!).feasible, told).toBe(true);
    const bound = dualBound(problem, plan.duals!)!;
    expect(bound, told).toBeGreaterThanOrEqual(truth.objective - 1e-6);
    seen.feasible += 1;
    if (plan.boundKind === "verified") seen.verified += 1;
  }
  expect(seen.feasible).toBeGreaterThan(100);
  expect(seen.infeasible).toBeGreaterThan(50);
  expect(seen.verified).toBeGreaterThan(30);
});

test("over many candidates the bound only falls, is proven by its multipliers, and refuses others", async () => {
  const { scenario } = parseScenario({ mode: "coverage", size: 12, effort: { rounds: 30 } });
  const { problem } = buildProblem(scenario, syntheticCity(1500, 2), syntheticInputs, []);
  const { plan, bounds, objectives } = run(problem, await loadSolver(), scenario.effort);
  expect(bounds).toEqual(bounds.toSorted((a, b) => b - a));
  expect(objectives).toEqual(objectives.toSorted((a, b) => a - b));
  expect(plan.boundKind).toBe("verified");
  expect(plan.gap).toBeLessThan(0.02);
  const duals = plan.duals!;
  expect(dualBound(problem, duals)).toBeCloseTo(plan.bound!, 6);
  const withDemand = (demand: readonly number[]) => dualBound(problem, { ...duals, demand });
  expect(withDemand(duals.demand!.slice(1))).toBeNull();
  expect(withDemand(duals.demand!.map(() => -1))).toBeNull();
  expect(withDemand(duals.demand!.map((u) => u + 1e6))).toBeNull();
});

test("over many candidates whole numbers among those that can still matter find what they find among all", async () => {
  const solver = await loadSolver();
  const gained: boolean[] = [];
  for (const [size, seed] of [
    [10, 1],
    [10, 2],
    [10, 4],
    [25, 3],
    [25, 5],
  ] as const) {
    const { scenario } = parseScenario({
      mode: "coverage",
      size,
      districts: { D3: { min: 2 }, D4: { max: 1 } },
      mix: { old: { min: 6 } },
      budget_yuan: size * 7e5,
      effort: { rounds: 8 },
    });
    const { problem } = buildProblem(scenario, syntheticCity(700, seed), syntheticInputs, []);
    const { plan, bounds, objectives } = run(problem, solver, scenario.effort);
    const { cover, weights } = problem.demand!;
    const limits = { nodes: 1e6, seconds: 600, clock: () => 0 };
    const alone = solveCoverProgram(solver, prepare(problem), cover, weights, true, null, limits);
    expect(alone.status).toBe("optimal");
    const best = checkSelection(
      problem,
      alone.chosen!.map((k) => problem.ids[k]!),
    );
    expect(best.feasible).toBe(true);
    expect([plan.objective, plan.bound, plan.gap], `seed ${seed}`).toEqual([
      best.objective,
      best.objective,
      0,
    ]);
    expect(bounds).toEqual(bounds.toSorted((a, b) => b - a));
    expect(dualBound(problem, plan.duals!)).toBeGreaterThanOrEqual(best.objective);
    expect(plan.boundKind).toBe("solver");
    gained.push(objectives.at(-2)! > objectives.at(-3)!);
  }
  expect(gained).toContain(true);
});

test("the first answer covers what a greedy choice by measuring every pair covers, and no later one less", async () => {
  const solver = await loadSolver();
  for (const seed of [1, 2, 3]) {
    const size = 10;
    const { scenario } = parseScenario({ mode: "coverage", size, effort: { rounds: 5 } });
    const city = syntheticCity(600, seed);
    const { problem } = buildProblem(scenario, city, syntheticInputs, []);
    const away = (a: number, b: number): number =>
      haversineMeters(city.lon[a]!, city.lat[a]!, city.lon[b]!, city.lat[b]!);
    const chosen: number[] = [];
    const covered = new Set<number>();
    const every = [...city.ids.keys()];
    while (chosen.length < size) {
      let [best, most, found]: [number, number, readonly number[]] = [-1, -1, []];
      for (const k of every) {
        if (chosen.some((one) => away(one, k) < scenario.spacing_meters)) continue;
        const reached = every.filter(
          (place) => !covered.has(place) && away(k, place) < scenario.catchment_meters,
        );
        const gain = reached.reduce((sum, place) => sum + city.households[place]!, 0);
        if (gain > most) [best, most, found] = [k, gain, reached];
      }
      chosen.push(best);
      found.forEach((place) => covered.add(place));
    }
    const greedy = [...covered].reduce((sum, place) => sum + city.households[place]!, 0);
    const { objectives } = run(problem, solver, scenario.effort);
    expect(objectives[0]).toBe(greedy);
    expect(Math.min(...objectives)).toBe(greedy);
  }
});

test("says that work ended it, or time", async () => {
  const { scenario } = parseScenario({ mode: "coverage", size: 80, effort: { rounds: 3 } });
  const { problem } = buildProblem(scenario, syntheticCity(1500, 2), syntheticInputs, []);
  const solver = await loadSolver();
  const stoppedAt = (seconds: number) => {
    let now = 0;
    const clock = () => (now += 100);
    const steps = coverageSteps(problem, solver, { ...scenario.effort, seconds }, clock);
    let step = steps.next();
    while (step.done !== true) step = steps.next();
    return step.value.stopped;
  };
  expect(stoppedAt(1000)).toBe("work");
  expect(stoppedAt(1)).toBe("time");
});
