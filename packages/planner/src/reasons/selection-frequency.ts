import type { Candidates, ExistingSite, PlanInput } from "../model/candidates.js";
import { buildProblem } from "../model/build-problem.js";
import { inputPart } from "../model/input-part.js";
import { prepare } from "../model/prepare.js";
import type { Scenario } from "../scenario/scenario.js";
import { greedy } from "../score/greedy.js";
import { improve } from "../score/improve.js";

/** How weights and data are shaken. */
export interface Shaking {
  readonly runs: number;
  /** Standard deviation of the logarithm of each weight. */
  readonly weightSpread: number;
  /** Standard deviation added to each part of a score (0 to 1). */
  readonly partSpread: number;
}

/** Shaking as it is told of in the product: weights by about a fifth, parts by .05. */
export const usualShaking: Shaking = { runs: 200, weightSpread: 0.2, partSpread: 0.05 };

/** How often each candidate is chosen under shaken weights and data. */
export interface SelectionFrequency {
  /** Runs that gave a selection; the others found none. */
  readonly runs: number;
  /** Share of these runs that chose a compound, by id; those never chosen are not listed. */
  readonly share: ReadonlyMap<string, number>;
}

/**
 * Chooses again and again by the heuristic alone (greedy and local search, no bound) with weights and parts shaken, one run a step.
 * The same scenario gives the same shares: its seed is what chance starts from.
 */
export function* frequencySteps(
  scenario: Scenario,
  candidates: Candidates,
  inputs: readonly PlanInput[],
  existing: readonly ExistingSite[],
  { runs, weightSpread, partSpread }: Shaking = usualShaking,
): Generator<number, SelectionFrequency> {
  const { problem } = buildProblem(scenario, candidates, inputs, existing);
  const ground = prepare(problem);
  const indexOf = new Map(candidates.ids.map((id, i) => [id, i]));
  const at = problem.ids.map((id) => indexOf.get(id)!);
  const used = inputs.filter(
    ({ id }) => Object.hasOwn(candidates.inputs, id) && (scenario.weights[id] ?? 0) > 0,
  );
  const normal = normalNumbers(scenario.seed);
  const counts = new Float64Array(problem.ids.length);
  let found = 0;
  for (let run = 0; run < runs; run += 1) {
    const weights = used.map(({ id }) => scenario.weights[id]! * Math.exp(weightSpread * normal()));
    const whole = weights.reduce((sum, weight) => sum + weight, 0);
    const scores = new Float64Array(problem.ids.length);
    used.forEach((input, w) => {
      const values = candidates.inputs[input.id]!;
      for (let k = 0; k < scores.length; k += 1) {
        const part = inputPart(input, values[at[k]!]!) + partSpread * normal();
        scores[k]! += (weights[w]! / whole) * Math.min(1, Math.max(0, part));
      }
    });
    const order = ground.order.slice().sort((a, b) => scores[b]! - scores[a]! || a - b);
    const selection = greedy({ ...ground, problem: { ...problem, scores }, order });
    if (selection) {
      improve(selection, 500);
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

/** Standard normal numbers, the same for the same seed (Box-Muller over mulberry32). */
function normalNumbers(seed: number): () => number {
  let state = seed | 0;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}
