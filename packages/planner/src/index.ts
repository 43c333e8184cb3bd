export { type CheckedSelection, type RuleState, checkSelection } from "./check/check-selection.js";
export {
  type ConflictingRule,
  type Infeasibility,
  type Relaxation,
  explainInfeasible,
} from "./explain/explain-infeasible.js";
export { balanceBound } from "./check/balance-bound.js";
export { checkBalance } from "./check/check-balance.js";
export type {
  BalanceResult,
  Comparison,
  CovariateBalance,
  DetectableEffect,
} from "./model/balance.js";
export { checkLottery } from "./check/check-lottery.js";
export type { Chance, Lottery, LotteryRules, Panel } from "./model/lottery.js";
export { type DualCertificate, dualBound } from "./check/dual-bound.js";
export { type BuiltProblem, buildProblem } from "./model/build-problem.js";
export type { Candidates, ExistingSite, PlanInput } from "./model/candidates.js";
export { inputPart } from "./model/input-part.js";
export { type LinearRule, type Demand, type Problem, barReason } from "./model/problem.js";
export {
  type ChangeCost,
  type GivenPlan,
  insertionCost,
  replacementCost,
} from "./reasons/change-cost.js";
export { type NewlyCovered, newlyCovered } from "./reasons/newly-covered.js";
export { type RulePrice, rulePrices } from "./reasons/rule-prices.js";
export { hasFrequencies } from "./scenario/has-frequencies.js";
export { type ScorePart, scoreParts } from "./reasons/score-parts.js";
export {
  type SelectionFrequency,
  frequencySteps,
  selectionFrequency,
} from "./reasons/selection-frequency.js";
export { type Shaking, usualShaking } from "./reasons/shaking.js";
export {
  type ChoiceReason,
  type PlanReasons,
  type PlanSources,
  planReasons,
} from "./result/plan-reasons.js";
export { type PlanMeasures, planMeasures } from "./result/plan-measures.js";
export { type PlanResult, infeasibleResult, planResult } from "./result/plan-result.js";
export { type ParsedScenario, parseScenario } from "./scenario/parse-scenario.js";
export type { ScenarioIssue, ScenarioIssueCode } from "./scenario/scenario-issue.js";
export { scenarioSchema } from "./scenario/scenario-schema.js";
export type {
  CandidateFilter,
  CountRange,
  PlanMode,
  Scenario,
  SearchEffort,
} from "./scenario/scenario.js";
export type { PlanProgress, PlanWork, ScorePlan } from "./score/score-plan.js";
export { scoreSteps, solveScore } from "./score/score-steps.js";
export { planSteps, solvePlan } from "./solve-plan.js";
export { type Solver, loadSolver } from "./solver/load-solver.js";
