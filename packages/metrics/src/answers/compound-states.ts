import { daysOfPeriod } from "@atlas/schema";
import type { Database } from "@atlas/warehouse";
import { sql } from "../compile/sql.js";
import { makeReady } from "./figure-context.js";

/** What a compound is in a window. */
export const compoundState = {
  /** It does not stand on the window's last day. */
  absent: 0,
  standing: 1,
  /** It stands, and a consultation closed in the window. */
  consulted: 2,
} as const;

/**
 * What each compound with a position is in a window, a {@link compoundState} each, in the order of `compoundPlaces`.
 * @param window `2022Q4` or `2021Q4..2022Q3`
 */
export async function compoundStates(database: Database, window: string): Promise<Uint8Array> {
  await makeReady(database);
  const { first, last } = daysOfPeriod(window);
  const { text, parameters } =
    sql`SELECT CAST(CASE WHEN k.valid_from > CAST(${last} AS DATE) OR k.valid_to <= CAST(${last} AS DATE) THEN ${compoundState.absent}
        WHEN c.cluster IS NULL THEN ${compoundState.standing} ELSE ${compoundState.consulted} END AS INTEGER) AS state
    FROM figure_compound k LEFT JOIN (SELECT DISTINCT cluster FROM figure_closed
      WHERE first_day >= CAST(${first} AS DATE) AND last_day <= CAST(${last} AS DATE)) c ON c.cluster = k.number
    WHERE k.positioned ORDER BY k.number`;
  const { columns } = await database.queryColumns(text, parameters);
  return new Uint8Array(columns["state"] as ArrayLike<number>);
}
