import type { Prepared } from "../model/prepare.js";
import type { Cover } from "./cover.js";

/** Where subgradient steps start, and multipliers of rules and cliques that stay as they are meanwhile. */
export interface DemandGround {
  readonly demand: Float64Array;
  /** What rules and cliques cost a candidate. */
  readonly cost: Float64Array;
  /** What they add to the bound. */
  readonly constant: number;
}

/** A bound on what can be covered with the multipliers that prove it. */
export interface DemandBound {
  readonly bound: number;
  /** One a place, 0 to its weight. */
  readonly demand: Float64Array;
  /** Multiplier of the size. */
  readonly size: number;
}

/**
 * Lowers a Lagrangian bound by subgradient steps, one a turn. Each place is worth `demand` to whoever covers it and the rest of its weight at any rate. The
 * size is kept; all other rules and the spacing stand in with fixed multipliers.
 * @param known what is covered by the best selection so far
 */
export function* lowerDemandBound(
  { problem, order, isIncluded }: Prepared,
  { starts, places }: Cover,
  weights: Float64Array,
  ground: DemandGround,
  known: () => number,
): Generator<DemandBound> {
  const demand = ground.demand.slice();
  const worth = new Float64Array(problem.ids.length);
  const times = new Int32Array(weights.length);
  const free = order.filter((k) => isIncluded[k] === 0);
  const spare = problem.size - problem.included.length;
  let [best, pace, stale] = [Infinity, 1, 0];
  for (;;) {
    let bound = ground.constant;
    weights.forEach((weight, place) => {
      bound += weight - demand[place]!;
    });
    for (const k of order) {
      let sum = 0;
      for (let at = starts[k]!; at < starts[k + 1]!; at += 1) sum += demand[places[at]!]!;
      worth[k] = sum - ground.cost[k]!;
    }
    const ranked = free.slice().sort((a, b) => worth[b]! - worth[a]! || a - b);
    const chosen = [...problem.included, ...ranked.subarray(0, spare)];
    for (const k of chosen) bound += worth[k]!;
    if (bound < best - 1e-9 * Math.abs(best)) [best, stale] = [bound, 0];
    else if ((stale += 1) >= 8) [pace, stale] = [pace / 1.5, 0];
    const size =
      ranked.length === 0 ? 0 : worth[ranked[Math.max(0, Math.min(ranked.length, spare) - 1)]!]!;
    yield { bound, demand: demand.slice(), size };
    times.fill(0);
    for (const k of chosen)
      for (let at = starts[k]!; at < starts[k + 1]!; at += 1) times[places[at]!]! += 1;
    let norm = 0;
    times.forEach((count) => {
      norm += (count - 1) ** 2;
    });
    const step = (pace * Math.max(1e-9, bound - known())) / Math.max(1, norm);
    for (let place = 0; place < demand.length; place += 1)
      demand[place] = Math.min(
        weights[place]!,
        Math.max(0, demand[place]! - step * (times[place]! - 1)),
      );
  }
}
