import { AppError } from "@atlas/schema";
import type { ColumnResult, Database } from "@atlas/warehouse";
import { makeReady } from "./figure-context.js";

/**
 * Every compound of the register that has a position, by column, in the order of the ids: what does not depend on a window. `name` text;
 * `kind` 0 old, 1 managed, 2 unknown; `lon`, `lat` degrees WGS-84; `households` −1 where unknown. Read once a warehouse: texts are what costs a page most.
 * @see compoundStates for what does depend on one, in the same order
 */
export async function compoundPlaces(database: Database): Promise<ColumnResult> {
  await makeReady(database);
  return database.queryColumns(
    `SELECT s.name, CAST(CASE s.kind WHEN 'old' THEN 0 WHEN 'managed' THEN 1 ELSE 2 END AS INTEGER) AS kind, s.lon, s.lat,
       coalesce(s.households, -1) AS households
     FROM compound s JOIN figure_compound k ON k.compound_id = s.compound_id WHERE k.positioned ORDER BY k.number`,
  );
}

/** Id of the compound at a row of {@link compoundPlaces}.
 * @throws AppError `compound_unknown` where there is no such row */
export async function compoundIdAt(database: Database, row: number): Promise<string> {
  await makeReady(database);
  const [found] = await database.query<{ readonly compound_id: string }>(
    "SELECT compound_id FROM figure_compound WHERE positioned ORDER BY number LIMIT 1 OFFSET CAST(? AS INTEGER)",
    [row],
  );
  if (!found) throw new AppError("compound_unknown", `metrics: no compound at row ${row}`, { row });
  return found.compound_id;
}
