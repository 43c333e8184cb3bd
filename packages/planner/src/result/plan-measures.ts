import type { Candidates, ExistingSite } from "../model/candidates.js";
import { makeSpacing } from "../model/spacing.js";

/** What a plan brings, to compare it with another. */
export interface PlanMeasures {
  /** Households within a circle of the chosen that no existing site reaches, each counted once. */
  readonly newly_covered: number;
  /** Share of the candidates' households with a position that an existing site reaches; null where there are none. */
  readonly reach_before: number | null;
  /** As {@link reach_before}, by an existing or a chosen one. */
  readonly reach_after: number | null;
  /** Districts with at least one chosen, of those that have candidates. */
  readonly districts_with: number;
  readonly districts: number;
  /** Gini of the districts' reach afterwards, weighted by their households: 0 the same everywhere; null where nothing is reached. */
  readonly gini: number | null;
}

/**
 * Measures a selection of any candidates. Households are those of candidates (compounds without a batch) with a known number and a position.
 * @param chosen where the chosen stand among the candidates
 * @param meters radius of the circle, in a straight line
 */
export function planMeasures(
  { lon, lat, households, units }: Candidates,
  existing: readonly ExistingSite[],
  chosen: readonly number[],
  meters: number,
): PlanMeasures {
  const sites = makeSpacing(
    Float64Array.from(existing, (site) => site.lon),
    Float64Array.from(existing, (site) => site.lat),
    meters,
  );
  const picked = makeSpacing(
    Float64Array.from(chosen, (k) => lon[k]!),
    Float64Array.from(chosen, (k) => lat[k]!),
    meters,
  );
  let [all, before, added] = [0, 0, 0];
  const byUnit = new Map<string, { all: number; reached: number }>();
  households.forEach((count, i) => {
    if (!(count > 0) || !Number.isFinite(lon[i]) || !Number.isFinite(lat[i])) return;
    const unit = byUnit.get(units[i]!) ?? { all: 0, reached: 0 };
    byUnit.set(units[i]!, unit);
    const old = sites.anyWithin(lon[i]!, lat[i]!);
    const fresh = !old && picked.anyWithin(lon[i]!, lat[i]!);
    all += count;
    unit.all += count;
    if (old) before += count;
    if (fresh) added += count;
    if (old || fresh) unit.reached += count;
  });
  const known = new Set(units.filter((unit) => unit !== ""));
  return {
    newly_covered: added,
    reach_before: all > 0 ? before / all : null,
    reach_after: all > 0 ? (before + added) / all : null,
    districts_with: new Set(chosen.map((k) => units[k]!).filter((unit) => unit !== "")).size,
    districts: known.size,
    gini: weightedGini([...byUnit.values()]),
  };
}

/** Gini of rates weighted by what they are rates of, by the area under the curve of shares. */
function weightedGini(
  groups: readonly { readonly all: number; readonly reached: number }[],
): number | null {
  const all = groups.reduce((sum, group) => sum + group.all, 0);
  const reached = groups.reduce((sum, group) => sum + group.reached, 0);
  if (all === 0 || reached === 0) return null;
  let [area, below] = [0, 0];
  for (const group of groups.toSorted((a, b) => a.reached / a.all - b.reached / b.all)) {
    const share = group.reached / reached;
    area += (group.all / all) * (below + share / 2);
    below += share;
  }
  return Math.max(0, 1 - 2 * area);
}
