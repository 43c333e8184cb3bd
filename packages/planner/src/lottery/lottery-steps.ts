import { dualBound } from "../check/dual-bound.js";
import { indicesOf } from "../model/indices-of.js";
import { prepare } from "../model/prepare.js";
import { type Problem, barReason } from "../model/problem.js";
import type { SearchEffort } from "../scenario/scenario.js";
import { firstCandidates } from "../score/first-candidates.js";
import type { PlanProgress, ScorePlan } from "../score/score-plan.js";
import { scoreSteps, solveScore } from "../score/score-steps.js";
import type { Solver } from "../solver/load-solver.js";
import { panelFinder } from "./best-panel.js";
import { holdLottery } from "./hold-lottery.js";
import type { Lottery, LotteryRules } from "../model/lottery.js";
import { narrowProblem } from "../model/narrow-problem.js";
import { panelProblem } from "../model/panel-problem.js";
import { openProbabilities } from "./probability-program.js";

/** Difference of probabilities that is rounding. */
const rounding = 1e-8;
/** Share of the earlier weights in those that local search goes by first: multipliers jump, and what lies between them finds panels that last (Wentges 1997). */
const staying = 0.6;
/** Weight of a candidate's probability from which it is bound to be what it is: weights of 500 candidates add up to 1. */
const leastWeight = 1e-6;
/** Panels asked for in a round of effort. */
const panelsPerRound = 20;

/**
 * Holds a lottery: the best score first, then the probabilities of near-optimal panels that are leximin over the candidates (the least probability is as great as
 * it can be, then the second least, and so on), by column generation (Flanigan et al., Nature 596, 2021, 548-552, supplementary information), then the draw.
 */
export function* lotterySteps(
  problem: Problem,
  rules: LotteryRules,
  solver: Solver | null,
  effort: SearchEffort,
  clock: () => number = Date.now,
): Generator<PlanProgress, ScorePlan> {
  const started = clock();
  const seconds = (): number => (clock() - started) / 1000;
  const scored = yield* scoreSteps(problem, solver, effort, clock);
  const { selected, objective } = scored;
  if (!solver || selected === null || objective === null) return scored;

  const floor = objective * (1 - rules.within);
  const prepared = prepare(problem);
  const best = indicesOf(problem, selected);
  const kept = firstCandidates(prepared, best, rules.pool).toSorted((a, b) => a - b);
  const pool = panelProblem(narrowProblem(problem, kept), floor, rules.within);
  const place = new Map(kept.map((k, at) => [k, at]));
  const panels: (readonly number[])[] = [best.map((k) => place.get(k)!).sort((a, b) => a - b)];
  const finder = panelFinder(solver, pool, 20 * effort.rounds, clock);
  const most = panelsPerRound * effort.rounds;
  let asked = 0;
  let brake: "work" | "time" | null = null;
  const goOn = (): boolean => {
    if (seconds() >= effort.seconds) brake = "time";
    else if (asked >= most) brake = "work";
    return brake === null;
  };
  const ask = (weights: Float64Array, above: number, guide = weights) => {
    asked += 1;
    const left = effort.seconds - seconds();
    const found = finder.find({ weights, above, guide, known: panels, seconds: left });
    panels.push(...found.panels);
    return found;
  };
  const progress = (): PlanProgress => ({
    selected,
    objective,
    bound: scored.bound,
    work: {
      ...scored.work,
      rounds: scored.work.rounds + asked,
      nodes: scored.work.nodes + finder.nodes(),
    },
    seconds: seconds(),
  });

  const open = new Set(pool.ids.flatMap((_, k) => (pool.barred[k] === barReason.none ? [k] : [])));
  const reached = (panel: readonly number[]): void => panel.forEach((k) => open.delete(k));
  reached(panels[0]!);
  let proven = true;
  while (open.size > 0) {
    if (!goOn()) {
      proven = false;
      break;
    }
    const { panels: found, bound } = ask(
      Float64Array.from(pool.ids, (_, k) => (open.has(k) ? 1 : 0)),
      0.5,
    );
    yield progress();
    found.forEach(reached);
    if (found.length > 0) continue;
    proven = bound < 1 - rounding;
    break;
  }

  const taking = pool.ids.flatMap((_, k) =>
    pool.barred[k] === barReason.none && !open.has(k) ? [k] : [],
  );
  const fixed = new Map<number, number>();
  let probabilities: Float64Array = Float64Array.of(1);
  let maximin: Lottery["maximin"] = null;
  while (fixed.size < taking.length && goOn()) {
    const program = openProbabilities(solver, pool.ids.length, taking, fixed);
    try {
      panels.forEach(program.add);
      let guide: Float64Array | null = null;
      for (;;) {
        const { panels: found, least, weights } = program.solve();
        probabilities = found;
        const held = [...fixed].reduce((sum, [k, value]) => sum + weights[k]! * value, 0);
        if (!goOn()) break;
        guide = guide ? blend(weights, guide) : weights;
        const { panels: better, bound } = ask(weights, least + held + rounding, guide);
        yield progress();
        better.forEach(program.add);
        if (better.length > 0) continue;
        if (bound > least + held + 10 * rounding) proven = false;
        maximin ??= boundLeast(pool, solver, effort, least, bound, weights);
        for (const k of taking)
          if (!fixed.has(k) && weights[k]! > leastWeight)
            fixed.set(k, Math.max(0, least - rounding / 10));
        break;
      }
    } finally {
      program.dispose();
    }
  }
  const lottery = holdLottery(pool, rules, {
    best: selected,
    bestObjective: objective,
    floor,
    panels: panels.slice(0, probabilities.length),
    probabilities,
    taking,
    proven: proven && brake === null && scored.gap === 0,
    maximin,
  });
  const drawn = lottery.panels[lottery.drawn.panel]!;
  const { bound } = scored;
  return {
    ...progress(),
    selected: drawn.selected,
    objective: drawn.objective,
    bound,
    boundKind: scored.boundKind,
    verifiedBound: scored.verifiedBound,
    gap:
      bound === null || drawn.objective <= 0
        ? null
        : Math.max(0, (bound - drawn.objective) / drawn.objective),
    duals: scored.duals,
    stopped: brake ?? scored.stopped,
    infeasible: false,
    balance: null,
    lottery,
  };
}

const blend = (weights: Float64Array, before: Float64Array): Float64Array =>
  weights.map((weight, k) => (1 - staying) * weight + staying * before[k]!);

/** What the least probability cannot exceed: no panel is worth more in weights that add up to 1. */
function boundLeast(
  pool: Problem,
  solver: Solver,
  effort: SearchEffort,
  least: number,
  bound: number,
  weights: Float64Array,
): NonNullable<Lottery["maximin"]> {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const scores = weights.map((weight) => weight / whole);
  const weighted = { ...pool, scores };
  const { duals } = solveScore(weighted, solver, { ...effort, seconds: effort.seconds / 4 });
  const verified = duals && dualBound(weighted, duals);
  const solved = Math.max(least, bound / whole);
  const isVerified = verified !== null && verified <= solved + rounding;
  return {
    probability: least,
    bound: isVerified ? Math.max(least, verified) : solved,
    bound_kind: isVerified ? "verified" : "solver",
    weights: Object.fromEntries(
      pool.ids.flatMap((id, k) => (scores[k]! > 0 ? [[id, scores[k]!]] : [])),
    ),
    duals,
  };
}
