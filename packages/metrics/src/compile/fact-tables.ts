import type { Database } from "@atlas/warehouse";
import { type Sql, joinSql, sql } from "./sql.js";

/** Column names are literals of this file; a date `x` is the pair `x_on`, `x_precision`. */
export interface DateColumns {
  readonly on: Sql;
  readonly precision: Sql;
}

export const closed: DateColumns = { on: sql`c.closed_on`, precision: sql`c.closed_precision` };
const published: DateColumns = { on: sql`c.published_on`, precision: sql`c.published_precision` };
const started: DateColumns = { on: sql`p.started_on`, precision: sql`p.started_precision` };
const agreed: DateColumns = { on: sql`c.step6_on`, precision: sql`c.step6_precision` };
/** The seven steps of a consultation `c`. */
export const steps: readonly DateColumns[] = [
  { on: sql`c.step1_on`, precision: sql`c.step1_precision` },
  { on: sql`c.step2_on`, precision: sql`c.step2_precision` },
  { on: sql`c.step3_on`, precision: sql`c.step3_precision` },
  { on: sql`c.step4_on`, precision: sql`c.step4_precision` },
  { on: sql`c.step5_on`, precision: sql`c.step5_precision` },
  { on: sql`c.step6_on`, precision: sql`c.step6_precision` },
  { on: sql`c.step7_on`, precision: sql`c.step7_precision` },
];

/** Last day that a date may mean; the date itself is the first one. */
export const lastDay = ({ on, precision }: DateColumns): Sql => sql`CASE ${precision}
  WHEN 'month' THEN last_day(${on}) WHEN 'quarter' THEN last_day(${on} + INTERVAL 2 MONTH)
  WHEN 'year' THEN make_date(year(${on}), 12, 31) ELSE ${on} END`;

export const dayOnly = ({ on, precision }: DateColumns): Sql =>
  sql`CASE WHEN coalesce(${precision}, 'day') = 'day' THEN ${on} END`;

export const firstStep = sql`least(${joinSql(
  steps.map(({ on }) => on),
  sql`, `,
)})`;
export const firstStepLast = sql`CASE ${joinSql(
  steps.map((step) => sql`WHEN ${step.on} = ${firstStep} THEN ${lastDay(step)}`),
  sql` `,
)} END`;

/** The register; `number` stands for the id where rows are many, since whole numbers are grouped, joined and sorted faster than texts. */
const compounds = sql`CREATE OR REPLACE TEMP TABLE figure_compound AS
  SELECT CAST(row_number() OVER (ORDER BY compound_id) AS INTEGER) AS number, compound_id, unit_id, township_id, community_id, kind, households,
    lon IS NOT NULL AND lat IS NOT NULL AS positioned,
    coalesce(valid_from, DATE '0001-01-01') AS valid_from, coalesce(valid_to, DATE '9999-12-31') AS valid_to
  FROM compound`;

/** Place and kind of an event: its compound's where one was decided, else its own. */
export const placed = (
  event: Sql,
): Sql => sql`CASE WHEN k.number IS NULL THEN ${event}.unit_id ELSE k.unit_id END AS unit_id,
    CASE WHEN k.number IS NULL THEN ${event}.township_id ELSE k.township_id END AS township_id,
    CASE WHEN k.number IS NULL THEN ${event}.community_id ELSE k.community_id END AS community_id,
    coalesce(k.kind, 'unknown') AS kind`;

/** The compound's number; where there is no compound, a number under nought for each community. */
export const cluster = sql`coalesce(k.number, -d.number, -1000000 - CAST(row_number() OVER () AS INTEGER)) AS cluster`;

/** Closed ones `c` of a table of consultations with their compound `k` and community `d`. */
export const fromClosedOf = (consultations: Sql): Sql =>
  sql`FROM ${consultations} c LEFT JOIN figure_compound k ON k.compound_id = c.compound_id
  LEFT JOIN (SELECT division_id, CAST(row_number() OVER () AS INTEGER) AS number FROM division) d ON d.division_id = c.community_id
  WHERE c.outcome IN ('agreed', 'not_agreed') AND c.closed_on IS NOT NULL`;

export const fromClosed = fromClosedOf(sql`consultation`);

