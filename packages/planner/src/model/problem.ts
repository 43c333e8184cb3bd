import type { Bilingual } from "@atlas/schema";
import type { Balance } from "./balance.js";
import type { Cover } from "./cover.js";
import type { LotteryRules } from "./lottery.js";

/** A linear rule: `low <= sum of coefficients of the chosen <= high`. */
export interface LinearRule extends Bilingual {
  /** Field of the scenario that asks for it, a JSON pointer. */
  readonly path: string;
  /** Rules of one family have no candidate in common (all but the budget, the size and the floor of the score). */
  readonly family: "size" | "districts" | "mix" | "budget" | "floor";
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

/** What a selection is to cover: a place counts its weight once, however many chosen are within reach of it. */
export interface Demand {
  /** Degrees WGS-84. */
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  /** Households, over 0. */
  readonly weights: Float64Array;
  /** Radius of the circle that a chosen compound covers. */
  readonly meters: number;
  /** What is in the circle of each candidate; the checker looks for itself. */
  readonly cover: Cover;
}

/** What is to be solved under the rules: maximise the sum of `scores` of the chosen, or, where there is `demand`, the weight covered. */
export interface Problem {
  readonly ids: readonly string[];
  readonly size: number;
  /** Weighted mean of the parts, 0 to 1; in a problem of coverage what each covers alone. */
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
  /** Null: a problem of scores. */
  readonly demand: Demand | null;
  /** Null: the best is chosen, not drawn. */
  readonly lottery: LotteryRules | null;
  /** Not null: the selection most like its frame is chosen; the objective is 1 less the imbalance. */
  readonly balance: Balance | null;
}
