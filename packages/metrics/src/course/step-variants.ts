import type { Database } from "@atlas/warehouse";
import { makeReady } from "../answers/figure-context.js";
import { type CaseScope, caseScopeSql } from "../compile/case-scope.js";
import { makeProcessTable } from "../compile/process-table.js";
import { sql } from "../compile/sql.js";
import { type StepAlignment, alignSteps } from "../conformance/align-steps.js";
import { type StepShape, isDated, isReversed, stepPairs } from "../conformance/step-pairs.js";

/** An order in which closed consultations took their dated steps. */
export interface StepVariant extends Pick<StepAlignment, "cost"> {
  /** Steps 1 to 7 that have a date, as they followed each other; those whose dates do not tell stand in the order of the method. */
  readonly order: readonly number[];
  /** Steps of the order that are certainly after a later one. */
  readonly late: readonly number[];
  /** Steps that the outcome asks for and that have no date. */
  readonly undated: readonly number[];
  readonly agreed: boolean;
  readonly cases: number;
}

interface ShapeRow {
  readonly shape: StepShape;
  readonly agreed: boolean;
  readonly cases: number;
}

/** The orders in which the steps of consultations closed in a window were taken, the commonest first; together they are all that `conformance` counts as closed.
 * @throws AppError `period_invalid` for a window that is none */
export async function stepVariants(
  database: Database,
  query: CaseScope,
): Promise<readonly StepVariant[]> {
  await makeReady(database);
  await makeProcessTable(database);
  const { text, parameters } =
    sql`SELECT f.shape, f.agreed, CAST(count(*) AS DOUBLE) AS cases FROM figure_process f
    WHERE ${caseScopeSql(query)} GROUP BY ALL ORDER BY f.shape, f.agreed`;
  const merged = new Map<string, StepVariant>();
  for (const row of await database.query<ShapeRow>(text, parameters)) {
    const variant = variantOf(row);
    const { order, agreed, cost, late } = variant;
    const key = [order.join(""), agreed, cost, late.join("")].join();
    const cases = (merged.get(key)?.cases ?? 0) + variant.cases;
    merged.set(key, { ...variant, cases });
  }
  return [...merged.values()].sort(
    (a, b) => b.cases - a.cases || compare(a.order.join(""), b.order.join("")) || a.cost - b.cost,
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function variantOf({ shape, agreed, cases }: ShapeRow): StepVariant {
  const before = stepPairs.filter((_, i) => isReversed(shape, i));
  const dated = [1, 2, 3, 4, 5, 6, 7].filter((step) => isDated(shape, step));
  const ends = agreed ? 7 : isDated(shape, 6) ? 6 : 5;
  return {
    order: orderOf(dated, before),
    late: dated.filter((step) => before.some(([earlier]) => earlier === step)),
    undated: [1, 2, 3, 4, 5, 6, 7].filter((step) => step <= ends && !isDated(shape, step)),
    agreed,
    cost: alignSteps(shape, agreed).cost,
    cases,
  };
}

/** The first step by the method of those that nothing left is certainly before, again and again. Days of certain reversal are an interval order: there is always one. */
function orderOf(
  dated: readonly number[],
  reversed: readonly (readonly [earlier: number, later: number])[],
): readonly number[] {
  const left = new Set(dated);
  const order: number[] = [];
  while (left.size > 0) {
    const next = [...left].find(
      (step) => !reversed.some(([earlier, later]) => earlier === step && left.has(later)),
    )!;
    left.delete(next);
    order.push(next);
  }
  return order;
}
