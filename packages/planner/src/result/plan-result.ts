import type { DualCertificate } from "../check/dual-bound.js";
import { type RuleState, checkSelection } from "../check/check-selection.js";
import type { Infeasibility } from "../explain/explain-infeasible.js";
import type { BalanceResult } from "../model/balance.js";
import type { Lottery } from "../model/lottery.js";
import type { Problem } from "../model/problem.js";
import type { Scenario } from "../scenario/scenario.js";
import type { PlanWork, ScorePlan } from "../score/score-plan.js";

/** A plan as it is taken away: what `atlas plan --json` prints. */
export interface PlanResult {
  /** Compounds by score, the best first. */
  readonly selected: readonly string[];
  readonly objective: number;
  readonly bound: number | null;
  readonly bound_kind: "verified" | "solver" | null;
  /** (bound - objective) / objective. */
  readonly gap: number | null;
  readonly constraints: readonly RuleState[];
  readonly seed: number;
  readonly work: PlanWork;
  readonly time_s: number;
  readonly stopped: ScorePlan["stopped"];
  readonly mode: Scenario["mode"];
  readonly certificate: {
    readonly duals: DualCertificate | null;
    /** What the multipliers prove. */
    readonly verified_bound: number | null;
  };
  /** Where `selected` was drawn by lot: all panels with their lots. */
  readonly lottery: Lottery | null;
  /** Where `selected` was chosen to be like its frame: in what it is, and with which compounds it may be compared. */
  readonly balance: BalanceResult | null;
  /** With every default written down. */
  readonly scenario: Scenario;
  readonly ground: {
    /** Version of the warehouse. */
    readonly warehouse: string;
    readonly as_of: string;
    readonly window: string;
  };
}

/** The result of a plan, its rules counted anew. */
export function planResult(
  scenario: Scenario,
  problem: Problem,
  ground: PlanResult["ground"],
  plan: ScorePlan,
): PlanResult {
  const selected = plan.selected ?? [];
  const { objective, constraints } = checkSelection(problem, selected);
  return {
    selected,
    objective,
    bound: plan.bound,
    bound_kind: plan.boundKind,
    gap: plan.gap,
    constraints,
    seed: scenario.seed,
    work: plan.work,
    time_s: plan.seconds,
    stopped: plan.stopped,
    mode: scenario.mode,
    certificate: { duals: plan.duals, verified_bound: plan.verifiedBound },
    lottery: plan.lottery,
    balance: plan.balance,
    scenario,
    ground,
  };
}

/** The result of a scenario without a plan. @param why null: nothing was found, and nothing proven */
export const infeasibleResult = (
  scenario: Scenario,
  ground: PlanResult["ground"],
  plan: ScorePlan,
  why: Infeasibility | null,
) => ({
  selected: [],
  objective: null,
  bound: null,
  bound_kind: null,
  gap: null,
  infeasible: why !== null,
  conflict: why?.conflict ?? [],
  smallest_conflict: why?.smallest ?? false,
  relaxations: why?.relaxations ?? [],
  seed: scenario.seed,
  work: plan.work,
  time_s: plan.seconds,
  stopped: plan.stopped,
  mode: scenario.mode,
  scenario,
  ground,
});
