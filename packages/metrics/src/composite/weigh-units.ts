import { type RankIntervals, compositeIndex, rankIntervalSteps, rankTiers } from "@atlas/stats";
import type { IndexElementLine } from "@atlas/warehouse";
import { indexModel, weightDraws } from "./index-model.js";

/** What weights make of the scores of units. */
export interface WeighedUnits {
  /** Units × categories, row by row; NaN: missing. */
  readonly categories: Float64Array;
  readonly index: Float64Array;
  readonly ranks: RankIntervals;
  /** 0 for a unit without an index. */
  readonly tiers: Uint16Array;
  /** Units that have an index. */
  readonly ranked: number;
}

/** Weighs scores of units by a table of elements, in steps of some milliseconds for whoever may not be held up.
 * @param scores units × elements, row by row; NaN: missing */
export function* weighInSteps(
  scores: Float64Array,
  elements: readonly IndexElementLine[],
): Generator<undefined, WeighedUnits> {
  const model = indexModel(elements);
  const { categories, index } = compositeIndex(scores, model);
  const ranks = yield* rankIntervalSteps(scores, model, weightDraws);
  return {
    categories,
    index,
    ranks,
    tiers: rankTiers(index, ranks),
    ranked: index.filter((value) => !Number.isNaN(value)).length,
  };
}
