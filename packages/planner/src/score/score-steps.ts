import type { DualCertificate } from "../check/dual-bound.js";
import { type Prepared, prepare } from "../model/prepare.js";
import { indicesOf } from "../model/indices-of.js";
import { includedClash } from "../model/included-clash.js";
import type { Problem } from "../model/problem.js";
import type { SearchEffort } from "../scenario/scenario.js";
import type { Solver } from "../solver/load-solver.js";
import { bestWithinGap } from "./best-within-gap.js";
import { makeCliqueStore } from "./clique-store.js";
import { boundingShare, conclude, noGap } from "./conclude.js";
import { firstCandidates } from "./first-candidates.js";
import { greedy } from "./greedy.js";
import { improve } from "./improve.js";
import { Incumbent } from "./incumbent.js";
import { openMaster } from "./master.js";
import { type Priced, price } from "./price.js";
import type { PlanProgress, ScorePlan } from "./score-plan.js";
import type { Selection } from "./selection.js";
import { solveWhole } from "./solve-whole.js";
import { violatedCliques } from "./violated-cliques.js";

/** Candidates that a round adds, at most. */
const newCandidates = 400;
/** Candidates among which whole numbers are asked for, at most. */
const wholeCandidates = 2500;
/** Candidates that local search tries. */
const reach = 3000;
/** Rounds between two roundings of the relaxation. */
const roundingRounds = 6;
/**
 * Chooses by score: a first answer at once, then better ones and a falling upper bound, a step at a time, so that a caller can draw it or stop.
 * @param solver null: heuristics only, without a bound
 * @param clock milliseconds, only for the emergency brake and for what is told of time
 */
export function* scoreSteps(
  problem: Problem,
  solver: Solver | null,
  effort: SearchEffort,
  clock: () => number = Date.now,
): Generator<PlanProgress, ScorePlan> {
  const started = clock();
  const seconds = (): number => (clock() - started) / 1000;
  const prepared = prepare(problem);
  const work = { rounds: 0, simplex_iterations: 0, nodes: 0 };
  const best = new Incumbent(problem);
  let proof: Priced | null = null;
  let solverBound = Infinity;
  let infeasible = includedClash(prepared);
  if (infeasible) {
    const nothing = { selected: null, objective: null, bound: null, work, seconds: seconds() };
    return conclude(problem, effort, nothing, null, true);
  }

  const polish = (selection: Selection | null): void => {
    if (!selection) return;
    best.offer(selection.chosen);
    improve(selection, reach);
    best.offer(selection.chosen);
  };
  const bound = (): number => Math.min(proof?.bound ?? Infinity, solverBound);
  const closeEnough = (): boolean =>
    best.chosen !== null &&
    bound() - best.objective <= Math.max(effort.gap, noGap) * Math.abs(best.objective) + 1e-12;
  const progress = (): PlanProgress => ({
    selected: best.selected,
    objective: best.chosen && best.objective,
    bound: Number.isFinite(bound()) ? bound() : null,
    work: { ...work },
    seconds: seconds(),
  });

  const first = greedy(prepared);
  best.offer(first?.chosen ?? null);
  yield progress();
  polish(first);
  yield progress();

  const store = makeCliqueStore(prepared);
  if (solver) {
    const master = openMaster(solver, prepared, store);
    try {
      master.addCandidates(firstCandidates(prepared, best.chosen, Math.max(400, 6 * problem.size)));
      for (
        ;
        work.rounds < effort.rounds && seconds() < boundingShare * effort.seconds;
        work.rounds += 1
      ) {
        const solved = master.solve(effort.seconds - seconds());
        if (!solved) break;
        work.simplex_iterations += solved.iterations;
        const priced = price(prepared, store, solved.rules, solved.cliques);
        if (!proof || priced.bound < proof.bound) proof = priced;
        const entering = pickEntering(prepared, priced.reduced, master.has);
        const cuts = violatedCliques(prepared, solved.support, solved.value).flatMap(
          (members) => store.grow(members, priced.reduced) ?? [],
        );
        if (work.rounds % roundingRounds === 0 || (cuts.length === 0 && entering.length === 0))
          polish(greedy(prepared, roundingOrder(prepared, solved.value, priced.reduced)));
        yield progress();
        if (closeEnough()) break;
        if (cuts.length === 0 && entering.length === 0) {
          if (solved.broken > 1e-6) {
            const rest = { ...effort, gap: 0, seconds: Math.max(0.1, effort.seconds - seconds()) };
            const any = anyFeasible(problem, solver, rest, clock);
            infeasible = any === null;
            best.offer(any ?? null);
          }
          break;
        }
        master.addCliques(cuts);
        master.addCandidates(entering);
      }
    } finally {
      master.dispose();
    }
    if (proof && best.chosen && !closeEnough()) {
      const { chosen, all, tried } = bestWithinGap(prepared, proof, best.objective);
      work.nodes += tried;
      const before = best.objective;
      best.offer(chosen);
      // What the checker did not take, by a rounding, proves nothing.
      if (all && (chosen === null || best.objective > before)) solverBound = best.objective;
      yield progress();
    }
    for (let turn = 0; turn < 4 && !infeasible && !closeEnough(); turn += 1) {
      if (!proof) break;
      const left = effort.seconds - seconds();
      if (left <= 0) break;
      const { reduced } = proof;
      const worth = [...prepared.order]
        .filter((k) => reduced[k]! > best.objective - proof!.bound || prepared.isIncluded[k] === 1)
        .sort((a, b) => reduced[b]! - reduced[a]! || a - b);
      const all = worth.length <= wholeCandidates;
      const among = new Set([
        ...worth.slice(0, wholeCandidates),
        ...(best.chosen ?? []),
        ...problem.included,
      ]);
      const before = best.objective;
      const whole = solveWhole(
        solver,
        prepared,
        [...among].sort((a, b) => a - b),
        store.cliques.filter((_, c) => proof!.cliques[c]! > 0),
        best.chosen,
        { nodes: 20 * effort.rounds, seconds: all ? left : left / 2, clock },
      );
      work.nodes += whole.nodes;
      best.offer(whole.chosen);
      if (all && whole.status === "infeasible") infeasible = best.chosen === null;
      // What was left out cannot be in a selection better than the best known before.
      if (all) solverBound = Math.max(whole.bound, best.objective);
      yield progress();
      if (all || best.objective <= before) break;
    }
  }
  const duals = proof && certificate(problem, proof, store.cliques);
  return conclude(problem, effort, progress(), duals, infeasible);
}

