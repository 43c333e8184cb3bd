import { type Problem, barReason } from "../model/problem.js";
import { haversineMeters } from "./check-selection.js";

/** Multipliers from which an upper bound follows by arithmetic alone. */
export interface DualCertificate {
  /** One a rule of the problem, in its order; any sign. */
  readonly rules: readonly number[];
  /** Sets of compounds any two of which are closer than the spacing, so that at most one of each is chosen. */
  readonly cliques: readonly { readonly multiplier: number; readonly members: readonly string[] }[];
}

/** A pair is too close where {@link checkSelection} would refuse it; the last digits of a distance are left to rounding. */
const roundingMeters = 1e-6 - 1e-8;

/**
 * The upper bound that multipliers prove: for all `y`, and `z >= 0` over cliques,
 * `sum of max over [low, high] of y t  +  sum of z  +  sum of max(0, score - y a - z)` is no less than any feasible objective. Every clique is measured pair by pair.
 * @returns null where the multipliers prove nothing: a clique that is none, a negative multiplier of a clique, an unlimited side with a multiplier against it
 */
export function dualBound(problem: Problem, { rules, cliques }: DualCertificate): number | null {
  if (rules.length !== problem.rules.length) return null;
  const indexOf = new Map(problem.ids.map((id, k) => [id, k]));
  const reduced = Float64Array.from(problem.scores);
  let bound = 0;
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
  return bound;
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
