import { coverGreedy } from "../coverage/cover-greedy.js";
import { Covered } from "../coverage/covered.js";
import { improveCover } from "../coverage/improve-cover.js";
import { coveredAlone } from "../model/cover.js";
import type { Prepared } from "../model/prepare.js";
import type { Demand } from "../model/problem.js";
import { greedy } from "../score/greedy.js";
import type { Selection } from "../score/selection.js";
import type { Shaking } from "./shaking.js";

/** Chooses by coverage with the households of every place shaken: greedy and swaps, null where that finds nothing. */
export function shakenCover(
  ground: Prepared,
  demand: Demand,
  { householdSpread }: Shaking,
  normal: () => number,
): () => Selection | null {
  const { problem } = ground;
  const { cover } = demand;
  return () => {
    const weights = demand.weights.map((weight) => weight * Math.exp(householdSpread * normal()));
    const scores = coveredAlone(cover, weights);
    const order = ground.order.slice().sort((a, b) => scores[b]! - scores[a]! || a - b);
    const shaken: Prepared = {
      ...ground,
      order,
      problem: { ...problem, scores, demand: { ...demand, weights } },
    };
    const selection = coverGreedy(shaken, new Covered(cover, weights)) ?? greedy(shaken);
    if (selection)
      improveCover(selection, new Covered(cover, weights, selection.chosen), 2 * problem.size);
    return selection;
  };
}
