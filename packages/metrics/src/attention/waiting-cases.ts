import { lastDay, placed, seenUntil, steps } from "../compile/fact-tables.js";
import { type Sql, joinSql, sql } from "../compile/sql.js";
import type { MetricConfig } from "../definitions/metric-config.js";
import type { StepLimit } from "./step-limits.js";

/** The highest step that has a date. */
const lastStep: Sql = sql`CASE ${joinSql(
  steps.toReversed().map(({ on }, i) => sql`WHEN ${on} IS NOT NULL THEN CAST(${7 - i} AS INTEGER)`),
  sql` `,
)} END`;

/** The last day that any dated step may mean: since then nothing is known to have happened. */
const lastDated: Sql = sql`greatest(${joinSql(
  steps.map((step) => sql`CASE WHEN ${step.on} IS NOT NULL THEN ${lastDay(step)} END`),
  sql`, `,
)})`;

/** Open consultations by the step at which they wait, with the days since the last dated step up to the last day that their unit's returns speak of; one
 * whose outcome is not given is not called open.
 * @param hit a condition on `step` and `days` */
const waiting = (asOf: string, hit: Sql): Sql =>
  sql`SELECT step, unit_id, township_id, community_id, compound_id, case_id, label, CAST(since AS VARCHAR) AS from_on, 'day' AS from_precision,
      CAST(NULL AS VARCHAR) AS to_on, CAST(NULL AS VARCHAR) AS to_precision, days, CAST(NULL AS VARCHAR) AS reason, ${hit} AS hit
    FROM (SELECT *, greatest(0, CAST(least(CAST(${asOf} AS DATE), seen_until) - since AS INTEGER)) AS days
      FROM (SELECT ${placed(sql`c`)}, c.compound_id, c.consultation_id AS case_id, c.topic AS label, ${lastStep} AS step, ${lastDated} AS since, u.seen_until
        FROM consultation c LEFT JOIN figure_compound k ON k.compound_id = c.compound_id
        LEFT JOIN (${seenUntil(sql`'consultations'`)}) u ON u.unit_id = c.unit_id
        WHERE c.outcome = 'open' AND c.closed_on IS NULL))
    WHERE step BETWEEN 1 AND 6`;

/** @param stalledDays from which on nothing has happened for too long */
export const stalledCases = ({ asOf }: MetricConfig, stalledDays: number): Sql =>
  waiting(asOf, sql`days > CAST(${stalledDays} AS INTEGER)`);

/** Open consultations that wait over a step's limit; those stalled are a rule of their own.
 * @param stalledDays null: there is no such rule */
export function overdueCases(
  { asOf }: MetricConfig,
  limits: readonly StepLimit[],
  stalledDays: number | null,
): Sql {
  const known = limits.filter(({ days }) => days !== null);
  const over = known.map(
    ({ step, days }) => sql`(step = CAST(${step} AS INTEGER) AND days > CAST(${days} AS INTEGER))`,
  );
  const any = over.length === 0 ? sql`false` : sql`(${joinSql(over, sql` OR `)})`;
  return waiting(
    asOf,
    stalledDays === null ? any : sql`${any} AND days <= CAST(${stalledDays} AS INTEGER)`,
  );
}