/** Works the steps off. */
export function solveScore(
  problem: Problem,
  solver: Solver | null,
  effort: SearchEffort,
  clock?: () => number,
): ScorePlan {
  const steps = scoreSteps(problem, solver, effort, clock);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Asks for any selection, with scores out of the way: breaking a rule at a price may have paid where scores are steep. Null: it is proven that there is
 * none; empty: neither was one found. */
function anyFeasible(
  problem: Problem,
  solver: Solver,
  effort: SearchEffort,
  clock: () => number,
): readonly number[] | null {
  if (problem.scores.every((score) => score === 0)) return null;
  const flat = { ...problem, scores: new Float64Array(problem.ids.length) };
  const { selected, infeasible } = solveScore(flat, solver, effort, clock);
  if (infeasible) return null;
  return indicesOf(problem, selected ?? []);
}

/** Multipliers with ids for numbers. */
const certificate = (
  problem: Problem,
  proof: Priced,
  cliques: readonly Int32Array[],
): DualCertificate => ({
  rules: [...proof.rules],
  cliques: [...proof.cliques].flatMap((multiplier, c) =>
    multiplier > 0 ? [{ multiplier, members: [...cliques[c]!].map((k) => problem.ids[k]!) }] : [],
  ),
});

function pickEntering(
  { order }: Prepared,
  reduced: Float64Array,
  has: (k: number) => boolean,
): readonly number[] {
  return [...order]
    .filter((k) => reduced[k]! > 1e-9 && !has(k))
    .sort((a, b) => reduced[b]! - reduced[a]! || a - b)
    .slice(0, newCandidates);
}

/** Those that the relaxation takes first, then those that it values most. */
const roundingOrder = (
  { order }: Prepared,
  value: Float64Array,
  reduced: Float64Array,
): Int32Array =>
  order.slice().sort((a, b) => value[b]! - value[a]! || reduced[b]! - reduced[a]! || a - b);
