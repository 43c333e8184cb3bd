import type { Candidates, ExistingSite, PlanInput } from "../model/candidates.js";
import type { Problem } from "../model/problem.js";
import { type ChangeCost, replacementCost } from "../reasons/change-cost.js";
import { type NewlyCovered, newlyCovered } from "../reasons/newly-covered.js";
import { type RulePrice, rulePrices } from "../reasons/rule-prices.js";
import { type ScorePart, scoreParts } from "../reasons/score-parts.js";
import { selectionFrequency } from "../reasons/selection-frequency.js";
import { hasFrequencies } from "../scenario/has-frequencies.js";
import type { Scenario } from "../scenario/scenario.js";
import type { Solver } from "../solver/load-solver.js";
import type { PlanResult } from "./plan-result.js";

/** What a plan was made from. */
export interface PlanSources {
  readonly scenario: Scenario;
  readonly candidates: Candidates;
  readonly inputs: readonly PlanInput[];
  readonly existing: readonly ExistingSite[];
  readonly problem: Problem;
}

/** Why a compound is chosen. */
export interface ChoiceReason {
  readonly id: string;
  readonly parts: readonly ScorePart[];
  readonly newly_covered: NewlyCovered;
  readonly replacement: ChangeCost;
  /** Share of shaken runs that choose it; null where what is chosen is drawn, or is to be like its frame. */
  readonly frequency: number | null;
  /** Lots that have it, as a share; null where nothing was drawn. */
  readonly chance: number | null;
}

/** Why a plan is as it is. */
export interface PlanReasons {
  readonly chosen: readonly ChoiceReason[];
  /** Runs behind the frequencies. */
  readonly frequency_runs: number;
  readonly prices: readonly RulePrice[];
}

/** Reasons for each chosen compound, in the order of the plan. */
export function planReasons(
  { scenario, candidates, inputs, existing, problem }: PlanSources,
  result: PlanResult,
  solver: Solver,
): PlanReasons {
  const indexOf = new Map(candidates.ids.map((id, i) => [id, i]));
  const at = result.selected.map((id) => indexOf.get(id)!);
  const covered = newlyCovered(candidates, existing, at, scenario.catchment_meters);
  const frequency = hasFrequencies(scenario)
    ? selectionFrequency(scenario, candidates, inputs, existing)
    : null;
  const { duals } = result.certificate;
  const { lottery } = result;
  const lotsOf = new Map(lottery?.chances.map(({ id, lots }) => [id, lots]));
  // What a drawn panel would lose or gain is told against the best.
  const plan = lottery ? { selected: lottery.best, objective: lottery.best_objective } : result;
  return {
    chosen: result.selected.map((id, i) => ({
      id,
      parts:
        problem.demand || problem.balance ? [] : scoreParts(scenario, candidates, inputs, at[i]!),
      newly_covered: covered[i]!,
      replacement: replacementCost(problem, plan, id, solver, scenario.effort),
      frequency: frequency && (frequency.share.get(id) ?? 0),
      chance: lottery && (lotsOf.get(id) ?? 0) / lottery.lots,
    })),
    frequency_runs: frequency?.runs ?? 0,
    prices: duals ? rulePrices(problem, duals) : [],
  };
}
