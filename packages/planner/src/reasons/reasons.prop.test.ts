import { expect, test } from "vitest";
import { haversineMeters } from "../check/check-selection.js";
import { dualBound } from "../check/dual-bound.js";
import { buildProblem } from "../model/build-problem.js";
import { solveScore } from "../score/score-steps.js";
import { loadSolver } from "../solver/load-solver.js";
import { bruteForce } from "../testing/brute-force.js";
import { type RandomCase, randomCase } from "../testing/random-case.js";
import { insertionCost, replacementCost } from "./change-cost.js";
import { newlyCovered } from "./newly-covered.js";
import { rulePrices } from "./rule-prices.js";
import { scoreParts } from "./score-parts.js";
import { selectionFrequency } from "./selection-frequency.js";

const built = ({ scenario, candidates, inputs, existing }: RandomCase) =>
  buildProblem(scenario, candidates, inputs, existing).problem;
const withScenario = (given: RandomCase, change: Partial<RandomCase["scenario"]>): RandomCase => ({
  ...given,
  scenario: { ...given.scenario, ...change },
});

test("doing without one, or with one, costs what trying every subset says", async () => {
  const solver = await loadSolver();
  const seen = { out: 0, irreplaceable: 0, in: 0, impossible: 0 };
  for (let seed = 1; seed <= 150; seed += 1) {
    const given = randomCase(seed, 12);
    const { include, exclude, effort } = given.scenario;
    const truth = bruteForce(given);
    if (!truth) continue;
    const problem = built(given);
    const plan = { selected: truth.selected, objective: truth.objective };
    const [id] = truth.selected.filter((one) => !include.includes(one));
    if (id !== undefined) {
      const other = bruteForce(withScenario(given, { exclude: [...exclude, id] }));
      const { cost, exact } = replacementCost(problem, plan, id, solver, effort);
      if (other) expect(cost, `seed ${seed}`).toBeCloseTo(truth.objective - other.objective, 9);
      else expect(cost, `seed ${seed}`).toBeNull();
      expect(exact).toBe(true);
      seen[other ? "out" : "irreplaceable"] += 1;
    }
    const spare = given.candidates.ids.find(
      (one) => !truth.selected.includes(one) && !exclude.includes(one),
    );
    if (spare !== undefined && include.length < given.scenario.size) {
      const other = bruteForce(withScenario(given, { include: [...include, spare] }));
      const { cost, come, leave } = insertionCost(problem, plan, spare, solver, effort);
      if (other) {
        expect(cost, `seed ${seed}`).toBeCloseTo(truth.objective - other.objective, 9);
        expect(come).toContain(spare);
        expect(leave).toHaveLength(come.length);
      } else expect(cost, `seed ${seed}`).toBeNull();
      seen[other ? "in" : "impossible"] += 1;
    }
  }
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(5);
});

test("the parts of a score add up to it", () => {
  for (let seed = 1; seed <= 30; seed += 1) {
    const { scenario, candidates, inputs } = randomCase(seed);
    const problem = built(randomCase(seed));
    problem.ids.forEach((id, k) => {
      const parts = scoreParts(scenario, candidates, inputs, candidates.ids.indexOf(id));
      const points = parts.reduce((sum, part) => sum + part.points, 0);
      expect(points).toBeCloseTo(problem.scores[k]!, 12);
      expect(parts.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
    });
  }
});

test("newly covered households are those that measuring every pair finds", () => {
  let covered = 0;
  for (let seed = 1; seed <= 40; seed += 1) {
    const { candidates, existing } = randomCase(seed);
    const { lon, lat, households, ids } = candidates;
    const chosen = [0, 1, 2];
    const found = newlyCovered(candidates, existing, chosen, 700);
    const reaches = (k: number, i: number): boolean =>
      haversineMeters(lon[k]!, lat[k]!, lon[i]!, lat[i]!) < 700;
    const open = [...ids.keys()].filter((i) =>
      existing.every((site) => !(haversineMeters(site.lon, site.lat, lon[i]!, lat[i]!) < 700)),
    );
    chosen.forEach((k, at) => {
      const own = open.filter((i) => reaches(k, i));
      const sum = (of: readonly number[]): number => of.reduce((n, i) => n + households[i]!, 0);
      expect(found[at]!.households).toBe(sum(own));
      expect(found[at]!.only_here).toBe(
        sum(own.filter((i) => chosen.every((other) => other === k || !reaches(other, i)))),
      );
      covered += found[at]!.households;
    });
  }
  expect(covered).toBeGreaterThan(1000);
});

test("a price is what the proven bound rises by when its side gives way by one", async () => {
  const solver = await loadSolver();
  let prices = 0;
  for (let seed = 1; seed <= 120; seed += 1) {
    const given = randomCase(seed);
    const problem = built(given);
    const { duals } = solveScore(problem, solver, given.scenario.effort);
    if (!duals) continue;
    for (const { path, side, price } of rulePrices(problem, duals)) {
      const by = side === "high" ? 1 : -1;
      const eased = {
        ...problem,
        rules: problem.rules.map((rule) =>
          rule.path === path ? { ...rule, [side]: rule[side] + by } : rule,
        ),
      };
      const before = dualBound(problem, duals)!;
      expect(dualBound(eased, duals)! - before).toBeCloseTo(price, 9);
      prices += 1;
    }
  }
  expect(prices).toBeGreaterThan(10);
});

test("frequencies are shares of feasible panels, the same for the same seed; unshaken they are the heuristic's choice", () => {
  const base = randomCase(4);
  const given = withScenario(base, { size: 3, include: [], districts: {}, budget_yuan: null });
  const { scenario, candidates, inputs, existing } = given;
  const frequency = (seed: number, spread: number) =>
    selectionFrequency({ ...scenario, seed }, candidates, inputs, existing, {
      runs: 40,
      weightSpread: 4 * spread,
      householdSpread: 0,
      partSpread: spread,
    });
  const shaken = frequency(1, 0.1);
  expect(shaken.runs).toBe(40);
  expect([...shaken.share.values()].reduce((sum, share) => sum + share, 0)).toBeCloseTo(3, 9);
  expect(frequency(1, 0.1)).toEqual(shaken);
  expect(frequency(2, 0.1)).not.toEqual(shaken);
  const still = frequency(1, 0);
  const plan = solveScore(built(given), null, scenario.effort);
  expect([...still.share.keys()].toSorted()).toEqual(plan.selected!.toSorted());
  expect(new Set(still.share.values())).toEqual(new Set([1]));
});
