import { type DualCertificate, wholeHouseholds } from "../check/dual-bound.js";
import { indicesOf } from "../model/indices-of.js";
import { includedClash } from "../model/included-clash.js";
import { prepare } from "../model/prepare.js";
import type { Problem } from "../model/problem.js";
import type { SearchEffort } from "../scenario/scenario.js";
import { Incumbent } from "../score/incumbent.js";
import { conclude, noGap } from "../score/conclude.js";
import { greedy } from "../score/greedy.js";
import type { PlanProgress, ScorePlan } from "../score/score-plan.js";
import { solveScore } from "../score/score-steps.js";
import { Selection } from "../score/selection.js";
import type { Solver } from "../solver/load-solver.js";
import { type Cover, makeCover } from "./cover.js";
import { coverGreedy } from "./cover-greedy.js";
import { solveCoverProgram } from "./cover-program.js";
import { Covered } from "./covered.js";
import { improveCover } from "./improve-cover.js";
import { lowerDemandBound } from "./subgradient.js";

/** Candidates up to which the whole model is given to the solver. */
const wholeCandidates = 500;
/** Times that multipliers of the rules are set, less one. */
const phases = 4;
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
  const cover = makeCover(problem, demand);
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

  if (prepared.order.length <= wholeCandidates) {
    const solve = (whole: boolean) =>
      solveCoverProgram(solver, prepared, cover, demand.weights, whole, best.chosen, {
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
      best.offer(whole.chosen);
      bound = Math.min(bound, wholeHouseholds(demand, whole.bound));
    }
    return conclude(problem, effort, progress(), duals, false);
  }
  let lowest = Infinity;
  let prices: RuleMultipliers = {
    rules: problem.rules.map(() => 0),
    cliques: [],
    cost: new Float64Array(problem.ids.length),
    constant: 0,
  };
  let from: Float64Array = demand.weights.map((weight) => weight / 2);
  const turns = Math.ceil((turnsPerRound * effort.rounds) / phases);
  const isOver = (): boolean => closeEnough() || seconds() > effort.seconds;
  for (let phase = 1; phase <= phases && !isOver(); phase += 1) {
    const steps = lowerDemandBound(
      prepared,
      cover,
      demand.weights,
      { demand: from, ...prices },
      () => Math.max(0, best.objective),
    );
    let turn = 0;
    for (const found of steps) {
      work.rounds += 1;
      turn += 1;
      if (found.bound < lowest) {
        lowest = found.bound;
        bound = wholeHouseholds(demand, lowest);
        from = found.demand;
        duals = {
          rules: prices.rules.map((y, r) => (problem.rules[r]!.family === "size" ? found.size : y)),
          cliques: prices.cliques,
          demand: [...found.demand],
        };
      }
      if (turn % 5 === 0) yield progress();
      if (turn >= turns || isOver()) break;
    }
    if (phase === phases || isOver()) break;
    const worth = worthOf(cover, from, problem.ids.length);
    const inner = solveScore(
      { ...problem, demand: null, scores: toOne(worth) },
      solver,
      { gap: 0.002, rounds: 40, seconds: Math.max(0.1, (effort.seconds - seconds()) / 2) },
      clock,
    );
    work.simplex_iterations += inner.work.simplex_iterations;
    work.nodes += inner.work.nodes;
    if (inner.infeasible) return conclude(problem, effort, progress(), null, true);
    if (inner.selected) {
      const other = new Selection(prepared, indicesOf(problem, inner.selected));
      improveCover(other, new Covered(cover, demand.weights, other.chosen), 2 * problem.size);
      best.offer(other.chosen);
    }
    if (inner.duals) prices = multipliersOf(problem, inner.duals, largest(worth));
    yield progress();
  }
  return conclude(problem, effort, progress(), duals, false);
}

/** Multipliers of rules and cliques with what they cost each candidate. */
interface RuleMultipliers extends Pick<DualCertificate, "rules" | "cliques"> {
  readonly cost: Float64Array;
  readonly constant: number;
}

/** Takes the multipliers of rules and cliques out of a certificate of scores; the size is left to be set anew.
 * @param scale what a score of 1 stood for */
function multipliersOf(
  problem: Problem,
  certificate: DualCertificate,
  scale: number,
): RuleMultipliers {
  const cost = new Float64Array(problem.ids.length);
  const indexOf = new Map(problem.ids.map((id, k) => [id, k]));
  let constant = 0;
  const kept = certificate.rules.map((y, r) =>
    problem.rules[r]!.family === "size" ? 0 : y * scale,
  );
  const cliques = certificate.cliques.map(({ multiplier, members }) => ({
    multiplier: multiplier * scale,
    members,
  }));
  kept.forEach((y, r) => {
    if (y === 0) return;
    const { members, coefficients, low, high } = problem.rules[r]!;
    constant += y * (y > 0 ? high : low);
    members.forEach((k, at) => {
      cost[k]! += y * (coefficients?.[at] ?? 1);
    });
  });
  for (const { multiplier, members } of cliques) {
    constant += multiplier;
    for (const id of members) cost[indexOf.get(id)!]! += multiplier;
  }
  return { rules: kept, cliques, cost, constant };
}

/** What each candidate is worth where each place it covers is worth so much. */
function worthOf({ starts, places }: Cover, demand: Float64Array, count: number): Float64Array {
  const worth = new Float64Array(count);
  for (let k = 0; k < count; k += 1)
    for (let at = starts[k]!; at < starts[k + 1]!; at += 1) worth[k]! += demand[places[at]!]!;
  return worth;
}

const largest = (values: Float64Array): number =>
  values.reduce((most, value) => Math.max(most, value), 0) || 1;

/** Scores of at most 1, which the search by score is made for: its tolerances are absolute. */
const toOne = (values: Float64Array): Float64Array => {
  const most = largest(values);
  return values.map((value) => value / most);
};
