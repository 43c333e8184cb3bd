import { daysOfPeriod } from "@atlas/schema";
import { violationReason } from "../answers/violations.js";
import { closed, lastDay, placed } from "../compile/fact-tables.js";
import { type Sql, sql } from "../compile/sql.js";
import type { MetricConfig } from "../definitions/metric-config.js";

/** Projects of a window that could be judged; those begun before it was agreed are hits. */
export function judgedProjects(window: string, config: MetricConfig): Sql {
  const { first, last } = daysOfPeriod(window);
  return sql`SELECT CAST(NULL AS INTEGER) AS step, f.unit_id, f.township_id, f.community_id, p.compound_id, f.project_id AS case_id, p.name AS label,
      CAST(p.started_on AS VARCHAR) AS from_on, p.started_precision AS from_precision,
      CAST(CASE WHEN c.outcome = 'agreed' THEN c.step6_on END AS VARCHAR) AS to_on,
      CASE WHEN c.outcome = 'agreed' THEN c.step6_precision END AS to_precision,
      CAST(NULL AS INTEGER) AS days, CASE WHEN f.verdict = 'violated' THEN ${violationReason} END AS reason, f.verdict = 'violated' AS hit
    FROM figure_project f JOIN project p USING (project_id) LEFT JOIN consultation c ON c.consultation_id = p.consultation_id
    WHERE f.verdict IN ('satisfied', 'violated') AND f.last_day <= CAST(${last} AS DATE)
      AND f.first_day >= greatest(CAST(${first} AS DATE), CAST(${config.consultFirstSince} AS DATE))`;
}

/** Consultations closed in a window; those without a day of publication after the days that are given are hits. */
export const closedCases = (window: string, { asOf, publishDays }: MetricConfig): Sql =>
  closedIn(
    window,
    asOf,
    sql`true`,
    sql`c.published_on IS NULL AND c.days > CAST(${publishDays} AS INTEGER)`,
  );

/** Agreed consultations of a window that are old enough to have been carried out; those without a seventh step are hits. */
export const agreedCases = (window: string, { asOf, actDays }: MetricConfig): Sql =>
  closedIn(
    window,
    asOf,
    sql`c.outcome = 'agreed' AND c.days >= CAST(${actDays} AS INTEGER)`,
    sql`c.step7_on IS NULL`,
  );

/** Days are counted from the last day that the closing may mean. */
function closedIn(window: string, asOf: string, among: Sql, hit: Sql): Sql {
  const { first, last } = daysOfPeriod(window);
  return sql`SELECT CAST(NULL AS INTEGER) AS step, ${placed(sql`c`)}, c.compound_id, c.consultation_id AS case_id, c.topic AS label,
      CAST(c.closed_on AS VARCHAR) AS from_on, c.closed_precision AS from_precision, CAST(NULL AS VARCHAR) AS to_on,
      CAST(NULL AS VARCHAR) AS to_precision, c.days, CAST(NULL AS VARCHAR) AS reason, ${hit} AS hit
    FROM (SELECT *, CAST(CAST(${asOf} AS DATE) - (${lastDay(closed)}) AS INTEGER) AS days FROM consultation c
      WHERE c.outcome IN ('agreed', 'not_agreed') AND c.closed_on >= CAST(${first} AS DATE) AND ${lastDay(closed)} <= CAST(${last} AS DATE)) c
    LEFT JOIN figure_compound k ON k.compound_id = c.compound_id WHERE ${among}`;
}
