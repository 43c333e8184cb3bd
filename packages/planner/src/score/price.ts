import type { Prepared } from "../model/prepare.js";
import type { CliqueStore } from "./clique-store.js";

/** Multipliers made to prove as much as they can, and what is left of each candidate's score. */
export interface Priced {
  readonly bound: number;
  readonly rules: Float64Array;
  readonly cliques: Float64Array;
  /** Score less what the rules and cliques of a candidate cost; by candidate. */
  readonly reduced: Float64Array;
}

/** Under this a multiplier is rounding. */
const leastMultiplier = 1e-11;

/**
 * The bound that multipliers prove over all candidates. The one of the size is set anew to the best there is: the N-th largest of what is left without it.
 * @param rules one a rule; those against an unlimited side are dropped
 */
export function price(
  { problem, of, order, isIncluded }: Prepared,
  store: CliqueStore,
  rules: Float64Array,
  cliques: Float64Array,
): Priced {
  const y = rules.map((value, r) => {
    const { family, low, high } = problem.rules[r]!;
    return family === "size" || !Number.isFinite(value > 0 ? high : low) ? 0 : value;
  });
  const z = cliques.map((value) => (value > leastMultiplier ? value : 0));
  const reduced = Float64Array.from(problem.scores);
  let bound = 0;
  y.forEach((value, r) => {
    const { low, high } = problem.rules[r]!;
    if (value !== 0) bound += value * (value > 0 ? high : low);
  });
  for (let k = 0; k < reduced.length; k += 1)
    for (let at = of.starts[k]!; at < of.starts[k + 1]!; at += 1)
      reduced[k]! -= y[of.rules[at]!]! * of.coefficients[at]!;
  z.forEach((value, c) => {
    if (value === 0) return;
    bound += value;
    for (const k of store.cliques[c]!) reduced[k]! -= value;
  });
  const free = Float64Array.from(
    order.filter((k) => isIncluded[k] === 0),
    (k) => reduced[k]!,
  )
    .sort()
    .reverse();
  const places = problem.size - problem.included.length;
  const size = problem.rules.findIndex(({ family }) => family === "size");
  const share = free.length === 0 ? 0 : free[Math.min(free.length, Math.max(1, places)) - 1]!;
  y[size] = share;
  bound += share * problem.size;
  for (let k = 0; k < reduced.length; k += 1) reduced[k]! -= share;
  for (const k of order) if (isIncluded[k] === 0 && reduced[k]! > 0) bound += reduced[k]!;
  for (const k of problem.included) bound += reduced[k]!;
  return { bound, rules: y, cliques: z, reduced };
}
