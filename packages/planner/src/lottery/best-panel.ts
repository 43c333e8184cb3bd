import { checkSelection } from "../check/check-selection.js";
import { prepare } from "../model/prepare.js";
import type { Problem } from "../model/problem.js";
import { improve } from "../score/improve.js";
import { Selection } from "../score/selection.js";
import { coveringRows, solveWhole } from "../score/solve-whole.js";
import type { Solver } from "../solver/load-solver.js";

/** A panel that is worth much in some weights, and what none is worth more than. */
export interface PricedPanel {
  /** Ascending; null: none is worth more than was asked for. */
  readonly panel: readonly number[] | null;
  /** Infinity where it was not worked out. */
  readonly bound: number;
}

/** Finds panels by weights of their members. */
export interface PanelFinder {
  /** A panel worth more than `above`: by local search from the known ones, else in whole numbers. */
  readonly find: (
    weights: Float64Array,
    above: number,
    known: readonly (readonly number[])[],
    seconds: number,
  ) => PricedPanel;
  /** Branch-and-bound nodes so far. */
  readonly nodes: () => number;
}

/** Known panels from which local search starts. */
const starts = 3;

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
    find: (weights, above, known, seconds) => {
      const worth = (panel: Iterable<number>): number => {
        let sum = 0;
        for (const k of panel) sum += weights[k]!;
        return sum;
      };
      const order = ground.order.slice().sort((a, b) => weights[b]! - weights[a]! || a - b);
      const prepared = { ...ground, order, problem: { ...problem, scores: weights } };
      let best: readonly number[] | null = null;
      for (const start of known.toSorted((a, b) => worth(b) - worth(a)).slice(0, starts)) {
        const selection = new Selection(prepared, start);
        improve(selection, every.length);
        const found = [...selection.chosen].sort((a, b) => a - b);
        if (worth(found) > worth(best ?? []) && isPanel(found)) best = found;
      }
      if (best && worth(best) > above) return { panel: best, bound: Infinity };
      const whole = solveWhole(solver, prepared, every, cliques, best, {
        nodes: nodeLimit,
        seconds,
        clock,
      });
      nodes += whole.nodes;
      const { chosen } = whole;
      const better = chosen !== null && worth(chosen) > above && isPanel(chosen);
      return { panel: better ? chosen : null, bound: whole.bound };
    },
  };
}
