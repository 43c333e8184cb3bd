import { balanceSteps } from "./balance/balance-steps.js";
import { coverageSteps } from "./coverage/coverage-steps.js";
import { lotterySteps } from "./lottery/lottery-steps.js";
import type { Problem } from "./model/problem.js";
import type { SearchEffort } from "./scenario/scenario.js";
import type { PlanProgress, ScorePlan } from "./score/score-plan.js";
import { scoreSteps } from "./score/score-steps.js";
import type { Solver } from "./solver/load-solver.js";

/** Chooses in the way that the problem asks for, a step at a time.
 * @param solver null: heuristics only, without a bound */
export const planSteps = (
  problem: Problem,
  solver: Solver | null,
  effort: SearchEffort,
  clock?: () => number,
): Generator<PlanProgress, ScorePlan> =>
  problem.lottery
    ? lotterySteps(problem, problem.lottery, solver, effort, clock)
    : problem.balance
      ? balanceSteps(problem, problem.balance, solver, effort, clock)
      : problem.demand
        ? coverageSteps(problem, solver, effort, clock)
        : scoreSteps(problem, solver, effort, clock);

/** Works the steps off. */
export function solvePlan(...given: Parameters<typeof planSteps>): ScorePlan {
  const steps = planSteps(...given);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
