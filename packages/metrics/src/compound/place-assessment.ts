import type { Code } from "@atlas/schema";
import type { Database } from "@atlas/warehouse";

/** A score of an element, beside those of the units of its level. */
export interface ElementScore {
  readonly element_id: string;
  /** 0 to 100. */
  readonly score: number;
  /** Median of the units of the level that have a score, itself included. */
  readonly median: number;
  readonly units: number;
}

/** How a place was assessed: by the smallest unit over it that was. */
export interface PlaceAssessment {
  readonly unit_id: string;
  readonly unit_level: Code<"place_level">;
  /** The latest one. */
  readonly period: string;
  /** In the order of their ids; an element without a score is left out. */
  readonly elements: readonly ElementScore[];
}

/** The latest assessment of the first of these units that has one, beside the units of its level.
 * @param units ids, the smallest first
 * @returns null where none was assessed */
export async function placeAssessment(
  database: Database,
  units: readonly string[],
): Promise<PlaceAssessment | null> {
  for (const unit of units) {
    const [found] = await database.query<Pick<PlaceAssessment, "unit_level" | "period">>(
      `SELECT unit_level, period FROM assessment WHERE unit_id = ? AND score IS NOT NULL
       ORDER BY period DESC, unit_level LIMIT 1`,
      [unit],
    );
    if (!found) continue;
    const { unit_level, period } = found;
    const elements = await database.query<ElementScore>(
      `SELECT element_id, max(score) FILTER (unit_id = ?) AS score, median(score) AS median,
         CAST(count(DISTINCT unit_id) AS DOUBLE) AS units
       FROM assessment WHERE unit_level = ? AND period = ? AND score IS NOT NULL
       GROUP BY element_id HAVING count(*) FILTER (unit_id = ?) > 0 ORDER BY element_id`,
      [unit, unit_level, period, unit],
    );
    return { unit_id: unit, unit_level, period, elements };
  }
  return null;
}
