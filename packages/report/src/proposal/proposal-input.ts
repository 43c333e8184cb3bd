import type {
  Candidates,
  PlanInput,
  NewlyCovered,
  PlanMeasures,
  PlanResult,
  RulePrice,
  ScorePart,
} from "@atlas/planner";
import type { Language } from "@atlas/schema";

/** One of the chosen, as far as a proposal tells of it. */
export interface ProposedChoice {
  readonly id: string;
  /** Empty where scores do not choose. */
  readonly parts: readonly ScorePart[];
  readonly covered: NewlyCovered;
  /** Share of the shaken runs that choose it; null where it was not worked out. */
  readonly frequency: number | null;
}

/** What was decided by hand. */
export interface ProposedDecision {
  readonly at: string;
  readonly what: string;
  readonly why: string;
}

/** What a proposal is written from. */
export interface ProposalInput {
  readonly language: Language;
  readonly result: PlanResult;
  readonly candidates: Candidates & { readonly names: readonly string[] };
  readonly inputs: readonly PlanInput[];
  /** Names of districts in the language. */
  readonly unitName: (id: string) => string;
  /** In the order of the plan. */
  readonly choices: readonly ProposedChoice[];
  /** Runs behind the frequencies; 0: none. */
  readonly frequencyRuns: number;
  readonly measures: PlanMeasures;
  readonly prices: readonly RulePrice[];
  /** Empty where nothing was decided by hand, or nothing is known of it. */
  readonly decisions: readonly ProposedDecision[];
  readonly synthetic: boolean;
}
