import type { Prepared } from "../model/prepare.js";
import type { CliqueStore } from "../score/clique-store.js";
import { violatedCliques } from "../score/violated-cliques.js";
import type { Cover } from "../model/cover.js";
import type { CoverLagrangian, CoverMultipliers } from "./cover-lagrangian.js";
import { firstDemand } from "./first-demand.js";

/** The best bound so far, and what it says of the relaxation. */
export interface CoverBound {
  readonly bound: number;
  readonly multipliers: CoverMultipliers;
  /** Multiplier of the size. */
  readonly size: number;
  /** About how much of each candidate the relaxation takes, 0 to 1; changed from turn to turn. */
  readonly mean: Float64Array;
  /** Whether further turns would hardly lower it. */
  readonly settled: boolean;
}

/** Greatest weight of a turn's selection in the mean. */
const newest = 0.2;
/** Part of the way to the best known selection that the first step goes. */
const firstPace = 0.1;
/** Turns without a gain after which steps are made shorter, and by how much; after a gain they get longer. */
const [patience, shorter, longer] = [6, 0.66, 1.1];
/** Share of the bound that counts as a gain. */
const leastGain = 1e-5;
/** Pace at which it has settled: steps are next to nothing. */
const leastPace = 2e-5;
/** Turns between two searches for cliques that the mean breaks. */
const cliqueTurns = 10;
/** Share of a candidate in the mean from which it may break a clique; by how much the sum has to be over 1. */
const [leastShare, leastBreak] = [1e-3, 0.03];

/**
 * Lowers a Lagrangian bound on what can be covered, one step a turn, by the volume algorithm (Barahona and Anbil, Mathematical Programming 87, 2000, 385-399): all
 * multipliers, of places, rules and cliques, move together from the best ones known, against what the mean of the selections breaks. Cliques that the mean breaks are added.
 * @param known what is covered by the best selection so far
 */
