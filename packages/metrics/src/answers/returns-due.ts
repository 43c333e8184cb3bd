import type { Database } from "@atlas/warehouse";
import { reportingDistricts } from "../compile/figure-units.js";
import type { MetricConfig } from "../definitions/metric-config.js";
import { type DueReturn, dueReturns } from "../reporting/due-returns.js";
import { makeReady } from "./figure-context.js";

/** Every return of a window that is past due, with what became of it: by unit, then in the order of the schedule and of time.
 * @throws AppError `period_invalid` for a window that is none */
export async function returnsDue(
  database: Database,
  window: string,
  config: MetricConfig,
): Promise<readonly DueReturn[]> {
  const { arrivals, divisions } = await makeReady(database);
  return dueReturns(reportingDistricts(divisions), window, config, arrivals);
}
