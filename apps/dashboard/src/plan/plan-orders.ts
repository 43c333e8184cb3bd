import type {
  ChangeCost,
  NewlyCovered,
  PlanMeasures,
  PlanProgress,
  PlanResult,
  RulePrice,
  Scenario,
  ScenarioIssue,
  ScorePart,
  infeasibleResult,
} from "@atlas/planner";
import type { PlanGround } from "./plan-ground.js";

/** What is known of one of the chosen. */
export interface ChoiceDetail {
  readonly id: string;
  /** Empty where scores do not choose. */
  readonly parts: readonly ScorePart[];
  readonly covered: NewlyCovered;
}

/** What a plan's document does not say. */
export interface PlanDetails {
  /** In the order of the plan. */
  readonly choices: readonly ChoiceDetail[];
  readonly prices: readonly RulePrice[];
  readonly measures: PlanMeasures;
  /** Compounds that could be chosen. */
  readonly open: number;
}

/** Why a compound cannot be put in at all, or what it would cost. */
export type Change =
  { readonly bar: "filtered" | "excluded" | "nearExisting" | "noPosition" | "noCost" } | ChangeCost;

/** A plan without a selection, as `atlas plan --json` says it. */
export type InfeasiblePlan = ReturnType<typeof infeasibleResult>;

/** A selection that was not found by a search that ended: stopped, or changed by hand. */
export interface GivenSelection {
  readonly selected: readonly string[];
  /** What is known of the best: it must hold for the scenario too. */
  readonly basis: Pick<
    PlanResult,
    "bound" | "bound_kind" | "work" | "time_s" | "stopped" | "certificate"
  >;
}

/** What the page asks of the worker. */
export type PlanOrder =
  | { readonly kind: "ground"; readonly ground: PlanGround }
  | { readonly kind: "solve"; readonly scenario: Scenario }
  | { readonly kind: "judge"; readonly scenario: Scenario; readonly given: GivenSelection }
  | {
      readonly kind: "change";
      readonly scenario: Scenario;
      readonly plan: Pick<PlanResult, "selected" | "objective">;
      readonly id: string;
    };

/** What the worker tells. */
export type PlanReport =
  | { readonly kind: "refused"; readonly issues: readonly ScenarioIssue[] }
  /** Steps since the last report, in order. */
  | { readonly kind: "progress"; readonly steps: readonly PlanProgress[] }
  | {
      readonly kind: "plan";
      readonly result: PlanResult;
      readonly details: PlanDetails;
      readonly issues: readonly ScenarioIssue[];
      /** Whether frequencies follow. */
      readonly shaking: boolean;
    }
  | {
      readonly kind: "infeasible";
      readonly result: InfeasiblePlan;
      readonly issues: readonly ScenarioIssue[];
    }
  | {
      readonly kind: "shaken";
      readonly runs: number;
      /** Share of the runs that chose a compound, by id; null while they go on. */
      readonly share: ReadonlyMap<string, number> | null;
    }
  | { readonly kind: "change"; readonly id: string; readonly change: Change }
  | { readonly kind: "fault"; readonly message: string };
