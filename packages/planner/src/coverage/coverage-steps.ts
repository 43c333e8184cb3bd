import { type DualCertificate, wholeHouseholds } from "../check/dual-bound.js";
import { indicesOf } from "../model/indices-of.js";
import { includedClash } from "../model/included-clash.js";
import { prepare } from "../model/prepare.js";
import type { Problem } from "../model/problem.js";
import type { SearchEffort } from "../scenario/scenario.js";
import { makeCliqueStore } from "../score/clique-store.js";
import { conclude, noGap } from "../score/conclude.js";
import { greedy } from "../score/greedy.js";
import { Incumbent } from "../score/incumbent.js";
import type { PlanProgress, ScorePlan } from "../score/score-plan.js";
import { solveScore } from "../score/score-steps.js";
import { Selection } from "../score/selection.js";
import type { Solver } from "../solver/load-solver.js";
import { coverGreedy } from "./cover-greedy.js";
import { coverCertificate } from "./cover-certificate.js";
import { makeCoverLagrangian } from "./cover-lagrangian.js";
import { type CoverSolution, solveCoverProgram } from "./cover-program.js";
import { Covered } from "./covered.js";
import { improveCover } from "./improve-cover.js";
import { type CoverBound, lowerCoverBound } from "./lower-cover-bound.js";

/** Candidates up to which the whole model is given to the solver. */
const wholeCandidates = 500;
/** Turns of bounding that a round of the effort stands for. */
const turnsPerRound = 4;
/** Turns between two selections that are made of what the relaxation takes. */
const roundingTurns = 20;
/** Share of the seconds that bounding and whole numbers may take: the rest is for the last swaps and for checking. */
const brakeShare = 0.95;
/** Candidates that such a selection is improved with. */
const roundingCandidates = 400;

