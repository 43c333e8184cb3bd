import type { Database } from "@atlas/warehouse";
import {
  closed,
  dayOnly,
  firstStep,
  firstStepLast,
  fromClosed,
  lastDay,
  placed,
} from "../compile/fact-tables.js";
import { type Branch, runBranches } from "../compile/scope.js";
import { type Sql, sql } from "../compile/sql.js";
import type { FigureContext, FamilyRequest } from "../families/family.js";
import { reportingUnitsOf } from "../families/reporting-units.js";
import type { FigureLevel } from "../figure.js";

/** What the index measures that is no figure of its own. */
export const indexMeasures = ["days_to_conclude", "levels_used"] as const;

/** Values of {@link indexMeasures} for a unit and window, with the consultations that they rest on. */
export interface IndexInput {
  readonly level: FigureLevel;
  readonly period: string;
  readonly unit_id: string;
  /** Median of the days from the first dated step to the close, both known to the day and not in reverse. */
  readonly days_to_conclude: number | null;
  readonly days_n: number;
  /** Of the four levels, how many a consultation was held at. */
  readonly levels_used: number;
  readonly levels_n: number;
}

const table = sql`CREATE OR REPLACE TEMP TABLE figure_concluded AS
  SELECT ${placed(sql`c`)}, c.closed_on AS first_day, ${lastDay(closed)} AS last_day, c.level AS held_at,
    CASE WHEN ${dayOnly(closed)} >= ${firstStep} AND ${firstStep} = ${firstStepLast} THEN c.closed_on - ${firstStep} END AS days
  ${fromClosed}`;

const made = new WeakMap<Database, Promise<unknown>>();

/** Reads {@link IndexInput} for the levels and windows asked; units without a closed consultation are missing. */
export async function indexInputs(
  context: FigureContext,
  request: FamilyRequest,
): Promise<readonly IndexInput[]> {
  const { database } = context;
  let making = made.get(database);
  if (!making) {
    making = database.query(table.text);
    made.set(database, making);
    // A connection that failed once may be asked again.
    making.catch(() => made.delete(database));
  }
  await making;
  return runBranches<Omit<IndexInput, "level" | "period" | "unit_id">>(
    context,
    request,
    reportingUnitsOf(context, "consultations"),
    inputsSql,
  );
}

const inputsSql = ({ branch, windows, group, reporting, where }: Branch): Sql =>
  sql`SELECT ${branch} AS branch, w.i, ${group} AS unit_id, CAST(median(f.days) AS DOUBLE) AS days_to_conclude,
    CAST(count(f.days) AS DOUBLE) AS days_n, CAST(count(DISTINCT f.held_at) AS DOUBLE) AS levels_used,
    CAST(count(f.held_at) AS DOUBLE) AS levels_n
  FROM figure_concluded f JOIN ${windows} ON f.first_day >= w.first_day AND f.last_day <= w.last_day${reporting}
  WHERE ${where} GROUP BY ALL`;
