import { daysOfPeriod } from "@atlas/schema";
import type { ColumnResult, Database } from "@atlas/warehouse";
import { sql } from "../compile/sql.js";
import { makeReady } from "./figure-context.js";

/**
 * Every compound that has a position and stands on the window's last day, by column, in the order of the ids: `compound_id`, `name`, `kind`
 * (`old`, `managed`, `unknown`), `lon`, `lat` (degrees WGS-84), `households`, `unit_id`, `township_id`; `consulted` 1 where a
 * consultation closed in the window, else 0; `invited` and `participated`, households summed over the consultations closed in it that
 * give both (0 where there is none: then there is no rate).
 *
 * @param window `2022Q4` or `2021Q4..2022Q3`
 */
export async function compoundPoints(database: Database, window: string): Promise<ColumnResult> {
  await makeReady(database);
  const { first, last } = daysOfPeriod(window);
  const { text, parameters } =
    sql`SELECT s.compound_id, s.name, s.kind, s.lon, s.lat, s.households, s.unit_id, s.township_id,
      CAST(c.cluster IS NOT NULL AS INTEGER) AS consulted,
      coalesce(c.invited, 0) AS invited, coalesce(c.participated, 0) AS participated
    FROM compound s JOIN figure_compound k ON k.compound_id = s.compound_id
    LEFT JOIN (SELECT cluster, sum(invited) AS invited, sum(participated) AS participated FROM figure_closed
      WHERE first_day >= CAST(${first} AS DATE) AND last_day <= CAST(${last} AS DATE) GROUP BY cluster) c ON c.cluster = k.number
    WHERE s.lon IS NOT NULL AND s.lat IS NOT NULL
      AND k.valid_from <= CAST(${last} AS DATE) AND k.valid_to > CAST(${last} AS DATE) ORDER BY s.compound_id`;
  return database.queryColumns(text, parameters);
}
