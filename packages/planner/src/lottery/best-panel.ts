import { checkSelection } from "../check/check-selection.js";
import { type Prepared, prepare } from "../model/prepare.js";
import type { Problem } from "../model/problem.js";
import { improve } from "../score/improve.js";
import { Selection } from "../score/selection.js";
import { coveringRows, solveWhole } from "../score/solve-whole.js";
import type { Solver } from "../solver/load-solver.js";

/** Panels that are worth much in some weights, and what none is worth more than. */
export interface PricedPanels {
  /** Each ascending; empty: none is worth more than was asked for. */
  readonly panels: readonly (readonly number[])[];
  /** Infinity where it was not worked out. */
  readonly bound: number;
}

/** What panels are asked for. */
export interface PanelOrder {
  readonly weights: Float64Array;
  /** Panels have to be worth more than this. */
  readonly above: number;
  /** Weights that local search goes by first. */
  readonly guide: Float64Array;
  readonly known: readonly (readonly number[])[];
  readonly seconds: number;
}

/** Finds panels by weights of their members. */
export interface PanelFinder {
  /** Panels worth more than `above`: by local search from the known ones, else one in whole numbers. */
  readonly find: (order: PanelOrder) => PricedPanels;
  /** Branch-and-bound nodes so far. */
  readonly nodes: () => number;
}

/** Known panels from which local search starts. */
const starts = 3;
/** Known panels from which it starts before whole numbers are asked: that costs less than they do. */
const moreStarts = 24;

/** @param problem every feasible selection of it is a panel
 * @param nodeLimit branch-and-bound nodes of one call */
export function panelFinder(
  solver: Solver,
  problem: Problem,
  nodeLimit: number,
  clock: () => number,
): PanelFinder {
  const ground = prepare(problem);
  const every = [...problem.ids.keys()];
  const cliques = coveringRows(ground, every, [], new Map(every.map((k) => [k, k]))).map((row) =>
    Int32Array.from(row),
  );
  let nodes = 0;
  const isPanel = (chosen: readonly number[]): boolean =>
    checkSelection(
      problem,
      chosen.map((k) => problem.ids[k]!),
    ).feasible;
  return {
    nodes: () => nodes,
    find: ({ weights, above, guide, known, seconds }) => {
      const by = (scores: Float64Array): Prepared => {
        const order = ground.order.slice().sort((a, b) => scores[b]! - scores[a]! || a - b);
        return { ...ground, order, problem: { ...problem, scores } };
      };
      /** What local search makes of the known panels that are worth the most. */
      const improved = (
        scores: Float64Array,
        from: number,
        to: number,
      ): readonly (readonly number[])[] => {
        const prepared = by(scores);
        const found = new Map<string, readonly number[]>();
        const valued = known.map((panel) => ({ panel, worth: worthOf(panel, scores) }));
        valued.sort((a, b) => b.worth - a.worth);
        for (const { panel: start } of valued.slice(from, to)) {
          const selection = new Selection(prepared, start);
          improve(selection, every.length);
          const panel = [...selection.chosen].sort((a, b) => a - b);
          if (isPanel(panel)) found.set(panel.join(), panel);
        }
        return [...found.values()];
      };
      const enough = (panel: readonly number[]): boolean => worthOf(panel, weights) > above;
      const guided = guide === weights ? [] : improved(guide, 0, starts).filter(enough);
      if (guided.length > 0) return { panels: guided, bound: Infinity };
      const all = improved(weights, 0, starts);
      const panels = all.filter(enough);
      if (panels.length > 0) return { panels, bound: Infinity };
      for (let from = starts; from < moreStarts && from < known.length; from += starts) {
        const more = improved(weights, from, from + starts).filter(enough);
        if (more.length > 0) return { panels: more, bound: Infinity };
      }
      const start = all.toSorted((a, b) => worthOf(b, weights) - worthOf(a, weights))[0] ?? null;
      const whole = solveWhole(solver, by(weights), every, cliques, start, {
        nodes: nodeLimit,
        seconds,
        clock,
        enough: above,
      });
      nodes += whole.nodes;
      const { chosen } = whole;
      const better = chosen !== null && enough(chosen) && isPanel(chosen);
      return { panels: better ? [chosen] : [], bound: whole.bound };
    },
  };
}

function worthOf(panel: readonly number[], weights: Float64Array): number {
  let sum = 0;
  for (const k of panel) sum += weights[k]!;
  return sum;
}
