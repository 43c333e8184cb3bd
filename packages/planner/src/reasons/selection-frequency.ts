import { seededRandom } from "@atlas/stats";
import { buildProblem } from "../model/build-problem.js";
import type { Candidates, ExistingSite, PlanInput } from "../model/candidates.js";
import { prepare } from "../model/prepare.js";
import type { Scenario } from "../scenario/scenario.js";
import { shakenCover } from "./shaken-cover.js";
import { shakenScore } from "./shaken-score.js";
import { type Shaking, usualShaking } from "./shaking.js";

/** How often each candidate is chosen under shaken weights and data. */
export interface SelectionFrequency {
  /** Runs that gave a selection; the others found none. */
  readonly runs: number;
  /** Share of these runs that chose a compound, by id; those never chosen are not listed. */
  readonly share: ReadonlyMap<string, number>;
}

/**
 * Chooses again and again by the heuristic alone (greedy and local search, no bound) with weights and data shaken, one run a step: by score with the weights and
 * parts of it, by coverage with the households. The same scenario gives the same shares: its seed is what chance starts from.
 */
export function* frequencySteps(
  scenario: Scenario,
  candidates: Candidates,
  inputs: readonly PlanInput[],
  existing: readonly ExistingSite[],
  shaking: Shaking = usualShaking,
): Generator<number, SelectionFrequency> {
  const { problem } = buildProblem(scenario, candidates, inputs, existing);
  const ground = prepare(problem);
  const { normal } = seededRandom(scenario.seed);
  const choose = problem.demand
    ? shakenCover(ground, problem.demand, shaking, normal)
    : shakenScore(ground, scenario, candidates, inputs, shaking, normal);
  const counts = new Float64Array(problem.ids.length);
  let found = 0;
  for (let run = 0; run < shaking.runs; run += 1) {
    const selection = choose();
    if (selection) {
      found += 1;
      for (const k of selection.chosen) counts[k]! += 1;
    }
    yield run + 1;
  }
  const share = new Map<string, number>();
  counts.forEach((count, k) => {
    if (count > 0) share.set(problem.ids[k]!, count / found);
  });
  return { runs: found, share };
}

/** Works the steps off. */
export function selectionFrequency(
  ...given: Parameters<typeof frequencySteps>
): SelectionFrequency {
  const steps = frequencySteps(...given);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
