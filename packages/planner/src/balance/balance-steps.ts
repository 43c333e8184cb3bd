import { balanceBound } from "../check/balance-bound.js";
import { checkSelection } from "../check/check-selection.js";
import { includedClash } from "../model/included-clash.js";
import { type Prepared, prepare } from "../model/prepare.js";
import type { Balance } from "../model/balance.js";
import type { Problem } from "../model/problem.js";
import type { SearchEffort } from "../scenario/scenario.js";
import { conclude, noGap } from "../score/conclude.js";
import { greedy } from "../score/greedy.js";
import type { PlanProgress, ScorePlan } from "../score/score-plan.js";
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
  let best: readonly number[] | null = null;
  let objective = -Infinity;
  const most = balanceBound(problem, balance);
  let bound = most;
  let infeasible = includedClash(prepared);
  const idsOf = (chosen: readonly number[]): readonly string[] =>
    chosen.map((k) => problem.ids[k]!);
  const progress = (): PlanProgress => ({
    selected: best && idsOf(best),
    objective: best && objective,
    bound: infeasible ? null : bound,
    work: { ...work },
    seconds: seconds(),
  });
  const offer = (chosen: Iterable<number>): void => {
    const sorted = [...chosen].sort((a, b) => a - b);
    const checked = checkSelection(problem, idsOf(sorted));
    if (!checked.feasible || checked.objective <= objective) return;
    objective = checked.objective;
    best = sorted;
  };
  const polish = (selection: Selection | null): void => {
    if (!selection) return;
    improveBalance(selection, balance);
    offer(selection.chosen);
  };

  if (!infeasible) {
    const first = greedy(prepared, typicalFirst(prepared, balance));
    if (first) offer(first.chosen);
    yield progress();
    polish(first);
    if (best === null && solver) {
      const flat = { ...problem, balance: null };
      const any = solveScore(
        flat,
        solver,
        { ...effort, gap: 1, seconds: effort.seconds / 2 },
        clock,
      );
      infeasible = any.infeasible;
      const indexOf = new Map(problem.ids.map((id, k) => [id, k]));
      if (any.selected)
        polish(
          new Selection(
            prepared,
            any.selected.map((id) => indexOf.get(id)!),
          ),
        );
    }
    yield progress();
  }
  const few = prepared.order.length <= wholeCandidates;
  const starts = infeasible ? 0 : Math.ceil(effort.rounds / roundsPerStart);
  for (let start = 1; start <= starts && seconds() < effort.seconds * (few ? 0.3 : 1); start += 1) {
    if (objective >= most - noGap) break;
    polish(greedy(prepared, shuffled(prepared, start)));
    work.rounds += 1;
    yield progress();
  }
  if (few && solver && !infeasible && objective < most - noGap) {
    const whole = solveBalance(solver, prepared, balance, best, {
      nodes: 20 * effort.rounds,
      seconds: effort.seconds - seconds(),
      clock,
    });
    work.nodes += whole.nodes;
    if (whole.chosen) offer(whole.chosen);
    if (whole.status === "infeasible") infeasible = best === null;
    else bound = Math.min(most, Math.max(whole.bound, objective));
    yield progress();
  }
  const plan = conclude(problem, effort, progress(), null, infeasible);
  const chosen = best as readonly number[] | null;
  return chosen === null || !solver
    ? plan
    : { ...plan, balance: reserveComparisons(problem, balance, chosen, solver) };
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
