import type { Prepared } from "../model/prepare.js";
import { admission } from "../score/greedy.js";
import { Selection } from "../score/selection.js";
import type { Covered } from "./covered.js";

/** Chooses what adds the most and still fits, one by one; null where that finds no feasible selection. `covered` is changed along. */
export function coverGreedy(prepared: Prepared, covered: Covered): Selection | null {
  const { problem, order } = prepared;
  const selection = new Selection(prepared);
  for (const k of problem.included) {
    if (selection.clashes[k]! > 0) return null;
    selection.add(k);
    covered.change(k, 1);
  }
  const { fits, update } = admission(selection);
  // What a candidate adds only falls as others come in.
  const atMost = problem.scores.slice();
  while (selection.chosen.size < problem.size) {
    let [best, most] = [-1, -1];
    for (const k of order) {
      if (problem.scores[k]! <= most) break;
      if (atMost[k]! <= most || !fits(k)) continue;
      const gain = covered.gain(k);
      atMost[k] = gain;
      if (gain > most) [best, most] = [k, gain];
    }
    if (best < 0) return null;
    selection.add(best);
    covered.change(best, 1);
    update();
  }
  return selection.meets([], []) ? selection : null;
}
