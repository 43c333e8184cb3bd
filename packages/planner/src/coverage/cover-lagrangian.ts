import type { Prepared } from "../model/prepare.js";
import type { CliqueStore } from "../score/clique-store.js";
import type { Cover } from "../model/cover.js";

/** Multipliers of the model of coverage. That of the size follows from the others. */
export interface CoverMultipliers {
  /** One a place, 0 to its weight: what covering it is worth to whoever covers it. */
  readonly demand: Float64Array;
  /** One a rule of the problem; that of the size stays 0. */
  readonly rules: Float64Array;
  /** One a clique of the store, 0 or more. */
  readonly cliques: Float64Array;
}

/** What multipliers prove, and the selection that is best where only the size is a rule. */
export interface CoverPrice {
  /** Nothing that may be chosen covers more. */
  readonly bound: number;
  /** Multiplier of the size that goes with it. */
  readonly size: number;
  readonly chosen: readonly number[];
}

/** The Lagrangian of the model of coverage over one problem. */
export interface CoverLagrangian {
  readonly price: (multipliers: CoverMultipliers) => CoverPrice;
  /** What a candidate is worth less what its rules and cliques cost and less the multiplier of the size: whoever has one with less than 0 covers that much less than the bound.
   * @returns one a candidate */
  readonly reduced: (multipliers: CoverMultipliers, size: number) => Float64Array;
}

/** Share of the last turn's least worth under which a candidate is not looked at again at first. */
const drop = 0.98;

/**
 * Prices the candidates that can matter: none is worth more than what it covers alone less what it costs, so that of 27,000 a tenth is looked at.
 * @param weights one a place
 */
export function makeCoverLagrangian(
  { problem, order, isIncluded }: Prepared,
  { starts, places }: Cover,
  weights: Float64Array,
  store: CliqueStore,
): CoverLagrangian {
  const { rules, scores: alone, included } = problem;
  const free = order.filter((k) => isIncluded[k] === 0);
  const spare = problem.size - included.length;
  const wanted = Math.max(1, spare);
  const cost = new Float64Array(problem.ids.length);
  const worth = new Float64Array(problem.ids.length);
  const top = new Int32Array(wanted);
  let guess = -Infinity;

  const worthOf = (k: number, demand: Float64Array): number => {
    let sum = -cost[k]!;
    for (let at = starts[k]!; at < starts[k + 1]!; at += 1) sum += demand[places[at]!]!;
    return sum;
  };
  /** Sets what each candidate costs. @returns what rules and cliques add to the bound */
  const setCost = (multipliers: CoverMultipliers): number => {
    cost.fill(0);
    let sum = 0;
    for (const [r, { members, coefficients, low, high }] of rules.entries()) {
      const y = multipliers.rules[r]!;
      if (y === 0) continue;
      sum += y * (y > 0 ? high : low);
      for (let at = 0; at < members.length; at += 1)
        cost[members[at]!]! += y * (coefficients === null ? 1 : coefficients[at]!);
    }
    for (const [c, z] of multipliers.cliques.entries()) {
      if (z === 0) continue;
      sum += z;
      for (const k of store.cliques[c]!) cost[k]! += z;
    }
    return sum;
  };
  /** Sets `top` to those worth the most, but for candidates that cannot be worth over `level`. @returns how many there are */
  const findTop = (demand: Float64Array, level: number): number => {
    let [count, least] = [0, -Infinity];
    for (const k of free) {
      if (alone[k]! - cost[k]! <= Math.max(level, least)) continue;
      const value = worthOf(k, demand);
      worth[k] = value;
      if (value <= least) continue;
      let at = count < wanted ? count : wanted - 1;
      for (; at > 0 && worth[top[at - 1]!]! < value; at -= 1) top[at] = top[at - 1]!;
      top[at] = k;
      count = Math.min(wanted, count + 1);
      if (count === wanted) least = worth[top[wanted - 1]!]!;
    }
    return count;
  };
  const price = (multipliers: CoverMultipliers): CoverPrice => {
    const { demand } = multipliers;
    let bound = setCost(multipliers);
    for (let place = 0; place < weights.length; place += 1)
      bound += weights[place]! - demand[place]!;
    let count = findTop(demand, guess);
    if (guess > -Infinity && (count < wanted || worth[top[wanted - 1]!]! < guess))
      count = findTop(demand, -Infinity);
    const size = count === 0 ? 0 : worth[top[count - 1]!]!;
    guess = size > 0 ? drop * size : -Infinity;
    const chosen = [...included, ...top.subarray(0, Math.min(count, spare))];
    for (const k of included) worth[k] = worthOf(k, demand);
    for (const k of chosen) bound += worth[k]!;
    return { bound, size, chosen };
  };
  return {
    price,
    reduced: (multipliers, size) => {
      setCost(multipliers);
      return worth.map((_, k) => worthOf(k, multipliers.demand) - size);
    },
  };
}
