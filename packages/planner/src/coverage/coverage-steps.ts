import { checkSelection } from "../check/check-selection.js";
import { type DualCertificate, wholeHouseholds } from "../check/dual-bound.js";
import { includedClash } from "../model/included-clash.js";
import { prepare } from "../model/prepare.js";
import type { Problem } from "../model/problem.js";
import type { SearchEffort } from "../scenario/scenario.js";
import { conclude, noGap } from "../score/conclude.js";
import { greedy } from "../score/greedy.js";
import type { PlanProgress, ScorePlan } from "../score/score-plan.js";
import { solveScore } from "../score/score-steps.js";
import { Selection } from "../score/selection.js";
import type { Solver } from "../solver/load-solver.js";
import { makeCover } from "./cover.js";
import { coverGreedy } from "./cover-greedy.js";
import { solveCoverProgram } from "./cover-program.js";
import { Covered } from "./covered.js";
import { improveCover } from "./improve-cover.js";
import { lowerDemandBound } from "./subgradient.js";

/** Candidates up to which the whole model is given to the solver. */
const wholeCandidates = 500;
/** Subgradient turns that a round of the effort stands for. */
const turnsPerRound = 3;

/**
 * Chooses so that the most is covered: greedy and swaps at once; up to 500 candidates then the whole model, else a Lagrangian bound that falls. A step at a time.
 * @param problem with `demand`
 * @param solver null: heuristics only, without a bound
 */
export function* coverageSteps(
  problem: Problem,
  solver: Solver | null,
  effort: SearchEffort,
  clock: () => number = Date.now,
): Generator<PlanProgress, ScorePlan> {
  const started = clock();
  const seconds = (): number => (clock() - started) / 1000;
  const demand = problem.demand!;
  const prepared = prepare(problem);
  const work = { rounds: 0, simplex_iterations: 0, nodes: 0 };
  let best: readonly number[] | null = null;
  let objective = -Infinity;
  let bound = Infinity;
  let duals: DualCertificate | null = null;
  const offer = (chosen: Iterable<number> | null): void => {
    if (!chosen) return;
    const sorted = [...chosen].sort((a, b) => problem.scores[b]! - problem.scores[a]! || a - b);
    const checked = checkSelection(
      problem,
      sorted.map((k) => problem.ids[k]!),
    );
    if (!checked.feasible || checked.objective <= objective) return;
    objective = checked.objective;
    best = sorted;
  };
  const progress = (): PlanProgress => ({
    selected: best?.map((k) => problem.ids[k]!) ?? null,
    objective: best ? objective : null,
    bound: Number.isFinite(bound) ? bound : null,
    work: { ...work },
    seconds: seconds(),
  });
  const closeEnough = (): boolean =>
    best !== null && bound - objective <= Math.max(effort.gap, noGap) * Math.abs(objective) + 1e-9;

  if (includedClash(prepared)) return conclude(problem, effort, progress(), null, true);
  const cover = makeCover(problem, demand);
  const covered = new Covered(cover, demand.weights);
  let selection = coverGreedy(prepared, covered) ?? greedy(prepared);
  if (!selection && solver) {
    const { selected, infeasible } = solveScore(
      { ...problem, demand: null },
      solver,
      effort,
      clock,
    );
    if (infeasible) return conclude(problem, effort, progress(), null, true);
    const indexOf = new Map(problem.ids.map((id, k) => [id, k]));
    selection =
      selected &&
      new Selection(
        prepared,
        selected.map((id) => indexOf.get(id)!),
      );
  }
  if (selection) {
    offer(selection.chosen);
    yield progress();
    improveCover(selection, new Covered(cover, demand.weights, selection.chosen), 2 * problem.size);
    offer(selection.chosen);
    yield progress();
  }
  if (!solver) return conclude(problem, effort, progress(), null, false);

  if (prepared.order.length <= wholeCandidates) {
    const solve = (whole: boolean) =>
      solveCoverProgram(solver, prepared, cover, demand.weights, whole, best, {
        nodes: 100 * effort.rounds,
        seconds: effort.seconds - seconds(),
        clock,
      });
    const relaxed = solve(false);
    if (relaxed.status === "infeasible") return conclude(problem, effort, progress(), null, true);
    if (relaxed.duals) {
      bound = wholeHouseholds(demand, relaxed.bound);
      duals = {
        // A multiplier against an unlimited side is rounding.
        rules: relaxed.duals.rules.map((y, r) => {
          const { low, high } = problem.rules[r]!;
          return Number.isFinite(y > 0 ? high : low) ? y : 0;
        }),
        cliques: relaxed.duals.cliques.map(({ multiplier, members }) => ({
          multiplier,
          members: members.map((k) => problem.ids[k]!),
        })),
        demand: Array.from(relaxed.duals.demand, (u, place) => Math.min(u, demand.weights[place]!)),
      };
      yield progress();
    }
    if (!closeEnough() && seconds() < effort.seconds) {
      const whole = solve(true);
      work.nodes += whole.nodes;
      if (whole.status === "infeasible") return conclude(problem, effort, progress(), null, true);
      offer(whole.chosen);
      bound = Math.min(bound, wholeHouseholds(demand, whole.bound));
    }
    return conclude(problem, effort, progress(), duals, false);
  }
  let lowest = Infinity;
  for (const turn of lowerDemandBound(prepared, cover, demand.weights, () =>
    Math.max(0, objective),
  )) {
    work.rounds += 1;
    if (turn.bound < lowest) {
      lowest = turn.bound;
      bound = wholeHouseholds(demand, lowest);
      duals = {
        rules: problem.rules.map(({ family }) => (family === "size" ? turn.size : 0)),
        cliques: [],
        demand: [...turn.demand],
      };
    }
    if (work.rounds % 20 === 0) yield progress();
    if (closeEnough() || work.rounds >= turnsPerRound * effort.rounds || seconds() > effort.seconds)
      break;
  }
  return conclude(problem, effort, progress(), duals, false);
}
