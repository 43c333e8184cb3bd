import { quantile } from "@atlas/stats";
import type { Database } from "@atlas/warehouse";
import { makeReady } from "../answers/figure-context.js";
import { type CaseScope, caseScopeSql } from "../compile/case-scope.js";
import { joinSql, sql } from "../compile/sql.js";
import type { MetricConfig } from "../definitions/metric-config.js";

/** Consultations begun in a window that wait after one of the seven steps. */
export interface WaitingStep {
  /** The last step that has a date, 1 to 6 (7 where a case is not told to have ended after it). */
  readonly step: number;
  readonly cases: number;
  /** Those whose last step is known to the day; only of them are there days. */
  readonly dated: number;
  /** Quartiles of the days from the last step to the last day that the unit's returns speak of, at most the as-of date; null where none is dated. */
  readonly days: readonly [low: number, median: number, high: number] | null;
}

interface WaitingRow {
  readonly step: number;
  readonly days: number | null;
  readonly cases: number;
}

const reached = [sql`f.r1`, sql`f.r2`, sql`f.r3`, sql`f.r4`, sql`f.r5`, sql`f.r6`, sql`f.r7`];
const dayOf = [sql`f.d1`, sql`f.d2`, sql`f.d3`, sql`f.d4`, sql`f.d5`, sql`f.d6`, sql`f.d7`];

/** Where cases wait: of consultations begun in the window, those that are open and those that agreed and have no joint action yet, by their last dated step, in the order of the
 * steps. One that was withdrawn, or ended without agreement, waits for nothing.
 * @throws AppError `period_invalid` for a window that is none */
export async function waitingCases(
  database: Database,
  query: CaseScope,
  { asOf }: Pick<MetricConfig, "asOf">,
): Promise<readonly WaitingStep[]> {
  await makeReady(database);
  const steps = reached.map((is, i) => ({ is, day: dayOf[i]!, step: i + 1 })).toReversed();
  const last = joinSql(
    steps.map(({ is, step }) => sql`WHEN ${is} THEN CAST(${step} AS INTEGER)`),
    sql` `,
  );
  const since = joinSql(
    steps.map(({ is, day }) => sql`WHEN ${is} THEN ${day}`),
    sql` `,
  );
  const { text, parameters } =
    sql`SELECT step, CASE WHEN since IS NOT NULL THEN CAST(greatest(0, until - since) AS DOUBLE) END AS days, CAST(count(*) AS DOUBLE) AS cases
    FROM (SELECT CASE ${last} END AS step, CASE ${since} END AS since, least(CAST(${asOf} AS DATE), f.seen_until) AS until
      FROM figure_begun f WHERE ${caseScopeSql(query)} AND (NOT f.ended OR (f.agreed AND NOT f.r7)))
    GROUP BY ALL ORDER BY ALL`;
  const rows = await database.query<WaitingRow>(text, parameters);
  return [...new Set(rows.map(({ step }) => step))].map((step) =>
    waitingStep(
      step,
      rows.filter((row) => row.step === step),
    ),
  );
}

function waitingStep(step: number, rows: readonly WaitingRow[]): WaitingStep {
  const days = rows.flatMap((row) =>
    row.days === null ? [] : Array.from({ length: row.cases }, () => row.days!),
  );
  const at = (share: number): number => quantile(Float64Array.from(days), share)!;
  return {
    step,
    cases: rows.reduce((sum, row) => sum + row.cases, 0),
    dated: days.length,
    days: days.length === 0 ? null : [at(0.25), at(0.5), at(0.75)],
  };
}
