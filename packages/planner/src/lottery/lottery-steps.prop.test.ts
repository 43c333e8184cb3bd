import { expect, test } from "vitest";
import { buildProblem } from "../model/build-problem.js";
import { loadSolver } from "../solver/load-solver.js";
import { solvePlan } from "../solve-plan.js";
import { allSelections } from "../testing/brute-force.js";
import { leximin } from "../testing/leximin.js";
import { randomCase } from "../testing/random-case.js";

test("gives the leximin probabilities that all panels written out give", async () => {
  const solver = await loadSolver();
  let held = 0;
  let several = 0;
  for (let seed = 1; seed <= 300; seed += 1) {
    const given = randomCase(seed, 10);
    const scenario = {
      ...given.scenario,
      mode: "lottery" as const,
      lottery: { within: [0.05, 0.2, 0.5, 1][seed % 4]!, pool: 10, lots: 1000 },
    };
    const told = `seed ${seed}: ${JSON.stringify(scenario)}`;
    const { problem } = buildProblem(scenario, given.candidates, given.inputs, given.existing);
    const plan = solvePlan(problem, solver, scenario.effort);
    const all = allSelections(given);
    if (all.length === 0) {
      expect(plan.infeasible, told).toBe(true);
      expect(plan.lottery, told).toBeNull();
      continue;
    }
    const best = Math.max(...all.map(({ objective }) => objective));
    const floor = best * (1 - scenario.lottery.within);
    const panels = all.filter(({ objective }) => objective >= floor - 1e-9 * best);
    const truth = leximin(panels.map(({ selected }) => selected));
    const lottery = plan.lottery!;
    expect(lottery.proven, told).toBe(true);
    expect(lottery.chances.map(({ id }) => id).toSorted(), told).toEqual(
      [...truth.keys()].toSorted(),
    );
    for (const { id, probability } of lottery.chances)
      expect(probability, `${told} ${id}`).toBeCloseTo(truth.get(id)!, 6);
    const least = Math.min(...truth.values());
    expect(lottery.maximin!.probability, told).toBeCloseTo(least, 6);
    expect(lottery.maximin!.bound, told).toBeGreaterThanOrEqual(least - 1e-7);
    held += 1;
    if (panels.length > 1) several += 1;
  }
  expect(held).toBeGreaterThan(80);
  expect(several).toBeGreaterThan(45);
});
