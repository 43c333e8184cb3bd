import type { Database } from "@atlas/warehouse";
import type { FigureFlag, MetricId } from "./figure.js";
import { quartersOf } from "./window.js";

/** Returns that have come: `kind|unit|period` → day received, null where it is not known. */
export type Arrivals = ReadonlyMap<string, string | null>;

/** Reads which returns have come; a superseded one has come too. */
export async function readArrivals(database: Database): Promise<Arrivals> {
  const rows = await database.query<{
    kind: string;
    unit_id: string;
    period: string;
    received_on: string | null;
  }>(
    `SELECT kind, unit_id, period, CAST(min(received_on) AS VARCHAR) AS received_on FROM submission
     WHERE status IN ('accepted', 'superseded') AND unit_id IS NOT NULL AND period IS NOT NULL GROUP BY ALL`,
  );
  return new Map(rows.map((row) => [`${row.kind}|${row.unit_id}|${row.period}`, row.received_on]));
}

const reportedQuarters = (arrivals: Arrivals, unit: string, window: string): number =>
  quartersOf(window).filter((quarter) => arrivals.has(`consultations|${unit}|${quarter}`)).length;

/** Units that sent at least one consultation return in the window. */
export function reportingUnits(arrivals: Arrivals, window: string): readonly string[] {
  const units = new Set([...arrivals.keys()].map((key) => key.split("|")[1]!));
  return [...units].filter((unit) => reportedQuarters(arrivals, unit, window) > 0).sort();
}

const withoutFlag = new Set<MetricId>(["pilot_progress", "return_completeness"]);

/** How far a figure may be trusted.
 * @param managers the units that report for it: one below the city, all 23 at the city */
export function flagOf(
  metric: MetricId,
  n: number,
  managers: readonly string[],
  window: string,
  arrivals: Arrivals,
): FigureFlag {
  if (withoutFlag.has(metric)) return "ok";
  const due = quartersOf(window).length;
  const reported = managers.map((unit) => reportedQuarters(arrivals, unit, window));
  if (reported.every((count) => count === 0)) return "not_reported";
  if (n < 5) return "thin";
  if (reported.some((count) => count < due)) return "partial";
  return n < 30 ? "small" : "ok";
}
