import { expect, test } from "vitest";
import { buildProblem } from "../model/build-problem.js";
import { loadSolver } from "../solver/load-solver.js";
import { solveScore } from "../score/score-steps.js";
import { bruteForce } from "../testing/brute-force.js";
import { randomCase } from "../testing/random-case.js";
import { seededNumbers } from "@atlas/testkit/numbers";
import { dualBound } from "./dual-bound.js";

test("any multipliers prove a bound that no subset exceeds", () => {
  let proven = 0;
  for (let seed = 1; seed <= 120; seed += 1) {
    const given = randomCase(seed);
    const truth = bruteForce(given);
    if (!truth) continue;
    const { problem } = buildProblem(
      given.scenario,
      given.candidates,
      given.inputs,
      given.existing,
    );
    const random = seededNumbers(seed);
    for (let draw = 0; draw < 10; draw += 1) {
      const bound = dualBound(problem, {
        rules: problem.rules.map(({ low, high }) => {
          const y = random() - 0.3;
          return Number.isFinite(y > 0 ? high : low) ? y : 0;
        }),
        cliques: [{ multiplier: random(), members: [problem.ids[0]!] }],
      });
      expect(bound).toBeGreaterThanOrEqual(truth.objective - 1e-9);
      proven += 1;
    }
  }
  expect(proven).toBeGreaterThan(300);
});

test("refuses multipliers that prove nothing", async () => {
  const given = randomCase(11);
  const { problem } = buildProblem(
    { ...given.scenario, size: 2, include: [], spacing_meters: 500, budget_yuan: null },
    given.candidates,
    given.inputs,
    [],
  );
  const { duals } = solveScore(problem, await loadSolver(), given.scenario.effort);
  const whole = duals!;
  expect(dualBound(problem, whole)).not.toBeNull();
  expect(dualBound(problem, { ...whole, rules: whole.rules.slice(1) })).toBeNull();
  expect(dualBound(problem, { ...whole, rules: whole.rules.map(() => Number.NaN) })).toBeNull();
  const withClique = (multiplier: number, members: readonly string[]) =>
    dualBound(problem, { ...whole, cliques: [{ multiplier, members }] });
  expect(withClique(1, problem.ids)).toBeNull();
  expect(withClique(-1, [problem.ids[0]!])).toBeNull();
  expect(withClique(1, ["nobody"])).toBeNull();
  expect(withClique(1, [problem.ids[0]!, problem.ids[0]!])).toBeNull();
});
