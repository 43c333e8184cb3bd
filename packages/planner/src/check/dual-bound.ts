import { type Demand, type Problem, barReason } from "../model/problem.js";
import { haversineMeters, reaches } from "./check-selection.js";

/** Multipliers from which an upper bound follows by arithmetic alone. */
export interface DualCertificate {
  /** One a rule of the problem, in its order; any sign. */
  readonly rules: readonly number[];
  /** Sets of compounds any two of which are closer than the spacing, so that at most one of each is chosen. */
  /** In a problem of coverage one a place, 0 to its weight: what covering it is worth to whoever covers it. */
  readonly demand?: readonly number[];
  readonly cliques: readonly { readonly multiplier: number; readonly members: readonly string[] }[];
}

/** A pair is too close where {@link checkSelection} would refuse it; the last digits of a distance are left to rounding. */
const roundingMeters = 1e-6 - 1e-8;

/**
 * The upper bound that multipliers prove: for all `y`, and `z >= 0` over cliques,
 * `sum of max over [low, high] of y t  +  sum of z  +  sum of max(0, score - y a - z)` is no less than any feasible objective. Every clique is measured pair by pair.
 * Where there is demand `w`, `u` of 0 to `w` takes the score's place: `sum of (w - u)` more, and a compound scores the `u` of the places that it covers.
 * @returns null where the multipliers prove nothing: a clique that is none, a negative multiplier of a clique, an unlimited side with a multiplier against it
 */
export function dualBound(
  problem: Problem,
  { rules, cliques, demand }: DualCertificate,
): number | null {
  if (rules.length !== problem.rules.length) return null;
  const indexOf = new Map(problem.ids.map((id, k) => [id, k]));
  let bound = 0;
  let reduced: Float64Array = Float64Array.from(problem.scores);
  if (problem.demand) {
    const { weights } = problem.demand;
    if (demand?.length !== weights.length) return null;
    if (!weights.every((weight, place) => demand[place]! >= 0 && demand[place]! <= weight))
      return null;
    weights.forEach((weight, place) => {
      bound += weight - demand[place]!;
    });
    reduced = worthOf(problem, problem.demand, demand);
  }
  for (const [r, { members, coefficients, low, high }] of problem.rules.entries()) {
    const y = rules[r]!;
    if (!Number.isFinite(y)) return null;
    if (y === 0) continue;
    const side = y > 0 ? high : low;
    if (!Number.isFinite(side)) return null;
    bound += y * side;
    members.forEach((k, at) => {
      reduced[k]! -= y * (coefficients === null ? 1 : coefficients[at]!);
    });
  }
  for (const { multiplier, members } of cliques) {
    if (!(multiplier >= 0) || !Number.isFinite(multiplier)) return null;
    const indices = members.map((id) => indexOf.get(id));
    if (indices.includes(undefined) || !isClique(problem, indices as number[])) return null;
    bound += multiplier;
    for (const k of indices) reduced[k!]! -= multiplier;
  }
  const included = new Set(problem.included);
  for (let k = 0; k < reduced.length; k += 1) {
    if (included.has(k)) bound += reduced[k]!;
    else if (problem.barred[k] === barReason.none && reduced[k]! > 0) bound += reduced[k]!;
  }
  return problem.demand ? wholeHouseholds(problem.demand, bound) : bound;
}

/** A bound on covered weight, brought down to a whole number where all weights are whole: then so is whatever is covered. */
export const wholeHouseholds = ({ weights }: Demand, bound: number): number =>
  weights.every(Number.isInteger) ? Math.floor(bound + 1e-6) : bound;

/** What the places that each candidate covers are worth; both are sorted from south to north and measured where they may meet. */
function worthOf(problem: Problem, demand: Demand, worth: readonly number[]): Float64Array {
  const { lon, lat } = problem;
  const found = new Float64Array(lon.length);
  const northward = (degrees: Float64Array): readonly number[] =>
    [...degrees.keys()]
      .filter((i) => Number.isFinite(degrees[i]))
      .sort((a, b) => degrees[a]! - degrees[b]!);
  const places = northward(demand.lat);
  // A degree of latitude is over 111 km, one of longitude that times the cosine: farther away nothing need be measured.
  const reach = demand.meters / 111_000;
  let from = 0;
  for (const k of northward(lat)) {
    const widest = Math.min(89, Math.abs(lat[k]!) + reach);
    const aside = demand.meters / (110_000 * Math.cos((widest * Math.PI) / 180));
    while (from < places.length && demand.lat[places[from]!]! < lat[k]! - reach) from += 1;
    for (let at = from; at < places.length; at += 1) {
      const place = places[at]!;
      if (demand.lat[place]! > lat[k]! + reach) break;
      if (Math.abs(demand.lon[place]! - lon[k]!) > aside) continue;
      if (worth[place]! > 0 && reaches(lon[k]!, lat[k]!, demand, place)) found[k]! += worth[place]!;
    }
  }
  return found;
}

function isClique({ lon, lat, spacingMeters }: Problem, members: readonly number[]): boolean {
  if (new Set(members).size !== members.length) return false;
  return members.every((a, i) =>
    members
      .slice(i + 1)
      .every(
        (b) => haversineMeters(lon[a]!, lat[a]!, lon[b]!, lat[b]!) < spacingMeters - roundingMeters,
      ),
  );
}
