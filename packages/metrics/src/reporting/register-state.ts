import { daysOfPeriod } from "@atlas/schema";
import type { MetricConfig } from "../definitions/metric-config.js";
import type { Arrivals } from "./arrivals.js";
import type { RegisterReturn, WindowState } from "./flag-figure.js";
import { dueOn } from "./window.js";

/** Whether a register stands at a window's end: it holds until a newer one comes, so the newest that was due by then makes it whole and an older one makes it
 * partial.
 * @param managers the units that report: one below the city, all of them at the city */
export function registerState(
  kind: RegisterReturn,
  managers: readonly string[],
  window: string,
  arrivals: Arrivals,
  config: MetricConfig,
): WindowState {
  const { last } = daysOfPeriod(window);
  const schedule = config.schedule.find((line) => line.kind === kind);
  const newestDue = (): string | null => {
    if (schedule === undefined) return null;
    for (let year = Number(last.slice(0, 4)); String(year) >= schedule.firstPeriod; year -= 1) {
      if (dueOn(String(year), schedule.dueDays) <= last) return String(year);
    }
    return null;
  };
  const due = newestDue();
  const newest = managers.map((unit) => arrivals.newestUntil(kind, unit, last));
  if (newest.every((period) => period === null)) return "not_reported";
  const isWhole = (period: string | null): boolean =>
    period !== null && (due === null || period.slice(0, 4) >= due);
  return newest.every(isWhole) ? "whole" : "partial";
}
