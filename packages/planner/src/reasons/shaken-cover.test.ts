import { expect, test } from "vitest";
import { coverageSteps } from "../coverage/coverage-steps.js";
import { buildProblem } from "../model/build-problem.js";
import type { Candidates } from "../model/candidates.js";
import { parseScenario } from "../scenario/parse-scenario.js";
import { syntheticCity, syntheticInputs } from "../testing/synthetic-city.js";
import { selectionFrequency } from "./selection-frequency.js";
import { usualShaking } from "./shaking.js";

/** Compounds farther apart than any circle reaches, with so many households. */
const apart = (households: readonly number[]): Candidates => ({
  ids: households.map((_, i) => `K${i}`),
  units: households.map(() => "D0"),
  kinds: households.map(() => "old"),
  lon: Float64Array.from(households, (_, i) => 104 + 0.1 * i),
  lat: Float64Array.from(households, () => 30.6),
  households: Float64Array.from(households),
  cost: new Float64Array(households.length).fill(1e6),
  nominated: new Uint8Array(households.length),
  inputs: {},
});

test("of two that cover alone the larger is chosen as often as the normal distribution says", () => {
  const { scenario } = parseScenario({ mode: "coverage", size: 1, spacing_meters: 0 });
  const runs = 2000;
  const { share } = selectionFrequency(scenario, apart([80, 100, 5]), [], [], {
    ...usualShaking,
    runs,
  });
  // P(100 e^(.2 a) > 80 e^(.2 b)) = Phi(ln(100 / 80) / (.2 sqrt 2)) = .7849; four standard errors.
  expect(Math.abs(share.get("K1")! - 0.7849)).toBeLessThan(4 * Math.sqrt((0.785 * 0.215) / runs));
  expect(share.get("K0")! + share.get("K1")!).toBeCloseTo(1, 12);
  expect(share.has("K2")).toBe(false);
});

test("the same scenario gives the same shares; unshaken they are the heuristic's choice", () => {
  const { scenario } = parseScenario({ mode: "coverage", size: 6, spacing_meters: 800 });
  const city = syntheticCity(400, 5);
  const shares = (seed: number, householdSpread: number) =>
    selectionFrequency({ ...scenario, seed }, city, syntheticInputs, [], {
      ...usualShaking,
      runs: 20,
      householdSpread,
    });
  const shaken = shares(1, 0.2);
  expect(shaken.runs).toBe(20);
  expect([...shaken.share.values()].reduce((sum, one) => sum + one, 0)).toBeCloseTo(6, 9);
  expect(shares(1, 0.2)).toEqual(shaken);
  expect(shares(2, 0.2)).not.toEqual(shaken);
  const still = shares(1, 0);
  const { problem } = buildProblem(scenario, city, syntheticInputs, []);
  const steps = coverageSteps(problem, null, scenario.effort);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  expect([...still.share.keys()].toSorted()).toEqual(step.value.selected!.toSorted());
  expect(new Set(still.share.values())).toEqual(new Set([1]));
});
