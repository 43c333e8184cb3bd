import type { Candidates, ExistingSite } from "./candidates.js";
import type { Demand } from "./problem.js";
import { makeSpacing } from "./spacing.js";

/** Households that no existing site reaches: those of all candidates that have a position, whatever may be chosen of them. */
export function coverageDemand(
  { lon, lat, households }: Candidates,
  existing: readonly ExistingSite[],
  meters: number,
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
  const pick = (from: Float64Array): Float64Array => Float64Array.from(places, (i) => from[i]!);
  return { lon: pick(lon), lat: pick(lat), weights: pick(households), meters };
}

/** What each position covers alone. */
export function coveredAlone(lon: Float64Array, lat: Float64Array, demand: Demand): Float64Array {
  const around = makeSpacing(demand.lon, demand.lat, demand.meters);
  return lon.map((east, k) => {
    let sum = 0;
    if (Number.isFinite(east) && Number.isFinite(lat[k]))
      around.eachWithin(east, lat[k]!, (place) => {
        sum += demand.weights[place]!;
      });
    return sum;
  });
}
