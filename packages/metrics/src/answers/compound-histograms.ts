import { daysOfPeriod } from "@atlas/schema";
import type { Database } from "@atlas/warehouse";
import { type Sql, joinSql, sql } from "../compile/sql.js";
import type { FigureKind, FigureLevel } from "../figure.js";
import { makeReady } from "./figure-context.js";

/** Which compounds' participation is counted, and for which units. */
export interface HistogramsQuery {
  /** `2022Q4` or `2021Q4..2022Q3`. */
  readonly window: string;
  readonly kind: FigureKind;
  readonly level: Exclude<FigureLevel, "compound">;
}

/** Numbers of compounds by their participation. */
export interface CompoundHistogram {
  /** Bins of equal width from 0 to 1; the last one holds 1 itself. */
  readonly counts: readonly number[];
  /** Compounds with a rate. */
  readonly compounds: number;
}

/** By unit, of those that have any compound with a rate; the city's key is null. */
export type CompoundHistograms = ReadonlyMap<string | null, CompoundHistogram>;

const unitOf: Readonly<Record<HistogramsQuery["level"], Sql>> = {
  city: sql`CAST(NULL AS VARCHAR)`,
  district: sql`any_value(unit_id)`,
  township: sql`any_value(township_id)`,
  community: sql`any_value(community_id)`,
};

/** How compounds' own participation rates (all their consultations of the window together) are spread in each unit of a level.
 * @param bins number of bins of equal width over 0..1 */
export async function compoundHistograms(
  database: Database,
  { window, kind, level }: HistogramsQuery,
  bins = 20,
): Promise<CompoundHistograms> {
  await makeReady(database);
  const { first, last } = daysOfPeriod(window);
  const conditions = [
    sql`cluster > 0 AND first_day >= CAST(${first} AS DATE) AND last_day <= CAST(${last} AS DATE)`,
  ];
  if (kind !== "all") conditions.push(sql`kind = ${kind}`);
  // A cluster over nought is one compound, which has one place.
  const { text, parameters } = sql`SELECT unit, bin, CAST(count(*) AS DOUBLE) AS compounds FROM (
      SELECT ${unitOf[level]} AS unit,
        least(CAST(${bins} AS INTEGER) - 1, CAST(floor(sum(participated) * CAST(${bins} AS INTEGER) / sum(invited)) AS INTEGER)) AS bin
      FROM figure_closed WHERE ${joinSql(conditions, sql` AND `)} GROUP BY cluster HAVING sum(invited) > 0)
    GROUP BY unit, bin`;
  const rows = await database.query<{
    readonly unit: string | null;
    readonly bin: number;
    readonly compounds: number;
  }>(text, parameters);
  const counts = new Map<string | null, number[]>();
  for (const { unit, bin, compounds } of rows) {
    // Below the city null is a place that is not known.
    if (unit === null && level !== "city") continue;
    const own = counts.get(unit) ?? Array.from({ length: bins }, () => 0);
    own[bin] = compounds;
    counts.set(unit, own);
  }
  return new Map(
    [...counts].map(([unit, own]) => [
      unit,
      { counts: own, compounds: own.reduce((sum, count) => sum + count, 0) },
    ]),
  );
}
