import type { Prepared } from "../model/prepare.js";
import type { Solver } from "../solver/load-solver.js";

/** What the solver found among some candidates. */
export interface WholeSolution {
  /** Null: none was found. */
  readonly chosen: readonly number[] | null;
  /** No selection among these candidates is better. */
  readonly bound: number;
  /** `infeasible`: it is proven that there is none among these candidates. */
  readonly status: "optimal" | "infeasible" | "stopped";
  readonly nodes: number;
}

/** Limits of one call. */
export interface WholeLimits {
  readonly nodes: number;
  readonly seconds: number;
  readonly clock: () => number;
  /** A selection worth more than this ends the search. */
  readonly enough?: number;
}

/**
 * Chooses in whole numbers among some candidates, with every pair that is too close ruled out.
 * @param cliques known sets of candidates of which at most one may be chosen
 * @param start a feasible selection among the candidates, if there is one
 */
export function solveWhole(
  solver: Solver,
  prepared: Prepared,
  candidates: readonly number[],
  cliques: readonly Int32Array[],
  start: readonly number[] | null,
  limits: WholeLimits,
): WholeSolution {
  const rows = wholeRows(solver, prepared, candidates, cliques);
  const { problem, isIncluded } = prepared;
  return runWhole(
    solver,
    {
      candidates,
      rows,
      cost: candidates.map((k) => -problem.scores[k]!),
      lower: candidates.map((k) => isIncluded[k]!),
      upper: candidates.map(() => 1),
    },
    start && chosenColumns(candidates, start),
    limits,
  );
}

/** Candidates as columns: 1 for those chosen. */
export function chosenColumns(
  candidates: readonly number[],
  chosen: readonly number[],
): Float64Array {
  const there = new Set(chosen);
  return Float64Array.from(candidates, (k) => (there.has(k) ? 1 : 0));
}

/** Rows of a program in whole numbers, packed row by row. */
export interface WholeRows {
  readonly starts: number[];
  readonly indices: number[];
  readonly values: number[];
  readonly lower: number[];
  readonly upper: number[];
}

/** A program whose first columns are candidates, in whole numbers, and whose others are any numbers. Least cost. */
interface WholeProgram {
  readonly candidates: readonly number[];
  readonly rows: WholeRows;
  readonly cost: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
}

/** Rows for the rules and for every pair that is too close. @param cliques known sets of candidates of which at most one may be chosen */
export function wholeRows(
  solver: Solver,
  prepared: Prepared,
  candidates: readonly number[],
  cliques: readonly Int32Array[],
): WholeRows {
  const { problem } = prepared;
  const columnOf = new Map(candidates.map((k, column) => [k, column]));
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  const [lower, upper]: [number[], number[]] = [[], []];
  const infinite = solver.infinity;
  for (const { family, members, coefficients, low, high } of problem.rules) {
    const scale = family === "budget" ? Math.max(1, high) / problem.size : 1;
    members.forEach((k, at) => {
      const column = columnOf.get(k);
      if (column === undefined) return;
      indices.push(column);
      values.push(coefficients === null ? 1 : coefficients[at]! / scale);
    });
    starts.push(indices.length);
    lower.push(Number.isFinite(low) ? low / scale : -infinite);
    upper.push(Number.isFinite(high) ? high / scale : infinite);
  }
  for (const row of coveringRows(prepared, candidates, cliques, columnOf)) {
    indices.push(...row);
    for (let i = 0; i < row.length; i += 1) values.push(1);
    starts.push(indices.length);
    lower.push(-infinite);
    upper.push(1);
  }
  return { starts, indices, values, lower, upper };
}

/** Solves a program.
 * @param start feasible values of all columns, or null */
export function runWhole(
  solver: Solver,
  { candidates, rows, cost, lower, upper }: WholeProgram,
  start: Float64Array | null,
  limits: WholeLimits,
): WholeSolution {
  const numCols = cost.length;
  const numRows = rows.lower.length;
  const model = solver.createModel({
    numCols,
    numRows,
    colCost: cost,
    colLower: lower,
    colUpper: upper,
    rowLower: rows.lower,
    rowUpper: rows.upper,
    matrix: {
      format: "csr",
      numRows,
      numCols,
      starts: Int32Array.from(rows.starts),
      indices: Int32Array.from(rows.indices),
      values: Float64Array.from(rows.values),
    },
    integrality: Int32Array.from({ length: numCols }, (_, i) => (i < candidates.length ? 1 : 0)),
  });
  try {
    model.options.set({
      output_flag: false,
      mip_rel_gap: 0,
      mip_abs_gap: 1e-9,
      mip_feasibility_tolerance: 1e-9,
      mip_max_nodes: limits.nodes,
      time_limit: Math.max(0.01, limits.seconds),
      ...(limits.enough !== undefined && { objective_target: -limits.enough }),
    });
    if (start) model.setSolution({ colValue: start });
    const deadline = limits.clock() + 1000 * limits.seconds;
    model.run({
      [solver.constants.callbackType.mipInterrupt]: (event) => {
        if (limits.clock() > deadline) event.interrupt();
        return undefined;
      },
    });
    const status = model.getModelStatus();
    const { optimal, infeasible } = solver.constants.modelStatus;
    const nodes = Number(model.info.get("mip_node_count"));
    if (status === infeasible)
      return { chosen: null, bound: -Infinity, status: "infeasible", nodes };
    const whole = Number(model.info.get("primal_solution_status")) === 2;
    const { colValue } = model.getSolution();
    const chosen = whole ? candidates.filter((_, column) => colValue[column]! > 0.5) : null;
    const bound = -Number(model.info.get("mip_dual_bound"));
    return { chosen, bound, status: status === optimal ? "optimal" : "stopped", nodes };
  } finally {
    model.dispose();
  }
}

/** Rows that rule out every pair too close: the known cliques, and new ones for the pairs that none of them has. */
export function coveringRows(
  { spacing }: Prepared,
  candidates: readonly number[],
  cliques: readonly Int32Array[],
  columnOf: ReadonlyMap<number, number>,
): readonly (readonly number[])[] {
  if (!spacing) return [];
  const rows: number[][] = [];
  const covered = new Set<number>();
  const keyOf = (a: number, b: number): number =>
    Math.min(a, b) * candidates.length + Math.max(a, b);
  const take = (columns: readonly number[]): void => {
    if (columns.length < 2) return;
    rows.push([...columns]);
    columns.forEach((a, i) => {
      for (let j = i + 1; j < columns.length; j += 1) covered.add(keyOf(a, columns[j]!));
    });
  };
  for (const clique of cliques) take([...clique].flatMap((k) => columnOf.get(k) ?? []));
  candidates.forEach((k, column) => {
    const around: number[] = [];
    spacing.eachClash(k, (b) => {
      if (columnOf.has(b)) around.push(b);
    });
    for (const b of around) {
      if (covered.has(keyOf(column, columnOf.get(b)!))) continue;
      const members = [k, b];
      for (const c of around)
        if (c !== b && members.every((a) => spacing.clash(a, c))) members.push(c);
      take(members.map((member) => columnOf.get(member)!));
    }
  });
  return rows;
}
