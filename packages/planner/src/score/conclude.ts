import { balanceBound } from "../check/balance-bound.js";
import { type DualCertificate, dualBound } from "../check/dual-bound.js";
import type { Problem } from "../model/problem.js";
import type { SearchEffort } from "../scenario/scenario.js";
import type { PlanProgress, ScorePlan } from "./score-plan.js";

/** Share of the objective under which a difference is rounding. */
export const noGap = 1e-9;

/** Share of the seconds after which bounding ends, so that there is time for whole numbers. */
export const boundingShare = 0.6;

/** Says how good the selection is that a search ended with; the bound is worked out anew from the multipliers.
 * @param brakeShare share of the seconds from which time ended it, not work */
export function conclude(
  problem: Problem,
  effort: SearchEffort,
  progress: PlanProgress,
  duals: DualCertificate | null,
  infeasible: boolean,
  brakeShare = boundingShare,
): ScorePlan {
  const verifiedBound = problem.balance
    ? balanceBound(problem, problem.balance)
    : duals && dualBound(problem, duals);
  const { objective } = progress;
  const tight = (value: number | null): boolean =>
    value !== null && objective !== null && value - objective <= noGap * Math.abs(objective);
  const verified =
    verifiedBound !== null &&
    (tight(verifiedBound) || verifiedBound <= (progress.bound ?? Infinity) * (1 + 1e-12) + 1e-12);
  const least = infeasible ? null : verified ? verifiedBound : progress.bound;
  const bound = least !== null && tight(least) ? objective : least;
  const gap =
    objective === null || bound === null
      ? null
      : bound === objective
        ? 0
        : objective <= 0
          ? null
          : (bound - objective) / objective;
  return {
    ...progress,
    bound,
    boundKind: bound === null ? null : verified ? "verified" : "solver",
    verifiedBound: infeasible ? null : verifiedBound,
    gap,
    duals: infeasible ? null : duals,
    stopped:
      infeasible || gap === 0
        ? "proven"
        : gap !== null && gap <= effort.gap
          ? "gap"
          : progress.seconds >= brakeShare * effort.seconds
            ? "time"
            : "work",
    infeasible,
    lottery: null,
    balance: null,
  };
}
