import {
  type DualCertificate,
  type PlanResult,
  type Problem,
  type RuleState,
  balanceBound,
  checkBalance,
  checkLottery,
  checkSelection,
  dualBound,
} from "@atlas/planner";
import type { Bilingual } from "@atlas/schema";

/** What checking a result without a solver found. */
export interface PlanCheck {
  /** Every rule is met, and the objective and the bound are what the result says. */
  readonly holds: boolean;
  readonly feasible: boolean;
  /** Counted anew. */
  readonly objective: number;
  readonly constraints: readonly RuleState[];
  /** Worked out anew from the multipliers; null where they prove nothing. */
  readonly bound: number | null;
  /** Whether the bound that the result gives follows from its multipliers. */
  readonly bound_verified: boolean;
  readonly faults: readonly Bilingual[];
}

/** A difference that adding up in another order may make, as a share. */
const rounding = 1e-9;

/** Checks a result against the problem of its scenario. */
export function checkPlan(problem: Problem, result: PlanResult): PlanCheck {
  const { feasible, objective, constraints } = checkSelection(problem, result.selected);
  const faults: Bilingual[] = constraints
    .filter(({ met }) => !met)
    .map(({ zh, en, path, value }) => ({
      zh: `${zh}: 未满足, 实为 ${value} (${path})`,
      en: `${en}: not met, it is ${value} (${path})`,
    }));
  const near = (a: number, b: number): boolean =>
    Math.abs(a - b) <= rounding * Math.max(1, Math.abs(b));
  if (!near(result.objective, objective))
    faults.push({
      zh: `目标值写作 ${result.objective}, 实为 ${objective}`,
      en: `the objective is given as ${result.objective}; it is ${objective}`,
    });
  const duals = asDuals(result.certificate?.duals);
  const bound = problem.balance
    ? balanceBound(problem, problem.balance)
    : duals && dualBound(problem, duals);
  const verified =
    typeof result.bound === "number" &&
    bound !== null &&
    (bound <= result.bound || near(bound, result.bound));
  if (result.bound_kind === "verified" && !verified)
    faults.push({
      zh: `上界写作 ${result.bound}, 由乘数得不出 (得 ${bound ?? "无"})`,
      en: `the bound is given as ${result.bound}; it does not follow from the multipliers (${bound ?? "none"})`,
    });
  if (problem.lottery !== null || (result.lottery ?? null) !== null)
    faults.push(...checkLottery(problem, result.lottery!, result.selected));
  if (problem.balance !== null || (result.balance ?? null) !== null)
    faults.push(...checkBalance(problem, result.balance!, result.selected));
  return {
    holds: faults.length === 0,
    feasible,
    objective,
    constraints,
    bound,
    bound_verified: verified,
    faults,
  };
}

/** Multipliers in the right shape, or null: what is in them is for {@link dualBound} to judge. */
function asDuals(given: DualCertificate | null | undefined): DualCertificate | null {
  const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
  if (!given || !isList(given.rules) || !isList(given.cliques)) return null;
  const whole = given.cliques.every(
    (clique) =>
      typeof clique === "object" &&
      clique !== null &&
      typeof clique.multiplier === "number" &&
      isList(clique.members),
  );
  return whole ? given : null;
}