/** Closed consultations; `cluster` says which are not independent of each other. */
const closedConsultations = sql`CREATE OR REPLACE TEMP TABLE figure_closed AS
  SELECT ${placed(sql`c`)}, ${cluster},
    c.closed_on AS first_day, ${lastDay(closed)} AS last_day, k.valid_from, k.valid_to, c.outcome = 'agreed' AS agreed,
    CASE WHEN c.households_participated IS NOT NULL THEN CAST(c.households_invited AS DOUBLE) END AS invited,
    CASE WHEN c.households_invited IS NOT NULL THEN CAST(c.households_participated AS DOUBLE) END AS participated,
    c.published_on IS NOT NULL AS published, CAST(${lastDay(published)} - c.closed_on AS INTEGER) AS days_to_publish
  ${fromClosed}`;

/** Last day that the returns of a kind of a unit speak of: an open case is known to be open until then and no longer. */
export const seenUntil = (kind: Sql): Sql => sql`SELECT unit_id, max(CASE WHEN period LIKE '____Q_'
    THEN last_day(make_date(TRY_CAST(left(period, 4) AS INTEGER), 3 * TRY_CAST(right(period, 1) AS INTEGER), 1))
    ELSE make_date(TRY_CAST(period AS INTEGER), 12, 31) END) AS seen_until
  FROM submission WHERE kind = ${kind} AND status IN ('accepted', 'superseded') AND period IS NOT NULL GROUP BY unit_id`;

/** Consultations with a dated step: `r1` … `r7` say whether a step has a date, `d1` … `d7` are the dates known to the day. */
const begunConsultations = sql`CREATE OR REPLACE TEMP TABLE figure_begun AS
  SELECT ${placed(sql`c`)}, ${firstStep} AS first_day, ${firstStepLast} AS last_day,
    ${joinSql(
      [sql`r1`, sql`r2`, sql`r3`, sql`r4`, sql`r5`, sql`r6`, sql`r7`].map(
        (name, i) => sql`${steps[i]!.on} IS NOT NULL AS ${name}`,
      ),
      sql`, `,
    )},
    ${joinSql(
      [sql`d1`, sql`d2`, sql`d3`, sql`d4`, sql`d5`, sql`d6`, sql`d7`].map(
        (name, i) => sql`${dayOnly(steps[i]!)} AS ${name}`,
      ),
      sql`, `,
    )},
    c.outcome IS NOT NULL AND c.outcome <> 'open' AS ended,
    coalesce(c.outcome = 'agreed', false) AS agreed, c.closed_on, u.seen_until
  FROM consultation c LEFT JOIN figure_compound k ON k.compound_id = c.compound_id LEFT JOIN (${seenUntil(sql`'consultations'`)}) u ON u.unit_id = c.unit_id
  WHERE ${firstStep} IS NOT NULL`;

/** Whether a project `p` waited for its consultation `c` to agree, whatever day the rule came into force. */
export const projectVerdict = sql`CASE WHEN p.started_on IS NULL AND p.completed_on IS NULL THEN 'pending'
      WHEN p.started_on IS NULL THEN 'undated'
      WHEN p.consulted = 'declared_none' THEN 'violated'
      WHEN p.consulted <> 'linked' THEN 'undetermined'
      WHEN c.outcome IN ('not_agreed', 'withdrawn') THEN 'violated'
      WHEN c.outcome IS NULL OR c.outcome <> 'agreed' OR c.step6_on IS NULL THEN 'undetermined'
      WHEN ${lastDay(agreed)} <= p.started_on THEN 'satisfied'
      WHEN c.step6_on > ${lastDay(started)} THEN 'violated'
      ELSE 'undetermined' END`;

/** Projects with what is known of their consultation at the start. Those not begun, and those begun on an unknown day, reach over every
 * window so that each window can count them apart. */
const projects = sql`CREATE OR REPLACE TEMP TABLE figure_project AS
  SELECT p.project_id, ${placed(sql`p`)}, coalesce(p.started_on, DATE '0001-01-01') AS first_day,
    CASE WHEN p.started_on IS NULL THEN DATE '9999-12-31' ELSE ${lastDay(started)} END AS last_day,
    ${projectVerdict} AS verdict
  FROM project p LEFT JOIN figure_compound k ON k.compound_id = p.compound_id
  LEFT JOIN consultation c ON c.consultation_id = p.consultation_id`;

/** What the figures are computed from, made once a connection from the tables of the warehouse: places and kinds joined, every date as the
 * first and the last day that it may mean. Temporary tables, so that a read-only warehouse will do. */
export async function makeFactTables(database: Database): Promise<void> {
  for (const { text } of [compounds, closedConsultations, begunConsultations, projects]) {
    await database.query(text);
  }
}
