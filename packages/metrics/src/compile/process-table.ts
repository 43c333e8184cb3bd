import type { Database } from "@atlas/warehouse";
import { closed, cluster, fromClosedOf, lastDay, placed } from "./fact-tables.js";
import { sql } from "./sql.js";
import { datedConsultations, stepShape, stepVerdict } from "./step-order.js";

/** Closed consultations with what was recorded of their course. Satisfaction in whole millionths, so that sums do not depend on their order. */
const processTable = sql`CREATE OR REPLACE TEMP TABLE figure_process AS
  SELECT ${placed(sql`c`)}, ${cluster}, c.closed_on AS first_day, ${lastDay(closed)} AS last_day,
    c.outcome = 'agreed' AS agreed, ${stepShape} AS shape, ${stepVerdict} AS verdict, c.online,
    c.lists.guidance AS guidance, c.lists.positive AS positive, c.lists.negative AS negative, c.topic_category AS topic,
    CASE WHEN len(c.forms) > 0 THEN list_distinct(c.forms) END AS forms,
    CASE WHEN len(c.actors) > 0 THEN CAST(len(list_distinct(c.actors)) AS INTEGER) END AS actors,
    CAST(round(c.satisfaction * 1000000) AS BIGINT) AS satisfaction,
    CASE WHEN c.satisfaction_n > 0 THEN c.satisfaction_n END AS answers
  ${fromClosedOf(datedConsultations)}`;

const made = new WeakMap<Database, Promise<unknown>>();

/** Makes `figure_process` once a connection, when a figure first asks for it: the first screen does not wait for it. The other fact tables stand already. */
export async function makeProcessTable(database: Database): Promise<void> {
  let making = made.get(database);
  if (!making) {
    making = database.query(processTable.text);
    made.set(database, making);
    // A connection that failed once may be asked again.
    making.catch(() => made.delete(database));
  }
  await making;
}