export function* lowerCoverBound(
  prepared: Prepared,
  cover: Cover,
  weights: Float64Array,
  store: CliqueStore,
  lagrangian: CoverLagrangian,
  known: () => number,
): Generator<CoverBound, never> {
  const { problem } = prepared;
  const { starts, places } = cover;
  const { rules } = problem;
  // A step of a rule or a clique moves the worth of a candidate as far as one of all its places would.
  const reach = Math.max(1, places.length / Math.max(1, problem.ids.length));
  const ruleReach = rules.map(
    ({ family, high }) =>
      reach / (family === "budget" ? Math.max(1, high) / Math.max(1, problem.size) : 1) ** 2,
  );
  const demand = firstDemand(prepared, cover, weights);
  let center: CoverMultipliers = {
    demand,
    rules: new Float64Array(rules.length),
    cliques: new Float64Array(store.cliques.length),
  };
  let tried = center;
  let [best, size, pace, stale] = [Infinity, 0, firstPace, 0];
  const mean = new Float64Array(problem.ids.length);
  const meanTimes = new Float64Array(weights.length);
  const times = new Float64Array(weights.length);
  for (let turn = 1; ; turn += 1) {
    const found = lagrangian.price(tried);
    times.fill(0);
    for (const k of found.chosen)
      for (let at = starts[k]!; at < starts[k + 1]!; at += 1) times[places[at]!]! += 1;
    const share = turn === 1 ? 1 : shareOf(times, meanTimes);
    for (let k = 0; k < mean.length; k += 1) mean[k]! *= 1 - share;
    for (const k of found.chosen) mean[k]! += share;
    for (let place = 0; place < times.length; place += 1)
      meanTimes[place]! += share * (times[place]! - meanTimes[place]!);
    const gain = best - found.bound;
    if (gain > leastGain * Math.abs(best) || best === Infinity)
      [pace, stale] = [Math.min(2, longer * pace), 0];
    else if ((stale += 1) >= patience) [pace, stale] = [shorter * pace, 0];
    if (gain > 0) [best, size, center] = [found.bound, found.size, tried];
    const settled = pace < leastPace;
    yield { bound: best, multipliers: center, size, mean, settled };

    if (turn % cliqueTurns === 0) {
      addCliques(prepared, store, mean);
      const cliques = new Float64Array(store.cliques.length);
      cliques.set(center.cliques);
      center = { ...center, cliques };
    }
    const next: CoverMultipliers = {
      demand: new Float64Array(weights.length),
      rules: new Float64Array(rules.length),
      cliques: new Float64Array(center.cliques.length),
    };
    // What the mean breaks, as a direction; none where a multiplier is at its limit already.
    let norm = 0;
    for (let place = 0; place < weights.length; place += 1) {
      const away = 1 - meanTimes[place]!;
      const value = center.demand[place]!;
      if (away > 0 ? value >= weights[place]! : value <= 0) continue;
      next.demand[place] = away;
      norm += away * away;
    }
    for (const [r, rule] of rules.entries()) {
      const away = brokenBy(rule, center.rules[r]!, mean);
      next.rules[r] = away;
      norm += ruleReach[r]! * away * away;
    }
    for (let c = 0; c < next.cliques.length; c += 1) {
      let away = -1;
      for (const k of store.cliques[c]!) away += mean[k]!;
      if (away < 0 && center.cliques[c] === 0) continue;
      next.cliques[c] = away;
      norm += reach * away * away;
    }
    const step = (pace * Math.max(1e-9, best - known())) / Math.max(1e-9, norm);
    for (let place = 0; place < weights.length; place += 1)
      next.demand[place] = Math.min(
        weights[place]!,
        Math.max(0, center.demand[place]! + step * next.demand[place]!),
      );
    for (let r = 0; r < rules.length; r += 1) {
      const before = center.rules[r]!;
      const after = before + step * ruleReach[r]! * next.rules[r]!;
      next.rules[r] = before * after < 0 ? 0 : after;
    }
    for (let c = 0; c < next.cliques.length; c += 1)
      next.cliques[c] = Math.max(0, center.cliques[c]! + step * reach * next.cliques[c]!);
    tried = next;
  }
}

/** Weight in the mean that brings it nearest to covering every place once. */
function shareOf(times: Float64Array, meanTimes: Float64Array): number {
  let [toward, whole] = [0, 0];
  for (let place = 0; place < times.length; place += 1) {
    const change = times[place]! - meanTimes[place]!;
    if (change === 0) continue;
    toward -= (meanTimes[place]! - 1) * change;
    whole += change * change;
  }
  return Math.min(newest, Math.max(newest / 10, whole > 0 ? toward / whole : newest));
}

/** How far the mean is over the upper side of a rule (over 0) or under the lower one (under 0): the side that its multiplier is at, where it has one. */
function brokenBy(
  { family, members, coefficients, low, high }: Prepared["problem"]["rules"][number],
  multiplier: number,
  mean: Float64Array,
): number {
  if (family === "size") return 0;
  let total = 0;
  for (let at = 0; at < members.length; at += 1)
    total += mean[members[at]!]! * (coefficients === null ? 1 : coefficients[at]!);
  if (multiplier > 0 || (multiplier === 0 && total > high)) return total - high;
  if (multiplier < 0 || total < low) return total - low;
  return 0;
}

function addCliques(prepared: Prepared, store: CliqueStore, mean: Float64Array): void {
  const support = [...prepared.order].filter((k) => mean[k]! > leastShare).sort((a, b) => a - b);
  // Made large by what the relaxation takes, then by what covers the most.
  const { scores } = prepared.problem;
  const most = scores[prepared.order[0]!]! || 1;
  const preference = mean.map((share, k) => share + (leastShare * scores[k]!) / most);
  for (const members of violatedCliques(prepared, support, mean)) {
    const sum = members.reduce((total, k) => total + mean[k]!, 0);
    if (sum > 1 + leastBreak) store.grow(members, preference);
  }
}
