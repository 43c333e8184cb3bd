import type { ColumnResult, Database } from "@atlas/warehouse";
import { closedIn, windowDays } from "./figure-sql.js";

/** Every compound with a position, by column, for the map: id, name, kind, lon, lat (degrees WGS-84), households, unit and township, and
 * whether a consultation closed in the window. */
export function compoundPoints(database: Database, window: string): Promise<ColumnResult> {
  return database.queryColumns(
    `SELECT s.compound_id, s.name, s.kind, s.lon, s.lat, CAST(coalesce(s.households, 0) AS INTEGER) AS households, s.unit_id, s.township_id,
       CAST(c.compound_id IS NOT NULL AS INTEGER) AS consulted
     FROM compound s LEFT JOIN (SELECT DISTINCT compound_id FROM ${closedIn}) c USING (compound_id)
     WHERE s.lon IS NOT NULL AND s.lat IS NOT NULL AND s.valid_to IS NULL ORDER BY s.compound_id`,
    [...windowDays(window)],
  );
}
