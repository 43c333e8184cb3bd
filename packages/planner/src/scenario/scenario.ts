import type { LotteryRules } from "../model/lottery.js";

/** Ways of choosing. */
export const planModes = ["score", "coverage", "representative", "lottery"] as const;

/** One of {@link planModes}. */
export type PlanMode = (typeof planModes)[number];

/** How many may be chosen; null: no limit on that side. */
export interface CountRange {
  readonly min: number | null;
  readonly max: number | null;
}

/** What a batch is chosen by: one JSON document, every field of it filled in. Its names are those of the published schema. */
export interface Scenario {
  readonly version: 1;
  readonly name: string;
  readonly mode: PlanMode;
  /** Compounds to choose (N), those of `include` among them. */
  readonly size: number;
  readonly candidates: CandidateFilter;
  /** Weight of each input of the score, 0 or more; only its share counts. */
  readonly weights: Readonly<Record<string, number>>;
  /** By district (of the 23 units). */
  readonly districts: Readonly<Record<string, CountRange>>;
  /** By kind of compound. */
  readonly mix: Readonly<Record<"old" | "managed", CountRange>>;
  /** Least straight-line distance between two chosen compounds, metres; 0: none. */
  readonly spacing_meters: number;
  /** Yuan for all chosen together; null: no limit. */
  readonly budget_yuan: number | null;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Whether chosen compounds keep the spacing from existing sites too. */
  readonly space_from_existing: boolean;
  /** Radius of the circle that a site serves, metres in a straight line. */
  readonly catchment_meters: number;
  readonly lottery: LotteryTerms;
  readonly representative: RepresentativeTerms;
  /** What chance starts from: shaken runs and, published before it is held, the draw of a lottery. */
  readonly seed: number;
  readonly effort: SearchEffort;
}

/** Which compounds may be chosen; an empty list leaves a filter out. */
export interface CandidateFilter {
  readonly ids: readonly string[];
  readonly kinds: readonly string[];
  readonly units: readonly string[];
  readonly nominated_only: boolean;
  readonly min_households: number;
}

/** How a lottery among near-optimal panels is held; other modes do without. */
export type LotteryTerms = Omit<LotteryRules, "seed">;

/** In what a representative selection is to be like its frame; other modes do without. */
export interface RepresentativeTerms {
  /** Weight of each covariate, 0 or more: `households`, `old` (1 for an old compound), or an input. */
  readonly covariates: Readonly<Record<string, number>>;
}

/** When the search stops. */
export interface SearchEffort {
  /** Gap that is small enough, as a share of the objective. */
  readonly gap: number;
  /** Rounds of bounding, at most: what makes the same scenario give the same answer. */
  readonly rounds: number;
  /** Seconds, at most: the emergency brake. */
  readonly seconds: number;
}
