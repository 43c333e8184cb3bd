import type { Prepared } from "../model/prepare.js";
import { coveringRows } from "../score/solve-whole.js";
import type { Solver } from "../solver/load-solver.js";
import type { Cover } from "../model/cover.js";

/** What the solver says of the whole coverage model. */
export interface CoverSolution {
  /** Null: none found. */
  readonly chosen: readonly number[] | null;
  readonly bound: number;
  readonly status: "optimal" | "infeasible" | "stopped";
  readonly nodes: number;
  /** Of the relaxation only: how much of each candidate it takes, by index. */
  readonly taken: Float64Array | null;
  /** Of the relaxation only: multipliers of a maximisation. */
  readonly duals: {
    readonly rules: readonly number[];
    readonly cliques: readonly {
      readonly multiplier: number;
      readonly members: readonly number[];
    }[];
    /** One a place: what covering it is worth to who covers it. */
    readonly demand: Float64Array;
  } | null;
}

/**
 * Solves `max sum w y` with `y <= sum of x that cover it`, `y <= 1`, rules and spacing, over all candidates at once: for a few hundred of them.
 * @param whole whether candidates are chosen whole; else the relaxation, for its multipliers
 */
export function solveCoverProgram(
  solver: Solver,
  prepared: Prepared,
  cover: Cover,
  weights: Float64Array,
  whole: boolean,
  start: readonly number[] | null,
  limits: { readonly nodes: number; readonly seconds: number; readonly clock: () => number },
): CoverSolution {
  const { problem, isIncluded, order } = prepared;
  const columns = [...order].sort((a, b) => a - b);
  const columnOf = new Map(columns.map((k, column) => [k, column]));
  const coveredBy = new Map<number, number[]>();
  for (const [column, k] of columns.entries())
    for (let at = cover.starts[k]!; at < cover.starts[k + 1]!; at += 1) {
      const list = coveredBy.get(cover.places[at]!);
      if (list) list.push(column);
      else coveredBy.set(cover.places[at]!, [column]);
    }
  const places = [...coveredBy.keys()];
  const cliques = coveringRows(prepared, columns, [], columnOf);
  const infinite = solver.infinity;
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  const [lower, upper]: [number[], number[]] = [[], []];
  const row = (at: readonly number[], value: readonly number[], low: number, high: number) => {
    indices.push(...at);
    values.push(...value);
    starts.push(indices.length);
    lower.push(Number.isFinite(low) ? low : -infinite);
    upper.push(Number.isFinite(high) ? high : infinite);
  };
  const scaleOf = problem.rules.map(({ family, high }) =>
    family === "budget" ? Math.max(1, high) / problem.size : 1,
  );
  problem.rules.forEach(({ members, coefficients, low, high }, r) => {
    const at: number[] = [];
    const value: number[] = [];
    members.forEach((k, m) => {
      const column = columnOf.get(k);
      if (column === undefined) return;
      at.push(column);
      value.push((coefficients === null ? 1 : coefficients[m]!) / scaleOf[r]!);
    });
    row(at, value, low / scaleOf[r]!, high / scaleOf[r]!);
  });
  for (const clique of cliques)
    row(
      clique,
      clique.map(() => 1),
      -Infinity,
      1,
    );
  places.forEach((place, i) => {
    const by = coveredBy.get(place)!;
    row([...by, columns.length + i], [...by.map(() => -1), 1], -Infinity, 0);
  });
  const width = columns.length + places.length;
  const model = solver.createModel({
    numCols: width,
    numRows: lower.length,
    colCost: [...columns.map(() => 0), ...places.map((place) => -weights[place]!)],
    colLower: [...columns.map((k) => isIncluded[k]!), ...places.map(() => 0)],
    colUpper: new Float64Array(width).fill(1),
    rowLower: lower,
    rowUpper: upper,
    matrix: {
      format: "csr",
      numRows: lower.length,
      numCols: width,
      starts: Int32Array.from(starts),
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
    },
    ...(whole && {
      integrality: Int32Array.from({ length: width }, (_, i) => (i < columns.length ? 1 : 0)),
    }),
  });
  try {
    model.options.set({
      output_flag: false,
      mip_rel_gap: 0,
      mip_abs_gap: 1e-6,
      mip_max_nodes: limits.nodes,
      time_limit: Math.max(0.01, limits.seconds),
    });
    if (whole && start) {
      const picked = new Set(start);
      const inside = columns.map((k) => (picked.has(k) ? 1 : 0));
      model.setSolution({
        colValue: [
          ...inside,
          ...places.map((place) =>
            Math.min(
              1,
              coveredBy.get(place)!.reduce((n, c) => n + inside[c]!, 0),
            ),
          ),
        ],
      });
    }
    const deadline = limits.clock() + 1000 * limits.seconds;
    model.run({
      [solver.constants.callbackType.mipInterrupt]: (event) => {
        if (limits.clock() > deadline) event.interrupt();
        return undefined;
      },
    });
    const { optimal, infeasible } = solver.constants.modelStatus;
    const code = model.getModelStatus();
    if (code === infeasible)
      return {
        chosen: null,
        bound: -Infinity,
        status: "infeasible",
        nodes: 0,
        taken: null,
        duals: null,
      };
    const status = code === optimal ? "optimal" : "stopped";
    const { colValue, rowDual } = model.getSolution();
    if (!whole) {
      const first = problem.rules.length;
      const demand = new Float64Array(weights.length);
      places.forEach((place, i) => {
        demand[place] = Math.max(0, -rowDual[first + cliques.length + i]!);
      });
      const taken = new Float64Array(problem.ids.length);
      columns.forEach((k, column) => {
        taken[k] = colValue[column]!;
      });
      return {
        chosen: null,
        taken: status === "optimal" ? taken : null,
        bound: status === "optimal" ? -model.getObjectiveValue() : Infinity,
        status,
        nodes: 0,
        duals:
          status !== "optimal"
            ? null
            : {
                rules: problem.rules.map((_, r) => -rowDual[r]! / scaleOf[r]!),
                cliques: cliques.flatMap((clique, c) => {
                  const multiplier = -rowDual[first + c]!;
                  return multiplier > 1e-11
                    ? [{ multiplier, members: clique.map((column) => columns[column]!) }]
                    : [];
                }),
                demand,
              },
      };
    }
    const feasible = Number(model.info.get("primal_solution_status")) === 2;
    return {
      chosen: feasible ? columns.filter((_, column) => colValue[column]! > 0.5) : null,
      bound: -Number(model.info.get("mip_dual_bound")),
      status,
      nodes: Number(model.info.get("mip_node_count")),
      taken: null,
      duals: null,
    };
  } finally {
    model.dispose();
  }
}
