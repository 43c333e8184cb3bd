import type { Candidates, ExistingSite } from "./candidates.js";
import { makeCover } from "./cover.js";
import type { Demand } from "./problem.js";
import { makeSpacing } from "./spacing.js";

/** Households that no existing site reaches: those of all candidates that have a position, whatever may be chosen of them.
 * @param kept indices of the candidates of the problem, whose circles are looked into */
export function coverageDemand(
  { lon, lat, households }: Candidates,
  existing: readonly ExistingSite[],
  meters: number,
  kept: readonly number[],
): Demand {
  const sites = makeSpacing(
    Float64Array.from(existing, (site) => site.lon),
    Float64Array.from(existing, (site) => site.lat),
    meters,
  );
  const places = [...lon.keys()].filter(
    (i) =>
      households[i]! > 0 &&
      Number.isFinite(lon[i]) &&
      Number.isFinite(lat[i]) &&
      !sites.anyWithin(lon[i]!, lat[i]!),
  );
  const pick = (from: Float64Array, at: readonly number[]): Float64Array =>
    Float64Array.from(at, (i) => from[i]!);
  const circles = { lon: pick(lon, places), lat: pick(lat, places), meters };
  const cover = makeCover(pick(lon, kept), pick(lat, kept), circles);
  return { ...circles, weights: pick(households, places), cover };
}
