import type { Database } from "@atlas/warehouse";
import type { DivisionRow } from "../compile/figure-units.js";
import { quartersOf } from "../reporting/window.js";

interface ScoreRow {
  readonly unit_id: string;
  readonly period: string;
  readonly element_id: string;
  readonly score: number;
}

/** What assessors say of a unit: the mean over the townships that have a score, how many they are, and of how many. */
export interface AssessedElement {
  readonly score: number;
  readonly townships: number;
  readonly of: number;
}

/** Scores by year, of each year in the order of periods. */
type YearScores = ReadonlyMap<string, readonly ScoreRow[]>;

const made = new WeakMap<Database, Promise<YearScores>>();

/** Scores of townships, read once a connection. Those of communities do not enter: few have them, and a mean over whoever was assessed is no township's. */
function readScores(database: Database): Promise<YearScores> {
  let reading = made.get(database);
  if (!reading) {
    reading = database
      .query<ScoreRow>(
        `SELECT unit_id, period, element_id, score FROM assessment
       WHERE unit_level = 'township' AND score IS NOT NULL ORDER BY period, unit_id, element_id`,
      )
      .then(byYear);
    made.set(database, reading);
    // A connection that failed once may be asked again.
    reading.catch(() => made.delete(database));
  }
  return reading;
}

function byYear(rows: readonly ScoreRow[]): YearScores {
  const years = new Map<string, ScoreRow[]>();
  for (const row of rows) {
    const year = row.period.slice(0, 4);
    const own = years.get(year);
    if (own) own.push(row);
    else years.set(year, [row]);
  }
  return years;
}

/** The scores that hold in a window: of each township and element the newest of the years that the window touches. A unit's score is the mean of its
 * townships', each counting once.
 * @returns for a unit (city, one of the 23, township) and element; null where nobody was assessed */
export async function assessments(
  database: Database,
  divisions: readonly DivisionRow[],
  city: string,
  window: string,
): Promise<(unitId: string, elementId: string) => AssessedElement | null> {
  const years = [...new Set(quartersOf(window).map((quarter) => quarter.slice(0, 4)))];
  const scores = await readScores(database);
  const newest = new Map<string, ScoreRow>();
  for (const year of years.sort())
    for (const row of scores.get(year) ?? []) newest.set(`${row.unit_id}|${row.element_id}`, row);
  const sums = new Map<string, { total: number; townships: number }>();
  const members = new Map<string, number>();
  const elements = new Set([...newest.values()].map(({ element_id: id }) => id));
  for (const { id, level, manager } of divisions) {
    if (level !== "township") continue;
    const units = manager === null ? [id, city] : [id, manager, city];
    for (const unit of units) members.set(unit, (members.get(unit) ?? 0) + 1);
    for (const element of elements) {
      const score = newest.get(`${id}|${element}`)?.score;
      if (score === undefined) continue;
      for (const unit of units) {
        const key = `${unit}|${element}`;
        const own = sums.get(key) ?? { total: 0, townships: 0 };
        sums.set(key, { total: own.total + score, townships: own.townships + 1 });
      }
    }
  }
  return (unitId, elementId) => {
    const own = sums.get(`${unitId}|${elementId}`);
    if (!own) return null;
    const { total, townships } = own;
    return { score: total / townships, townships, of: members.get(unitId)! };
  };
}
