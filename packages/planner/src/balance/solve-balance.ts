import { meanDifferences } from "../check/imbalance-of.js";
import type { Balance } from "../model/balance.js";
import type { Prepared } from "../model/prepare.js";
import {
  type WholeLimits,
  type WholeSolution,
  chosenColumns,
  runWhole,
  wholeRows,
} from "../score/solve-whole.js";
import type { Solver } from "../solver/load-solver.js";

/** Makes the chosen as like the frame as can be, in whole numbers over all candidates that may be chosen: columns for the absolute differences, above which they are held from both sides.
 * @param start a feasible selection, or null
 * @returns `bound` is that of the objective, 1 less the imbalance */
export function solveBalance(
  solver: Solver,
  prepared: Prepared,
  balance: Balance,
  start: readonly number[] | null,
  limits: WholeLimits,
): WholeSolution {
  const { problem, isIncluded } = prepared;
  const { covariates } = balance;
  const candidates = [...prepared.order].sort((a, b) => a - b);
  const rows = wholeRows(solver, prepared, candidates, []);
  covariates.forEach(({ values }, j) => {
    for (const sign of [1, -1]) {
      candidates.forEach((k, column) => {
        rows.indices.push(column);
        rows.values.push((sign * values[k]!) / problem.size);
      });
      rows.indices.push(candidates.length + j);
      rows.values.push(-1);
      rows.starts.push(rows.indices.length);
      rows.lower.push(-solver.infinity);
      rows.upper.push(0);
    }
  });
  const solution = runWhole(
    solver,
    {
      candidates,
      rows,
      cost: [...candidates.map(() => 0), ...covariates.map(({ weight }) => weight)],
      lower: [...candidates.map((k) => isIncluded[k]!), ...covariates.map(() => 0)],
      upper: [...candidates.map(() => 1), ...covariates.map(() => solver.infinity)],
    },
    start &&
      Float64Array.of(
        ...chosenColumns(candidates, start),
        ...meanDifferences(balance, start).map(Math.abs),
      ),
    limits,
  );
  return { ...solution, bound: 1 + solution.bound };
}
