import type { Prepared } from "../model/prepare.js";
import { Selection } from "./selection.js";

/**
 * Chooses the best that still fits, one by one, keeping places free for minimums that are not reached yet.
 * @param preference in which order candidates are tried, without those that are barred
 * @returns null where this simple way finds no feasible selection, which is no proof that there is none
 */
export function greedy(
  prepared: Prepared,
  preference: Int32Array = prepared.order,
): Selection | null {
  const first = fill(prepared, preference) ?? fill(prepared, minimumsFirst(prepared, preference));
  if (first) return first;
  for (const thrift of [0.25, 1, 4, 1e6]) {
    const found = fill(prepared, minimumsFirst(prepared, thriftyFirst(prepared, thrift)));
    if (found) return found;
  }
  return null;
}

/** Those that minimums ask for come before all others, the minimum with the fewest to spare first. */
function minimumsFirst({ problem }: Prepared, preference: Int32Array): Int32Array {
  const rank = new Float64Array(problem.ids.length).fill(Infinity);
  for (const { family, members, low } of problem.rules)
    if ((family === "districts" || family === "mix") && low > 0)
      for (const k of members) rank[k] = Math.min(rank[k]!, members.length / low);
  // Sorting keeps the order of equals.
  return preference.slice().sort((a, b) => (rank[a] === rank[b] ? 0 : rank[a]! - rank[b]!));
}

/** By score less cost. @param thrift score that a site of the budget's mean cost loses, against the best score */
function thriftyFirst({ problem, order }: Prepared, thrift: number): Int32Array {
  const budget = problem.rules.find(({ family }) => family === "budget");
  const cost = new Float64Array(problem.ids.length);
  budget?.members.forEach((k, at) => {
    cost[k] = budget.coefficients![at]!;
  });
  const best = order.length === 0 ? 0 : problem.scores[order[0]!]!;
  const each = (thrift * Math.max(best, 1e-9) * problem.size) / Math.max(1, budget?.high ?? 1);
  const worth = problem.scores.map((score, k) => score - each * cost[k]!);
  return order.slice().sort((a, b) => worth[b]! - worth[a]! || a - b);
}

function fill(prepared: Prepared, preference: Int32Array): Selection | null {
  const { problem } = prepared;
  const { size } = problem;
  const selection = new Selection(prepared);
  for (const k of problem.included) {
    if (selection.clashes[k]! > 0) return null;
    selection.add(k);
  }
  const { fits, update } = admission(selection);
  for (let before = -1; before < selection.chosen.size && selection.chosen.size < size;) {
    before = selection.chosen.size;
    for (const k of preference) {
      if (selection.chosen.size === size) break;
      if (!fits(k)) continue;
      selection.add(k);
      update();
    }
  }
  return selection.meets([], []) ? selection : null;
}

/** What still fits into a selection that is being built, with places kept free for minimums and money for the places left.
 * `update` is to be called when the selection has changed. */
export function admission(selection: Selection): {
  readonly fits: (k: number) => boolean;
  readonly update: () => void;
} {
  const { problem, of, order } = selection.prepared;
  const { rules, size } = problem;
  const budget = rules.find(({ family }) => family === "budget");
  const costOf = new Map<number, number>();
  budget?.members.forEach((k, at) => costOf.set(k, budget.coefficients![at]!));
  const cheapest = order.reduce((least, k) => Math.min(least, costOf.get(k) ?? 0), Infinity);
  const missing = (wanted: "districts" | "mix"): number =>
    rules.reduce(
      (sum, { family, low }, r) =>
        family === wanted ? sum + Math.max(0, low - selection.totals[r]!) : sum,
      0,
    );
  const count = () => ({ districts: missing("districts"), mix: missing("mix") });
  let open = count();
  return {
    fits: (k) => {
      if (selection.has[k] || selection.clashes[k]! > 0) return false;
      const left = size - selection.chosen.size - 1;
      const fills = { districts: 0, mix: 0 };
      for (let at = of.starts[k]!; at < of.starts[k + 1]!; at += 1) {
        const { family, low, high } = rules[of.rules[at]!]!;
        const total = selection.totals[of.rules[at]!]!;
        const reserve = family === "budget" ? left * cheapest : 0;
        if (total + of.coefficients[at]! + reserve > high + 1e-9) return false;
        if ((family === "districts" || family === "mix") && total < low) fills[family] = 1;
      }
      return open.districts - fills.districts <= left && open.mix - fills.mix <= left;
    },
    update: () => {
      open = count();
    },
  };
}
