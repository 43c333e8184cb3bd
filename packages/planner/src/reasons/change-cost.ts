import { type Problem, barReason } from "../model/problem.js";
import type { SearchEffort } from "../scenario/scenario.js";
import { solvePlan } from "../solve-plan.js";
import type { Solver } from "../solver/load-solver.js";

/** What a plan would be with one compound forced out or in. */
export interface ChangeCost {
  readonly id: string;
  /** Objective that is lost; null where no selection meets all rules then (or, short of a proof, none was found). */
  readonly cost: number | null;
  /** Whether nothing better exists than what `cost` is counted from. */
  readonly exact: boolean;
  /** Compounds that would leave and come. */
  readonly leave: readonly string[];
  readonly come: readonly string[];
}

/** A plan to compare with. */
export interface GivenPlan {
  readonly selected: readonly string[];
  readonly objective: number;
}

/** What it would cost to do without a chosen compound: the best plan that may not have it.
 * @param id a candidate */
export function replacementCost(
  problem: Problem,
  plan: GivenPlan,
  id: string,
  solver: Solver,
  effort: SearchEffort,
): ChangeCost {
  const k = problem.ids.indexOf(id);
  const barred = problem.barred.map((reason, i) => (i === k ? barReason.excluded : reason));
  return changed({ ...problem, barred }, plan, id, solver, effort);
}

/** Why not this one: the best plan that must have it.
 * @param id a candidate */
export function insertionCost(
  problem: Problem,
  plan: GivenPlan,
  id: string,
  solver: Solver,
  effort: SearchEffort,
): ChangeCost {
  const k = problem.ids.indexOf(id);
  const included = Int32Array.from(new Set([...problem.included, k])).sort();
  return changed({ ...problem, included }, plan, id, solver, effort);
}

function changed(
  problem: Problem,
  plan: GivenPlan,
  id: string,
  solver: Solver,
  effort: SearchEffort,
): ChangeCost {
  const other = solvePlan({ ...problem, lottery: null }, solver, effort);
  const [before, after] = [new Set(plan.selected), new Set(other.selected ?? [])];
  return {
    id,
    cost: other.objective === null ? null : plan.objective - other.objective,
    exact: other.infeasible || other.gap === 0,
    leave: other.selected === null ? [] : plan.selected.filter((one) => !after.has(one)),
    come: [...after].filter((one) => !before.has(one)),
  };
}
