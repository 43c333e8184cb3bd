import type { Candidates, PlanInput } from "../model/candidates.js";
import { inputPart } from "../model/input-part.js";
import type { Prepared } from "../model/prepare.js";
import type { Scenario } from "../scenario/scenario.js";
import { greedy } from "../score/greedy.js";
import { improve } from "../score/improve.js";
import type { Selection } from "../score/selection.js";
import type { Shaking } from "./shaking.js";

/** Chooses by score with weights and parts shaken: greedy and local search, null where that finds nothing. */
export function shakenScore(
  ground: Prepared,
  { weights: given }: Scenario,
  candidates: Candidates,
  inputs: readonly PlanInput[],
  { weightSpread, partSpread }: Shaking,
  normal: () => number,
): () => Selection | null {
  const { problem } = ground;
  const indexOf = new Map(candidates.ids.map((id, i) => [id, i]));
  const at = problem.ids.map((id) => indexOf.get(id)!);
  const used = inputs.filter(
    ({ id }) => Object.hasOwn(candidates.inputs, id) && (given[id] ?? 0) > 0,
  );
  return () => {
    const weights = used.map(({ id }) => given[id]! * Math.exp(weightSpread * normal()));
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
    if (selection) improve(selection, 500);
    return selection;
  };
}
