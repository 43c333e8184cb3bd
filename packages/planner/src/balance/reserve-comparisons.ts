import { haversineMeters } from "../check/check-selection.js";
import { imbalanceOf, meanDifferences } from "../check/imbalance-of.js";
import type { Balance, BalanceResult, Comparison } from "../model/balance.js";
import { type Problem, barReason } from "../model/problem.js";
import type { Solver } from "../solver/load-solver.js";
import { detectableEffect } from "./detectable-effect.js";

/** Comparison sites that are looked at for one chosen compound: the likest. */
const likest = 40;
/** What another kind, and another district, count against a comparison site, in standard deviations. */
const otherKind = 100;
const otherUnit = 10;

/**
 * Reserves a comparison site for each chosen compound: of its kind and district where there is one (kind goes before district), and like it in the covariates; so far from every chosen
 * compound that it is not served by it; no site twice; all differences together as small as can be (assignment problem, solved as a linear program). A chosen compound for which none is left has none.
 */
export function reserveComparisons(
  problem: Problem,
  balance: Balance,
  chosen: readonly number[],
  solver: Solver,
): BalanceResult {
  const free = comparable(problem, balance, chosen);
  const lists = chosen.map((k) =>
    free
      .map((site) => ({ site, cost: difference(balance, k, site) + strangeness(balance, k, site) }))
      .sort((a, b) => a.cost - b.cost || a.site - b.site)
      .slice(0, Math.max(likest, chosen.length)),
  );
  const comparisons = assign(lists, solver).flatMap((site, i): Comparison[] => {
    if (site === null) return [];
    const k = chosen[i]!;
    return [
      {
        id: problem.ids[site]!,
        of: problem.ids[k]!,
        distance: difference(balance, k, site),
        same_unit: balance.units[k] === balance.units[site],
        same_kind: balance.kinds[k] === balance.kinds[site],
      },
    ];
  });
  return balanceResult(problem, balance, chosen, comparisons);
}

/** How the covariates came out, counted from who is chosen and who is compared with. */
export function balanceResult(
  problem: Problem,
  balance: Balance,
  chosen: readonly number[],
  comparisons: readonly Comparison[],
): BalanceResult {
  const indexOf = new Map(problem.ids.map((id, k) => [id, k]));
  const smd = meanDifferences(balance, chosen);
  const sites = comparisons.map(({ id }) => indexOf.get(id)!);
  const other = sites.length === 0 ? null : meanDifferences(balance, sites);
  return {
    covariates: balance.covariates.map(({ id, weight, mean, sd }, j) => ({
      id,
      weight,
      frame_mean: mean,
      frame_sd: sd,
      smd: smd[j]!,
      comparison_smd: other && smd[j]! - other[j]!,
    })),
    imbalance: imbalanceOf(balance, chosen),
    comparisons,
    detectable: detectableEffect(comparisons.length),
  };
}

/** Candidates that may be compared with: not to be left out, and out of reach of every chosen compound and of sites that stand. */
export function comparable(
  { lon, lat, barred }: Problem,
  { apartMeters }: Balance,
  chosen: readonly number[],
): readonly number[] {
  const taken = new Set(chosen);
  return [...lon.keys()].filter(
    (k) =>
      !taken.has(k) &&
      (barred[k] === barReason.none || barred[k] === barReason.noCost) &&
      chosen.every((c) => haversineMeters(lon[k]!, lat[k]!, lon[c]!, lat[c]!) >= apartMeters),
  );
}

function difference({ covariates }: Balance, a: number, b: number): number {
  let sum = 0;
  for (const { weight, values } of covariates) sum += weight * (values[a]! - values[b]!) ** 2;
  return Math.sqrt(sum);
}

const strangeness = ({ units, kinds }: Balance, a: number, b: number): number =>
  (kinds[a] === kinds[b] ? 0 : otherKind) + (units[a] === units[b] ? 0 : otherUnit);

/** One site each, none twice, at the least cost in all; null for who goes without. */
function assign(
  lists: readonly (readonly { readonly site: number; readonly cost: number }[])[],
  solver: Solver,
): readonly (number | null)[] {
  const sites = [...new Set(lists.flatMap((list) => list.map(({ site }) => site)))];
  const rowOf = new Map(sites.map((site, i) => [site, lists.length + i]));
  const pairs = lists.flatMap((list, i) => list.map(({ site, cost }) => ({ i, site, cost })));
  const model = solver.createModel();
  try {
    model.options.set({ output_flag: false, presolve: "off", solver: "simplex" });
    for (const _ of lists) model.addRow(1, 1, { indices: [], values: [] });
    for (const _ of sites) model.addRow(-solver.infinity, 1, { indices: [], values: [] });
    // Going without costs more than any site.
    lists.forEach((_, i) => model.addCol(1e4, 0, 1, { indices: [i], values: [1] }));
    for (const { i, site, cost } of pairs)
      model.addCol(cost, 0, 1, { indices: [i, rowOf.get(site)!], values: [1, 1] });
    model.run();
    const { colValue } = model.getSolution();
    const found: (number | null)[] = lists.map(() => null);
    pairs.forEach(({ i, site }, p) => {
      if (colValue[lists.length + p]! > 0.5) found[i] = site;
    });
    return found;
  } finally {
    model.dispose();
  }
}
