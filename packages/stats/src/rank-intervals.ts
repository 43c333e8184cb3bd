import { type CompositeModel, compositeIndex } from "./composite-index.js";
import { seededRandom } from "./seeded-random.js";

/** How weights are shaken. */
export interface WeightDraws {
  readonly draws: number;
  /** Total of the Dirichlet parameters, which are this times the weights: the more, the nearer to them. A weight w has the standard deviation
   * √(w (1 − w) / (concentration + 1)). */
  readonly concentration: number;
  readonly seed: number;
}

/** What ranks and index become when the weights are shaken: 5th, 50th and 95th per cent over the draws; NaN for a unit without an index. Rank 1 is the best. */
export interface RankIntervals {
  readonly rankLow: Float64Array;
  readonly rankMiddle: Float64Array;
  readonly rankHigh: Float64Array;
  readonly indexLow: Float64Array;
  readonly indexHigh: Float64Array;
}

/** Draws weights of categories, and of the elements inside each, from Dirichlet distributions around those given, and ranks the units by each draw.
 * @param scores as {@link compositeIndex} takes them
 * @returns the same for the same seed */
export const rankIntervals = (
  scores: Float64Array,
  model: CompositeModel,
  weightDraws: WeightDraws,
): RankIntervals => finishSteps(rankIntervalSteps(scores, model, weightDraws));

/** Runs what works in steps to its end. */
export function finishSteps<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** Scores looked at in one step, so that it takes a few milliseconds whatever the number of units. */
const scoresAStep = 100_000;

/** As {@link rankIntervals}, in steps of a few milliseconds for whoever may not be held up; the same numbers. */
export function* rankIntervalSteps(
  scores: Float64Array,
  model: CompositeModel,
  { draws, concentration, seed }: WeightDraws,
): Generator<undefined, RankIntervals> {
  const given = compositeIndex(scores, model).index;
  const ranked = [...given.keys()].filter((u) => !Number.isNaN(given[u]!));
  const elements = model.categoryOf.length;
  const kept = new Float64Array(ranked.length * elements);
  ranked.forEach((u, r) =>
    kept.set(scores.subarray(u * elements, (u + 1) * elements), r * elements),
  );
  const random = seededRandom(seed);
  const elementShares = sharesInside(model);
  const total = model.categoryWeights.reduce((sum, weight) => sum + weight, 0);
  // A gamma of a small shape may round to 0, and a category of nothing but those would have no mean.
  const shake = (share: number): number =>
    share === 0 ? 0 : Math.max(random.gamma(concentration * share), share * 1e-200);
  const ranks = ranked.map(() => new Float64Array(draws));
  const values = ranked.map(() => new Float64Array(draws));
  const drawsAStep = Math.ceil(scoresAStep / Math.max(1, kept.length));
  for (let draw = 0; draw < draws; draw += 1) {
    if (draw > 0 && draw % drawsAStep === 0) yield;
    const { index } = compositeIndex(kept, {
      categoryOf: model.categoryOf,
      categoryWeights: model.categoryWeights.map((weight) => shake(weight / total)),
      elementWeights: elementShares.map(shake),
      // What is known well enough was settled with the weights given.
      knownShare: 0,
    });
    const sorted = index.slice().sort();
    for (let r = 0; r < ranked.length; r += 1) {
      values[r]![draw] = index[r]!;
      ranks[r]![draw] = 1 + countOver(sorted, index[r]!);
    }
  }
  yield;
  for (const own of ranks) own.sort();
  yield;
  for (const own of values) own.sort();
  const quantile = (of: readonly Float64Array[], q: number): Float64Array => {
    const all = new Float64Array(given.length).fill(NaN);
    ranked.forEach((u, r) => (all[u] = of[r]![Math.max(0, Math.ceil(q * draws) - 1)]!));
    return all;
  };
  return {
    rankLow: quantile(ranks, 0.05),
    rankMiddle: quantile(ranks, 0.5),
    rankHigh: quantile(ranks, 0.95),
    indexLow: quantile(values, 0.05),
    indexHigh: quantile(values, 0.95),
  };
}

/** Tiers of units that the weights cannot tell apart, from 1 (best); 0 for a unit without an index. From the best index down, a unit whose rank interval begins
 * within that of the tier's first belongs to the tier; one whose interval begins after it opens the next. */
export function rankTiers(
  index: Float64Array,
  { rankLow, rankHigh }: Pick<RankIntervals, "rankLow" | "rankHigh">,
): Uint16Array {
  const tiers = new Uint16Array(index.length);
  const order = [...index.keys()]
    .filter((u) => !Number.isNaN(index[u]!))
    .sort((a, b) => index[b]! - index[a]! || a - b);
  let tier = 0;
  let end = -Infinity;
  for (const u of order) {
    if (rankLow[u]! > end) {
      tier += 1;
      end = rankHigh[u]!;
    }
    tiers[u] = tier;
  }
  return tiers;
}

/** Weights of elements as shares of their category. */
function sharesInside({
  categoryOf,
  elementWeights,
  categoryWeights,
}: CompositeModel): Float64Array {
  const whole = new Float64Array(categoryWeights.length);
  elementWeights.forEach((weight, e) => (whole[categoryOf[e]!]! += weight));
  return elementWeights.map((weight, e) => weight / whole[categoryOf[e]!]!);
}

/** How many of sorted values are over one. */
function countOver(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return sorted.length - low;
}
