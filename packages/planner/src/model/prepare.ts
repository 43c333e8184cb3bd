import { type Problem, barReason } from "./problem.js";
import { type RulesOf, rulesOf } from "./rules-of.js";
import { type Spacing, makeSpacing } from "./spacing.js";

/** A problem with what every search over it needs. */
export interface Prepared {
  readonly problem: Problem;
  readonly of: RulesOf;
  /** Null: no spacing is asked for. */
  readonly spacing: Spacing | null;
  /** Candidates that may be chosen, the best score first, equals by index. */
  readonly order: Int32Array;
  readonly isIncluded: Uint8Array;
}

/** Sorts and indexes a problem once. */
export function prepare(problem: Problem): Prepared {
  const { scores, barred, lon, lat, spacingMeters } = problem;
  const order = Int32Array.from(scores.keys())
    .filter((k) => barred[k] === barReason.none)
    .sort((a, b) => scores[b]! - scores[a]! || a - b);
  const isIncluded = new Uint8Array(scores.length);
  for (const k of problem.included) isIncluded[k] = 1;
  const spacing = spacingMeters > 0 ? makeSpacing(lon, lat, spacingMeters) : null;
  return { problem, of: rulesOf(problem), spacing, order, isIncluded };
}
