import type { Candidates, ExistingSite } from "../model/candidates.js";
import { makeSpacing } from "../model/spacing.js";

/** Households that a chosen compound brings within reach. */
export interface NewlyCovered {
  /** Within its circle and in that of no existing site. */
  readonly households: number;
  /** Of these, in the circle of no other chosen compound either: lost if it went. */
  readonly only_here: number;
}

/**
 * Counts, for each chosen compound, the households of candidates in its circle (straight line, the compound itself too) that no existing site reaches.
 * Compounds without a position or a known number of households count nothing.
 * @param chosen where the chosen stand among the candidates
 * @param meters radius of the circle
 */
export function newlyCovered(
  { lon, lat, households }: Candidates,
  existing: readonly ExistingSite[],
  chosen: readonly number[],
  meters: number,
): readonly NewlyCovered[] {
  const around = makeSpacing(lon, lat, meters);
  const sites = makeSpacing(
    Float64Array.from(existing, (site) => site.lon),
    Float64Array.from(existing, (site) => site.lat),
    meters,
  );
  const reached = new Map<number, number>();
  const circles = chosen.map((k) => {
    const circle = Number.isFinite(lon[k]) && Number.isFinite(lat[k]) ? [k] : [];
    around.eachClash(k, (b) => circle.push(b));
    const open = circle.filter((b) => households[b]! > 0 && !sites.anyWithin(lon[b]!, lat[b]!));
    for (const b of open) reached.set(b, (reached.get(b) ?? 0) + 1);
    return open;
  });
  const sum = (of: readonly number[]): number => of.reduce((total, b) => total + households[b]!, 0);
  return circles.map((open) => ({
    households: sum(open),
    only_here: sum(open.filter((b) => reached.get(b) === 1)),
  }));
}
