import type { Bilingual } from "@atlas/schema";

/** A linear rule: `low <= sum of coefficients of the chosen <= high`. */
export interface LinearRule extends Bilingual {
  /** Field of the scenario that asks for it, a JSON pointer. */
  readonly path: string;
  /** Rules of one family have no candidate in common (all but the budget and the size). */
  readonly family: "size" | "districts" | "mix" | "budget";
  /** Candidates with a coefficient, ascending. */
  readonly members: Int32Array;
  /** One each; null: 1 for each. */
  readonly coefficients: Float64Array | null;
  readonly low: number;
  readonly high: number;
}

/** Why a candidate cannot be chosen. */
export const barReason = {
  none: 0,
  excluded: 1,
  nearExisting: 2,
  noPosition: 3,
  noCost: 4,
} as const;

/** What is to be solved: maximise the sum of `scores` of the chosen under the rules. */
export interface Problem {
  readonly ids: readonly string[];
  readonly size: number;
  /** Weighted mean of the parts, 0 to 1. */
  readonly scores: Float64Array;
  /** Degrees WGS-84. */
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly rules: readonly LinearRule[];
  /** Candidates that must be chosen, ascending. */
  readonly included: Int32Array;
  /** A {@link barReason} each. */
  readonly barred: Uint8Array;
  /** 0: none. */
  readonly spacingMeters: number;
}
