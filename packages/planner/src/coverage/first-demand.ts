import type { Prepared } from "../model/prepare.js";
import type { Cover } from "../model/cover.js";

/** Levels that are tried. */
const levels = 60;

/**
 * Multipliers of the places to start from: at a level `t` each place is worth `w t / a`, where `a` is the most that any candidate in whose circle it is covers alone, and `w` at most.
 * Then no candidate is worth over `t`, so that `sum of (w - u) + N t` bounds what is covered; the level is the one that bounds it best.
 */
export function firstDemand(
  { problem: { scores, size }, order }: Prepared,
  { starts, places }: Cover,
  weights: Float64Array,
): Float64Array {
  const most = new Float64Array(weights.length);
  for (const k of order)
    for (let at = starts[k]!; at < starts[k + 1]!; at += 1)
      if (scores[k]! > most[places[at]!]!) most[places[at]!] = scores[k]!;
  const highest = order.length === 0 ? 0 : scores[order[0]!]!;
  let [level, best] = [0, Infinity];
  for (let i = 1; i <= levels; i += 1) {
    const tried = (highest * i) / levels;
    let bound = size * tried;
    for (let place = 0; place < weights.length; place += 1)
      if (most[place]! > tried) bound += weights[place]! * (1 - tried / most[place]!);
    if (bound < best) [level, best] = [tried, bound];
  }
  return weights.map((weight, place) =>
    most[place]! > level ? (weight * level) / most[place]! : weight,
  );
}
