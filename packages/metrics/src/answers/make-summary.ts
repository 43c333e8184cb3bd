import { type Row, formatQuarter, quarterOfDay, schemaVersion } from "@atlas/schema";
import type { Database } from "@atlas/warehouse";
import { reportingDistricts } from "../compile/figure-units.js";
import {
  type MetricConfig,
  defaultMetricConfig,
  windowDueDays,
} from "../definitions/metric-config.js";
import { dueReturns } from "../reporting/due-returns.js";
import { defaultWindow, dueOn, previousWindow, quartersOf, windowOf } from "../reporting/window.js";
import type { Summary, SummaryDivision, SummarySite } from "../summary.js";
import { makeReady } from "./figure-context.js";
import { figuresMany } from "./figures.js";
import { firstQuestions } from "./first-questions.js";

/** What a summary says of the version it is made for. */
export interface SummaryFacts {
  readonly version: string;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  readonly synthetic: boolean;
  readonly englishName: (divisionId: string) => string;
}

/** Answers in advance what the page asks first, by the same code that answers it later; in the same order every time.
 * @param config defaults to the usual one at the as-of date */
export async function makeSummary(
  database: Database,
  facts: SummaryFacts,
  config: MetricConfig = defaultMetricConfig(facts.asOf),
): Promise<Summary> {
  const { arrivals, divisions } = await makeReady(database);
  const dueDays = windowDueDays(config);
  const window = defaultWindow(facts.asOf, dueDays);
  const previous = previousWindow(window);
  const quarters = await quartersIn(database, facts.asOf);
  const queries = firstQuestions(window, previous, quarters);
  const answered = await figuresMany(database, queries, config);
  return {
    schema_version: schemaVersion,
    version: facts.version,
    as_of: facts.asOf,
    synthetic: facts.synthetic,
    window,
    previous,
    quarters: quarters.map((period) => ({
      period,
      state: dueOn(period, dueDays) <= facts.asOf ? "due" : "reporting",
    })),
    divisions: await divisionsOf(database, facts.englishName),
    sites: await database.query<SummarySite>(
      `SELECT site_id, compound_id, name, unit_id, township_id, batch, year, status, lon, lat
       FROM pilot_site ORDER BY site_id`,
    ),
    returns: dueReturns(reportingDistricts(divisions), window, config, arrivals).flatMap(
      ({ state, ...due }) => (state === "in_time" ? [] : [{ ...due, state }]),
    ),
    answers: queries.map((query, i) => ({ query, rows: answered[i]! })),
  };
}

async function divisionsOf(
  database: Database,
  englishName: (id: string) => string,
): Promise<readonly SummaryDivision[]> {
  const rows = await database.query<Row<"division">>(
    `SELECT division_id, name, level, parent_id, manager_id FROM division
     WHERE level <> 'community' AND valid_to IS NULL ORDER BY division_id`,
  );
  return rows.map((row) => ({
    division_id: row.division_id,
    name: row.name,
    name_en: englishName(row.division_id),
    level: row.level as SummaryDivision["level"],
    parent_id: row.parent_id,
    manager_id: row.manager_id,
  }));
}

/** Quarters from the first that a return speaks of to that of the as-of date. */
async function quartersIn(database: Database, asOf: string): Promise<readonly string[]> {
  const last = formatQuarter(quarterOfDay(asOf));
  const [row] = await database.query<{ readonly first: string | null }>(
    `SELECT min(period) AS first FROM submission
     WHERE period LIKE '____Q_' AND status IN ('accepted', 'superseded') AND period <= ?`,
    [last],
  );
  return quartersOf(windowOf(row?.first ?? last, last));
}
