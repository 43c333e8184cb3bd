import { seededNumbers } from "@atlas/testkit/numbers";
import { expect, test } from "vitest";
import { checkSelection } from "../check/check-selection.js";
import { buildProblem } from "../model/build-problem.js";
import { includedClash } from "../model/included-clash.js";
import { prepare } from "../model/prepare.js";
import { bruteForce } from "../testing/brute-force.js";
import { randomCase } from "../testing/random-case.js";
import { syntheticCity, syntheticInputs } from "../testing/synthetic-city.js";
import { parseScenario } from "../scenario/parse-scenario.js";
import { bestWithinGap } from "./best-within-gap.js";
import { makeCliqueStore } from "./clique-store.js";
import { price } from "./price.js";

test("finds what trying every subset finds, whatever the multipliers, and nothing where that is known", () => {
  const seen = { found: 0, none: 0 };
  for (let seed = 1; seed <= 400; seed += 1) {
    const given = randomCase(seed);
    if (given.candidates.ids.length > 14) continue;
    const truth = bruteForce(given);
    const { problem } = buildProblem(
      given.scenario,
      given.candidates,
      given.inputs,
      given.existing,
    );
    const prepared = prepare(problem);
    const store = makeCliqueStore(prepared);
    const random = seededNumbers(seed);
    const multipliers = Float64Array.from(problem.rules, () => random() - 0.5);
    const priced = price(prepared, store, multipliers, new Float64Array());
    const any = bestWithinGap(prepared, priced, -Infinity);
    expect(any.all, `seed ${seed}`).toBe(true);
    if (!truth) {
      // Searches do not begin where what must be chosen may not.
      if (!includedClash(prepared)) expect(any.chosen, `seed ${seed}`).toBeNull();
      seen.none += 1;
      continue;
    }
    const objective = (chosen: readonly number[] | null): number => {
      const checked = checkSelection(
        problem,
        chosen!.map((k) => problem.ids[k]!),
      );
      expect(checked.feasible, `seed ${seed}`).toBe(true);
      return checked.objective;
    };
    expect(objective(any.chosen), `seed ${seed}`).toBeCloseTo(truth.objective, 9);
    const better = bestWithinGap(prepared, priced, truth.objective - 0.01);
    expect(objective(better.chosen), `seed ${seed}`).toBeCloseTo(truth.objective, 9);
    const known = bestWithinGap(prepared, priced, truth.objective + 1e-9);
    expect([known.chosen, known.all], `seed ${seed}`).toEqual([null, true]);
    seen.found += 1;
  }
  expect(seen.found).toBeGreaterThan(80);
  expect(seen.none).toBeGreaterThan(20);
});

test("says where there is too much to try", () => {
  const { scenario } = parseScenario({
    size: 20,
    weights: { ready: 1 },
    mix: { old: { min: 12 } },
    budget_yuan: 1.2e7,
  });
  const { problem } = buildProblem(scenario, syntheticCity(500, 1), syntheticInputs, []);
  const prepared = prepare(problem);
  const random = seededNumbers(1);
  const multipliers = Float64Array.from(problem.rules, () => random() - 0.5);
  const priced = price(prepared, makeCliqueStore(prepared), multipliers, new Float64Array());
  const { all, tried } = bestWithinGap(prepared, priced, 0);
  expect(all).toBe(false);
  expect(tried).toBe(200_000);
});
