import { makeSpacing } from "./spacing.js";

/** What each candidate covers, packed: that of `k` stands from `starts[k]` to `starts[k + 1]`. */
export interface Cover {
  readonly starts: Int32Array;
  /** Places of demand. */
  readonly places: Int32Array;
}

/** Finds the places in the circle of each candidate, all in degrees WGS-84; a candidate without a position covers none. */
export function makeCover(
  lon: Float64Array,
  lat: Float64Array,
  demand: { readonly lon: Float64Array; readonly lat: Float64Array; readonly meters: number },
): Cover {
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

/** What each candidate covers alone. @param weights one a place */
export function coveredAlone({ starts, places }: Cover, weights: Float64Array): Float64Array {
  const alone = new Float64Array(starts.length - 1);
  for (let k = 0; k < alone.length; k += 1)
    for (let at = starts[k]!; at < starts[k + 1]!; at += 1) alone[k]! += weights[places[at]!]!;
  return alone;
}
