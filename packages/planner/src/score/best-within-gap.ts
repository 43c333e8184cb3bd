import type { Prepared } from "../model/prepare.js";
import { noGap } from "./conclude.js";
import type { Priced } from "./price.js";
import { Selection } from "./selection.js";

/** Sets of changes that are tried, at most: some hundredths of a second of work. */
const mostTried = 200_000;

/** What trying sets of changes found. */
export interface WithinGap {
  /** Null: nothing is better than what was known. */
  readonly chosen: readonly number[] | null;
  /** Whether every set was tried that could be better. */
  readonly all: boolean;
  readonly tried: number;
}

/**
 * Changes the selection that multipliers take: whoever has a candidate otherwise scores its `|reduced|` less than the bound, so that only sets of changes that cost no more than the
 * gap can be better. They are tried one by one: exact, and where the gap is small quicker than a program in whole numbers.
 * @param known objective that is to be beaten
 */
export function bestWithinGap(
  prepared: Prepared,
  { bound, reduced }: Priced,
  known: number,
): WithinGap {
  const { problem, of, order, isIncluded } = prepared;
  const { rules, size, scores } = problem;
  let best = known;
  const left = (): number => bound - best + noGap * Math.abs(bound);
  const free = order
    .filter((k) => isIncluded[k] === 0 && Math.abs(reduced[k]!) <= left())
    .sort((a, b) => Math.abs(reduced[a]!) - Math.abs(reduced[b]!) || a - b);
  const costs = Float64Array.from(free, (k) => Math.abs(reduced[k]!));
  const taken = order.filter((k) => isIncluded[k] === 1 || reduced[k]! > 0);
  const selection = new Selection(prepared, taken);
  const { has, totals } = selection;
  let count = taken.length;
  let objective = taken.reduce((sum, k) => sum + scores[k]!, 0);
  let clashing = taken.reduce((sum, k) => sum + selection.clashes[k]!, 0) / 2;
  const isBroken = (r: number): number =>
    totals[r]! < rules[r]!.low - 1e-9 || totals[r]! > rules[r]!.high + 1e-9 ? 1 : 0;
  let broken = rules.reduce((sum, _, r) => sum + isBroken(r), 0);

  const near = nearOf(prepared, free, taken);
  const change = (i: number): void => {
    const k = free[i]!;
    const sign = has[k] === 1 ? -1 : 1;
    for (const b of near[i]!) clashing += sign * has[b]!;
    has[k] = 1 - has[k]!;
    count += sign;
    objective += sign * scores[k]!;
    for (let at = of.starts[k]!; at < of.starts[k + 1]!; at += 1) {
      const r = of.rules[at]!;
      broken -= isBroken(r);
      totals[r]! += sign * of.coefficients[at]!;
      broken += isBroken(r);
    }
  };
  // How many of the free are out from a place on.
  const outsFrom = new Int32Array(free.length + 1);
  for (let i = free.length - 1; i >= 0; i -= 1) outsFrom[i] = outsFrom[i + 1]! + 1 - has[free[i]!]!;

  let tried = 0;
  let chosen: readonly number[] | null = null;
  const visit = (from: number, spent: number): boolean => {
    tried += 1;
    if (broken === 0 && clashing === 0 && objective > best) {
      best = objective;
      chosen = [...order].filter((k) => has[k] === 1);
    }
    for (let i = from; i < free.length && spent + costs[i]! <= left(); i += 1) {
      const missing = size - count;
      const outs = outsFrom[i]!;
      if (missing > outs || -missing > free.length - i - outs) break;
      if (tried >= mostTried) return false;
      change(i);
      const all = visit(i + 1, spent + costs[i]!);
      change(i);
      if (!all) return false;
    }
    return true;
  };
  const all = visit(0, 0);
  return { chosen, all, tried };
}

/** Those of the free and the taken that each free candidate is too close to. */
function nearOf(
  { spacing }: Prepared,
  free: Int32Array,
  taken: Int32Array,
): readonly (readonly number[])[] {
  const matters = new Set([...free, ...taken]);
  return Array.from(free, (k) => {
    const near: number[] = [];
    spacing?.eachClash(k, (b) => {
      if (matters.has(b)) near.push(b);
    });
    return near;
  });
}
