import { daysOfPeriod, formatQuarter, parseQuarter, shiftQuarter } from "@atlas/schema";
import { reportingDistricts } from "../compile/figure-units.js";
import { type Sql, sql } from "../compile/sql.js";
import type { FigureContext } from "../families/family.js";
import { quartersOf, windowOf } from "../reporting/window.js";

/** The quarters up to a window's end in which a compound is expected to be consulted. */
export function gapWindow(window: string, quarters: number): string {
  const last = quartersOf(window).at(-1)!;
  return windowOf(formatQuarter(shiftQuarter(parseQuarter(last)!, 1 - quarters)), last);
}

/** Old compounds that stood through a window, of units that reported all of it; those in which nothing was closed, whatever day a coarse date means, are hits. */
export function uncoveredCompounds({ arrivals, divisions }: FigureContext, window: string): Sql {
  const quarters = quartersOf(window);
  const { first, last } = daysOfPeriod(window);
  const units = reportingDistricts(divisions).filter(
    (unit) => arrivals.reported("consultations", unit, quarters) === quarters.length,
  );
  return sql`SELECT CAST(NULL AS INTEGER) AS step, f.unit_id, f.township_id, f.community_id, f.compound_id, f.compound_id AS case_id, k.name AS label,
      CAST(NULL AS VARCHAR) AS from_on, CAST(NULL AS VARCHAR) AS from_precision, CAST(NULL AS VARCHAR) AS to_on, CAST(NULL AS VARCHAR) AS to_precision,
      CAST(NULL AS INTEGER) AS days, CAST(NULL AS VARCHAR) AS reason, t.cluster IS NULL AS hit
    FROM figure_compound f JOIN compound k ON k.compound_id = f.compound_id
    LEFT JOIN (SELECT DISTINCT cluster FROM figure_closed WHERE first_day <= CAST(${last} AS DATE) AND last_day >= CAST(${first} AS DATE)) t
      ON t.cluster = f.number
    WHERE f.kind = 'old' AND f.valid_from <= CAST(${first} AS DATE) AND f.valid_to > CAST(${last} AS DATE)
      AND list_contains(string_split(CAST(${units.join(",")} AS VARCHAR), ','), f.unit_id)`;
}
