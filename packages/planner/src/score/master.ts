import type { Prepared } from "../model/prepare.js";
import type { Solver } from "../solver/load-solver.js";
import type { CliqueStore } from "./clique-store.js";

/** The linear relaxation over some of the candidates, kept in the solver between rounds. */
export interface Master {
  readonly addCandidates: (candidates: readonly number[]) => void;
  readonly addCliques: (numbers: readonly number[]) => void;
  readonly solve: (seconds: number) => MasterSolution | null;
  readonly has: (k: number) => boolean;
  readonly dispose: () => void;
}

/** What the relaxation says. */
export interface MasterSolution {
  /** Multipliers of a maximisation: one a rule, one a clique. */
  readonly rules: Float64Array;
  readonly cliques: Float64Array;
  /** Candidates with a value, and the value by candidate. */
  readonly support: readonly number[];
  readonly value: Float64Array;
  /** By how much rules are broken in all, each in its own scale. */
  readonly broken: number;
  readonly iterations: number;
}

/** What breaking a rule costs in the relaxation, in best scores: mostly more than can be gained by it; see `anyFeasible`. */
const penalty = 1000;

/** Opens the relaxation: rows for the rules, columns that may break them at a price, so that it is feasible before it has candidates. */
export function openMaster(solver: Solver, prepared: Prepared, store: CliqueStore): Master {
  const { problem, of, isIncluded } = prepared;
  const { rules } = problem;
  const infinite = solver.infinity;
  const breaking = penalty * problem.scores.reduce((most, score) => Math.max(most, score), 1);
  // In the scale of the budget yuan would swamp counts.
  const scale = rules.map(({ family, high }) =>
    family === "budget" ? Math.max(1, high) / problem.size : 1,
  );
  const model = solver.createModel();
  model.options.set({ output_flag: false, presolve: "off", solver: "simplex" });
  rules.forEach(({ low, high }, r) =>
    model.addRow(
      Number.isFinite(low) ? low / scale[r]! : -infinite,
      Number.isFinite(high) ? high / scale[r]! : infinite,
      { indices: [], values: [] },
    ),
  );
  rules.forEach((_, r) => {
    model.addCol(breaking, 0, infinite, { indices: [r], values: [1] });
    model.addCol(breaking, 0, infinite, { indices: [r], values: [-1] });
  });
  const artificial = 2 * rules.length;
  const columns: number[] = [];
  const columnOf = new Map<number, number>();
  const rowOf = new Map<number, number>();
  return {
    has: (k) => columnOf.has(k),
    dispose: () => model.dispose(),
    addCandidates: (candidates) => {
      const fresh = candidates.filter((k) => !columnOf.has(k));
      if (fresh.length === 0) return;
      const starts = [0];
      const indices: number[] = [];
      const values: number[] = [];
      for (const k of fresh) {
        columnOf.set(k, artificial + columns.length);
        columns.push(k);
        for (let at = of.starts[k]!; at < of.starts[k + 1]!; at += 1) {
          const r = of.rules[at]!;
          indices.push(r);
          values.push(of.coefficients[at]! / scale[r]!);
        }
        for (const c of store.of(k)) {
          const row = rowOf.get(c);
          if (row === undefined) continue;
          indices.push(row);
          values.push(1);
        }
        starts.push(indices.length);
      }
      model.addCols({
        cost: Float64Array.from(fresh, (k) => -problem.scores[k]!),
        lower: Float64Array.from(fresh, (k) => isIncluded[k]!),
        upper: new Float64Array(fresh.length).fill(1),
        matrix: {
          format: "csc",
          numRows: rules.length + rowOf.size,
          numCols: fresh.length,
          starts: Int32Array.from(starts),
          indices: Int32Array.from(indices),
          values: Float64Array.from(values),
        },
      });
    },
    addCliques: (numbers) => {
      for (const c of numbers) {
        const indices = [...store.cliques[c]!]
          .flatMap((k) => columnOf.get(k) ?? [])
          .sort((a, b) => a - b);
        rowOf.set(c, rules.length + rowOf.size);
        model.addRow(-infinite, 1, { indices, values: indices.map(() => 1) });
      }
    },
    solve: (seconds) => {
      model.options.set({ time_limit: model.getRunTime() + Math.max(0.01, seconds) });
      model.run();
      if (model.getModelStatus() !== solver.constants.modelStatus.optimal) return null;
      const { colValue, rowDual } = model.getSolution();
      const value = new Float64Array(problem.ids.length);
      const support: number[] = [];
      columns.forEach((k, i) => {
        const x = colValue[artificial + i]!;
        if (x <= 1e-9) return;
        value[k] = x;
        support.push(k);
      });
      const cliques = new Float64Array(store.cliques.length);
      for (const [c, row] of rowOf) cliques[c] = Math.max(0, -rowDual[row]!);
      return {
        rules: Float64Array.from(rules, (_, r) => -rowDual[r]! / scale[r]!),
        cliques,
        support,
        value,
        broken: colValue.subarray(0, artificial).reduce((sum, x) => sum + x, 0),
        iterations: Number(model.info.get("simplex_iteration_count")),
      };
    },
  };
}