/**
 * Chooses so that the most is covered: greedy and swaps at once; up to 500 candidates then the whole model, else a Lagrangian bound that falls and then, where no more than 500 can
 * still be in a better selection, the whole model of those. A step at a time.
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
  const secondsLeft = (): number => brakeShare * effort.seconds - seconds();
  const demand = problem.demand!;
  const prepared = prepare(problem);
  const work = { rounds: 0, simplex_iterations: 0, nodes: 0 };
  const best = new Incumbent(problem);
  let bound = Infinity;
  let duals: DualCertificate | null = null;
  const progress = (): PlanProgress => ({
    selected: best.selected,
    objective: best.chosen && best.objective,
    bound: Number.isFinite(bound) ? bound : null,
    work: { ...work },
    seconds: seconds(),
  });
  const closeEnough = (): boolean =>
    best.chosen !== null &&
    bound - best.objective <= Math.max(effort.gap, noGap) * Math.abs(best.objective) + 1e-9;

  if (includedClash(prepared)) return conclude(problem, effort, progress(), null, true);
  const { cover } = demand;
  const covered = new Covered(cover, demand.weights);
  let selection = coverGreedy(prepared, covered) ?? greedy(prepared);
  if (!selection && solver) {
    const { selected, infeasible } = solveScore(
      { ...problem, demand: null, scores: toOne(problem.scores) },
      solver,
      effort,
      clock,
    );
    if (infeasible) return conclude(problem, effort, progress(), null, true);
    selection = selected && new Selection(prepared, indicesOf(problem, selected));
  }
  if (selection) {
    best.offer(selection.chosen);
    yield progress();
    improveCover(selection, new Covered(cover, demand.weights, selection.chosen), 2 * problem.size);
    best.offer(selection.chosen);
    yield progress();
  }
  if (!solver) return conclude(problem, effort, progress(), null, false);

  const swaps = 2 * problem.size;
  /** Fills up by what the relaxation takes, then by what covers the most alone. */
  const round = (mean: Float64Array): void => {
    const preference = prepared.order.slice().sort((a, b) => mean[b]! - mean[a]!);
    const filled = greedy(prepared, preference);
    if (!filled) return;
    const among = new Set([...preference.subarray(0, roundingCandidates), ...filled.chosen]);
    const tried = prepared.order.filter((k) => among.has(k));
    improveCover(filled, new Covered(cover, demand.weights, filled.chosen), swaps, tried);
    best.offer(filled.chosen);
  };

  const program = (order: Int32Array, whole: boolean): CoverSolution => {
    const limits = { nodes: 100 * effort.rounds, seconds: secondsLeft(), clock };
    const among = { ...prepared, order };
    return solveCoverProgram(solver, among, cover, demand.weights, whole, best.chosen, limits);
  };
  /** Offers the best of some candidates. */
  const wholeNumbers = (order: Int32Array): CoverSolution => {
    const whole = program(order, true);
    work.nodes += whole.nodes;
    best.offer(whole.chosen);
    return whole;
  };
  if (prepared.order.length <= wholeCandidates) {
    const relaxed = program(prepared.order, false);
    if (relaxed.status === "infeasible") return conclude(problem, effort, progress(), null, true);
    if (relaxed.taken) round(relaxed.taken);
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
    if (!closeEnough() && secondsLeft() > 0) {
      const whole = wholeNumbers(prepared.order);
      if (whole.status === "infeasible") return conclude(problem, effort, progress(), null, true);
      bound = Math.min(bound, wholeHouseholds(demand, whole.bound));
    }
    return conclude(problem, effort, progress(), duals, false, brakeShare);
  }
  const store = makeCliqueStore(prepared);
  const lagrangian = makeCoverLagrangian(prepared, cover, demand.weights, store);
  const steps = lowerCoverBound(prepared, cover, demand.weights, store, lagrangian, () =>
    Math.max(0, best.objective),
  );
  const isOver = (): boolean => closeEnough() || secondsLeft() < 0;
  let last: CoverBound | null = null;
  for (const found of steps) {
    last = found;
    work.rounds += 1;
    bound = Math.min(bound, wholeHouseholds(demand, found.bound));
    const over = found.settled || work.rounds >= turnsPerRound * effort.rounds || isOver();
    if (over || work.rounds % roundingTurns === 0) round(found.mean);
    if (work.rounds % 5 === 0) yield progress();
    if (over) break;
  }
  // Whether time ended it is told by when bounding or whole numbers ended; what else there is to do is done in any case.
  let endedAt = seconds();
  if (best.chosen) {
    const selection = new Selection(prepared, best.chosen);
    improveCover(selection, new Covered(cover, demand.weights, best.chosen), swaps);
    best.offer(selection.chosen);
    yield progress();
  }
  if (last && best.chosen && !closeEnough() && secondsLeft() > 0) {
    const reduced = lagrangian.reduced(last.multipliers, last.size);
    const needed = new Set([...problem.included, ...best.chosen]);
    const leastGain = demand.weights.every(Number.isInteger) ? 1 - 1e-6 : 0;
    const missing = best.objective + leastGain - last.bound;
    const kept = prepared.order.filter((k) => needed.has(k) || reduced[k]! > missing);
    if (kept.length <= wholeCandidates) {
      const whole = wholeNumbers(kept);
      endedAt = seconds();
      // Whatever has one of those left out covers no more than the best known before, which is among them: that none is feasible would be a rounding.
      if (whole.status !== "infeasible")
        bound = Math.min(bound, Math.max(best.objective, wholeHouseholds(demand, whole.bound)));
      yield progress();
    }
  }
  duals = last && coverCertificate(problem, store, last);
  const plan = conclude(
    problem,
    effort,
    { ...progress(), seconds: endedAt },
    duals,
    false,
    brakeShare,
  );
  return { ...plan, seconds: seconds() };
}

/** Scores of at most 1, which the search by score is made for: its tolerances are absolute. */
const toOne = (values: Float64Array): Float64Array => {
  const most = values.reduce((largest, value) => Math.max(largest, value), 0) || 1;
  return values.map((value) => value / most);
};
