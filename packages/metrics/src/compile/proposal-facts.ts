import type { Database } from "@atlas/warehouse";
import { type DateColumns, dayOnly, lastDay, placed, seenUntil } from "./fact-tables.js";
import { type Sql, sql } from "./sql.js";
import { datedConsultations, stepVerdict } from "./step-order.js";

const raised: DateColumns = { on: sql`p.raised_on`, precision: sql`p.raised_precision` };
const resolved: DateColumns = { on: sql`p.resolved_on`, precision: sql`p.resolved_precision` };

/** The four levels of the platform, from the lowest; null for a word that is none of them. */
const rankOf = (level: Sql): Sql =>
  sql`CASE ${level} WHEN 'compound' THEN 1 WHEN 'community' THEN 2 WHEN 'township' THEN 3 WHEN 'district' THEN 4 END`;

/** Every level at which a proposal stood, in the order of its escalations: stop 0 is where it was raised. */
const stops = sql`CREATE OR REPLACE TEMP TABLE figure_proposal_stop AS
  WITH path AS (
    SELECT proposal_id, 0 AS stop, ${rankOf(sql`p.raised_level`)} AS level, ${dayOnly(raised)} AS arrived_on,
      NULL AS reason, false AS returned FROM proposal p
    UNION ALL
    SELECT proposal_id, stop, ${rankOf(sql`e.level`)} AS level, e."on" AS arrived_on, e.reason, e.returned
    FROM (SELECT proposal_id, unnest(escalations) AS e, generate_subscripts(escalations, 1) AS stop FROM proposal))
  SELECT *, lag(level) OVER along AS from_level, lag(returned) OVER along AS from_returned,
    lead(stop) OVER along IS NULL AS is_last, lead(arrived_on) OVER along AS next_on
  FROM path WINDOW along AS (PARTITION BY proposal_id ORDER BY stop)`;

/** What the path of each proposal says. A rise of one level is in order; one over a level is where a reason is given; going down or
 * staying is where the level before sent it back. */
const paths = sql`SELECT proposal_id,
    CASE WHEN count(*) FILTER (level IS NULL) > 0 THEN NULL
      ELSE bool_and(stop = 0 OR level = from_level + 1
        OR (level > from_level + 1 AND trim(coalesce(reason, '')) <> '')
        OR (level <= from_level AND coalesce(from_returned, false))) END AS in_order,
    list(level) AS levels, count(*) - 1 AS escalations,
    bool_or(returned) FILTER (stop > 0) AS any_returned,
    count(*) FILTER (stop > 0 AND returned IS NULL) AS returned_unknown
  FROM figure_proposal_stop GROUP BY proposal_id`;

/** Where a proposal was resolved: one that is open or was withdrawn has not been. */
const isResolved = sql`(p.resolved_level IS NOT NULL OR p.resolved_on IS NOT NULL) AND coalesce(p.outcome, '') NOT IN ('open', 'withdrawn')`;

/** Proposals with what is known of their path, their end and their consultation. Those raised on an unknown day reach over every window
 * so that each window can count them apart. */
const proposals = sql`CREATE OR REPLACE TEMP TABLE figure_proposal AS
  SELECT p.proposal_id, ${placed(sql`p`)}, p.raised_on IS NULL AS undated,
    coalesce(p.raised_on, DATE '0001-01-01') AS first_day,
    CASE WHEN p.raised_on IS NULL THEN DATE '9999-12-31' ELSE ${lastDay(raised)} END AS last_day,
    CASE WHEN p.escalations IS NULL THEN NULL
      WHEN ${isResolved} AND NOT coalesce(list_contains(s.levels, ${rankOf(sql`p.resolved_level`)}), true) AND s.in_order IS NOT NULL THEN false
      ELSE s.in_order END AS in_order,
    CASE WHEN p.adopted AND p.outcome IN ('rejected', 'withdrawn') THEN NULL
      WHEN p.adopted = false AND p.outcome = 'adopted' THEN NULL
      WHEN p.adopted THEN 'adopted'
      WHEN p.outcome IS NOT NULL THEN p.outcome
      WHEN p.adopted = false THEN 'rejected' END AS fate,
    ${isResolved} AS resolved, CASE WHEN ${isResolved} THEN ${rankOf(sql`p.resolved_level`)} END AS resolved_level,
    p.escalations IS NOT NULL AS path_given, p.escalations IS NOT NULL AND s.escalations > 0 AS escalated,
    CASE WHEN s.any_returned THEN true WHEN s.returned_unknown = 0 THEN false END AS returned,
    CASE WHEN c.consultation_id IS NULL THEN NULL ELSE coalesce(c.outcome, 'unknown') END AS consulted,
    CASE WHEN c.outcome IN ('agreed', 'not_agreed') THEN ${stepVerdict} END AS steps
  FROM proposal p JOIN (${paths}) s ON s.proposal_id = p.proposal_id
  LEFT JOIN figure_compound k ON k.compound_id = p.compound_id
  LEFT JOIN ${datedConsultations} c ON c.consultation_id = p.consultation_id`;

/** Stays of proposals at a level: from the day they came to the day they went on or were resolved. `days` null: the dates do not tell;
 * without `event` a stay was open when last seen. */
const stays = sql`CREATE OR REPLACE TEMP TABLE figure_proposal_stay AS
  SELECT ${placed(sql`p`)}, p.raised_on AS first_day, ${lastDay(raised)} AS last_day, s.level, s.arrived_on,
    CASE WHEN NOT s.is_last THEN s.next_on WHEN p.resolved_on IS NOT NULL THEN ${dayOnly(resolved)} END AS left_on,
    s.is_last AND p.resolved_on IS NULL AND coalesce(p.outcome, 'open') = 'open' AS goes_on,
    NOT s.is_last OR coalesce(p.outcome, '') <> 'withdrawn' AS reaches_end, u.seen_until
  FROM figure_proposal_stop s JOIN proposal p ON p.proposal_id = s.proposal_id
  LEFT JOIN figure_compound k ON k.compound_id = p.compound_id
  LEFT JOIN (${seenUntil(sql`'proposals'`)}) u ON u.unit_id = p.unit_id
  WHERE p.raised_on IS NOT NULL AND p.escalations IS NOT NULL AND s.level IS NOT NULL`;

const made = new WeakMap<Database, Promise<void>>();

/** Makes what figures of proposals rest on, once a connection, when one is first asked for. */
export function makeProposalFacts(database: Database): Promise<void> {
  let making = made.get(database);
  if (!making) {
    making = make(database);
    made.set(database, making);
    // A connection that failed once may be asked again.
    making.catch(() => made.delete(database));
  }
  return making;
}

async function make(database: Database): Promise<void> {
  for (const { text } of [stops, proposals, stays]) await database.query(text);
}
