import { balanceBound } from "../check/balance-bound.js";
import { indicesOf } from "../model/indices-of.js";
import { includedClash } from "../model/included-clash.js";
import { type Prepared, prepare } from "../model/prepare.js";
import type { Balance } from "../model/balance.js";
import type { Problem } from "../model/problem.js";
import type { SearchEffort } from "../scenario/scenario.js";
import { conclude, noGap } from "../score/conclude.js";
import { greedy } from "../score/greedy.js";
import type { PlanProgress, ScorePlan } from "../score/score-plan.js";
import { Incumbent } from "../score/incumbent.js";
import { solveScore } from "../score/score-steps.js";
import { Selection } from "../score/selection.js";
import type { Solver } from "../solver/load-solver.js";
import { improveBalance } from "./balanced-selection.js";
import { reserveComparisons } from "./reserve-comparisons.js";
import { solveBalance } from "./solve-balance.js";

/** Candidates that may be chosen, at most, where whole numbers are asked for. */
const wholeCandidates = 500;
/** Rounds of effort for one fresh start of the search. */
const roundsPerStart = 10;

/**
 * Chooses the selection most like its frame: local search from several starts, then in whole numbers where the candidates are few. The objective is 1 less the weighted mean of the
 * absolute standardised mean differences, bounded by what single covariates allow ({@link balanceBound}). Comparison sites are reserved for what was chosen.
 */
export function* balanceSteps(
  problem: Problem,
  balance: Balance,
  solver: Solver | null,
  effort: SearchEffort,
  clock: () => number = Date.now,
): Generator<PlanProgress, ScorePlan> {
  const started = clock();
  const seconds = (): number => (clock() - started) / 1000;
  const prepared = prepare(problem);
  const work = { rounds: 0, simplex_iterations: 0, nodes: 0 };
  const best = new Incumbent(problem);
  const most = balanceBound(problem, balance);
  let bound = most;
  let infeasible = includedClash(prepared);
  const progress = (): PlanProgress => ({
    selected: best.selected,
    objective: best.chosen && best.objective,
    bound: infeasible ? null : bound,
    work: { ...work },
    seconds: seconds(),
  });
  const polish = (selection: Selection | null): void => {
    if (!selection) return;
    improveBalance(selection, balance);
    best.offer(selection.chosen);
  };

  if (!infeasible) {
    const first = greedy(prepared, typicalFirst(prepared, balance));
    if (first) best.offer(first.chosen);
    yield progress();
    polish(first);
    if (best.chosen === null && solver) {
      const flat = { ...problem, balance: null };
      const any = solveScore(
        flat,
        solver,
        { ...effort, gap: 1, seconds: effort.seconds / 2 },
        clock,
      );
      infeasible = any.infeasible;
      if (any.selected) polish(new Selection(prepared, indicesOf(problem, any.selected)));
    }
    yield progress();
  }
  const few = prepared.order.length <= wholeCandidates;
  const starts = infeasible ? 0 : Math.ceil(effort.rounds / roundsPerStart);
  for (let start = 1; start <= starts && seconds() < effort.seconds * (few ? 0.3 : 1); start += 1) {
    if (best.objective >= most - noGap) break;
    polish(greedy(prepared, shuffled(prepared, start)));
    work.rounds += 1;
    yield progress();
  }
  if (few && solver && !infeasible && best.objective < most - noGap) {
    const whole = solveBalance(solver, prepared, balance, best.chosen, {
      nodes: 20 * effort.rounds,
      seconds: effort.seconds - seconds(),
      clock,
    });
    work.nodes += whole.nodes;
    if (whole.chosen) best.offer(whole.chosen);
    if (whole.status === "infeasible") infeasible = best.chosen === null;
    else bound = Math.min(most, Math.max(whole.bound, best.objective));
    yield progress();
  }
  const plan = conclude(problem, effort, progress(), null, infeasible);
  return best.chosen === null || !solver
    ? plan
    : { ...plan, balance: reserveComparisons(problem, balance, best.chosen, solver) };
}

/** Candidates most like the frame first. */
function typicalFirst({ order, problem }: Prepared, { covariates }: Balance): Int32Array {
  const oddness = new Float64Array(problem.ids.length);
  for (const { weight, values } of covariates)
    values.forEach((value, k) => {
      oddness[k]! += weight * Math.abs(value);
    });
  return order.slice().sort((a, b) => oddness[a]! - oddness[b]! || a - b);
}

/** Candidates in an order of a start's own: the same everywhere. */
function shuffled({ order }: Prepared, start: number): Int32Array {
  const rank = (k: number): number => {
    let mixed = Math.imul(k + 1, 0x9e3779b1) ^ Math.imul(start, 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
    mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
  return order.slice().sort((a, b) => rank(a) - rank(b) || a - b);
}
