import type { Solver } from "../solver/load-solver.js";

/** The best probabilities over the panels known so far. */
export interface PanelProbabilities {
  /** One a panel. */
  readonly panels: Float64Array;
  /** Least probability of any candidate that is not fixed. */
  readonly least: number;
  /** What each candidate's probability is worth, 0 or more; those of candidates not fixed add up to 1. */
  readonly weights: Float64Array;
}

/** The linear program `max t`: probabilities of panels add up to 1, candidates that are fixed have at least theirs, all others at least `t`. */
export interface ProbabilityProgram {
  readonly add: (panel: readonly number[]) => void;
  /** @throws Error where the solver finds no optimum: there always is one */
  readonly solve: () => PanelProbabilities;
  readonly dispose: () => void;
}

/** @param taking candidates that take part, ascending
 * @param fixed probability by candidate */
export function openProbabilities(
  solver: Solver,
  count: number,
  taking: readonly number[],
  fixed: ReadonlyMap<number, number>,
): ProbabilityProgram {
  const model = solver.createModel();
  // Primal: after a panel is added the last solution is still feasible.
  model.options.set({
    output_flag: false,
    presolve: "off",
    solver: "simplex",
    simplex_strategy: 4,
  });
  const rowOf = new Map(taking.map((k, row) => [k, row]));
  const free = taking.flatMap((k, row) => (fixed.has(k) ? [] : [row]));
  for (const k of taking)
    model.addRow(fixed.get(k) ?? 0, solver.infinity, { indices: [], values: [] });
  model.addRow(1, 1, { indices: [], values: [] });
  model.addCol(-1, -solver.infinity, solver.infinity, {
    indices: free,
    values: free.map(() => -1),
  });
  let panels = 0;
  return {
    add: (panel) => {
      const rows = panel.flatMap((k) => rowOf.get(k) ?? []);
      const indices = [...rows.toSorted((a, b) => a - b), taking.length];
      model.addCol(0, 0, solver.infinity, { indices, values: indices.map(() => 1) });
      panels += 1;
    },
    solve: () => {
      model.run();
      if (model.getModelStatus() !== solver.constants.modelStatus.optimal)
        throw new Error("planner: the probabilities of panels have no optimum");
      const { colValue, rowDual } = model.getSolution();
      const weights = new Float64Array(count);
      taking.forEach((k, row) => {
        weights[k] = Math.max(0, rowDual[row]!);
      });
      return {
        panels: Float64Array.from({ length: panels }, (_, i) => Math.max(0, colValue[i + 1]!)),
        least: colValue[0]!,
        weights,
      };
    },
    dispose: () => model.dispose(),
  };
}
