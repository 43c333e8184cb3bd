import {
  type DualCertificate,
  type Infeasibility,
  type PlanWork,
  type Problem,
  type RuleState,
  type Scenario,
  type ScorePlan,
  checkSelection,
} from "@atlas/planner";
import { AppError } from "@atlas/schema";

/** What `atlas plan --json` prints. */
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

/** Takes a result that somebody gives for one of ours, as far as it is checked.
 * @throws AppError `usage` when it is none */
export function readPlanResult(option: string, document: unknown): PlanResult {
  const result = document as Partial<PlanResult> | null;
  const { selected, objective } = result ?? {};
  if (
    !Array.isArray(selected) ||
    !selected.every((id) => typeof id === "string") ||
    typeof objective !== "number"
  )
    throw new AppError(
      "usage",
      `atlas: ${option} 不是方案结果, 应为 atlas plan --json 的输出 · is no result; expected what atlas plan --json printed`,
    );
  return result as PlanResult;
}
