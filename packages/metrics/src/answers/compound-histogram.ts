import { daysOfPeriod } from "@atlas/schema";
import type { Database } from "@atlas/warehouse";
import { joinSql, sql } from "../compile/sql.js";
import type { FigureKind } from "../figure.js";
import { makeReady } from "./figure-context.js";

/** Which compounds' participation is counted. */
export interface HistogramQuery {
  /** `2022Q4` or `2021Q4..2022Q3`. */
  readonly window: string;
  readonly kind: FigureKind;
  /** A district, township or community, or null for the city. */
  readonly within: string | null;
}

/** Numbers of compounds by their participation. */
export interface CompoundHistogram {
  /** Bins of equal width from 0 to 1; the last one holds 1 itself. */
  readonly counts: readonly number[];
  /** Compounds with a rate. */
  readonly compounds: number;
}

/** How compounds' own participation rates (all their consultations of the window together) are spread.
 * @param bins number of bins of equal width over 0..1 */
export async function compoundHistogram(
  database: Database,
  { window, kind, within }: HistogramQuery,
  bins = 20,
): Promise<CompoundHistogram> {
  await makeReady(database);
  const { first, last } = daysOfPeriod(window);
  const conditions = [
    sql`cluster > 0 AND first_day >= CAST(${first} AS DATE) AND last_day <= CAST(${last} AS DATE)`,
  ];
  if (kind !== "all") conditions.push(sql`kind = ${kind}`);
  if (within !== null) {
    conditions.push(
      sql`(unit_id = ${within} OR township_id = ${within} OR community_id = ${within})`,
    );
  }
  const { text, parameters } = sql`SELECT bin, CAST(count(*) AS DOUBLE) AS compounds FROM (
      SELECT least(CAST(${bins} AS INTEGER) - 1, CAST(floor(sum(participated) * CAST(${bins} AS INTEGER) / sum(invited)) AS INTEGER)) AS bin
      FROM figure_closed WHERE ${joinSql(conditions, sql` AND `)} GROUP BY cluster HAVING sum(invited) > 0)
    GROUP BY bin`;
  const rows = await database.query<{ readonly bin: number; readonly compounds: number }>(
    text,
    parameters,
  );
  const counts = Array.from({ length: bins }, () => 0);
  for (const { bin, compounds } of rows) counts[bin] = compounds;
  return { counts, compounds: counts.reduce((sum, count) => sum + count, 0) };
}
