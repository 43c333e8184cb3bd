import type { Demand, Problem } from "../model/problem.js";
import { makeSpacing } from "../model/spacing.js";

/** What each candidate covers, packed: that of `k` stands from `starts[k]` to `starts[k + 1]`. */
export interface Cover {
  readonly starts: Int32Array;
  /** Places of demand. */
  readonly places: Int32Array;
}

/** Finds what is in the circle of each candidate. */
export function makeCover({ lon, lat }: Problem, demand: Demand): Cover {
  const around = makeSpacing(demand.lon, demand.lat, demand.meters);
  const starts = new Int32Array(lon.length + 1);
  let places = new Int32Array(64 * lon.length);
  let count = 0;
  const take = (place: number): void => {
    if (count === places.length) {
      const larger = new Int32Array(2 * places.length);
      larger.set(places);
      places = larger;
    }
    places[count] = place;
    count += 1;
  };
  for (let k = 0; k < lon.length; k += 1) {
    if (Number.isFinite(lon[k]) && Number.isFinite(lat[k]))
      around.eachWithin(lon[k]!, lat[k]!, take);
    starts[k + 1] = count;
  }
  return { starts, places: places.subarray(0, count) };
}
