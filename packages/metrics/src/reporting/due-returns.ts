import type { Code } from "@atlas/schema";
import type { MetricConfig } from "../definitions/metric-config.js";
import type { Arrivals } from "./arrivals.js";
import { dueOn, quartersOf } from "./window.js";

/** A return that was due. */
export interface DueReturn {
  readonly unit_id: string;
  readonly kind: Code<"return_kind">;
  readonly period: string;
  readonly due_on: string;
  readonly received_on: string | null;
  readonly state: "in_time" | "late" | "missing";
}

/** Every return of a window that is past due at the as-of date, with what became of it; a year's return is due with its fourth quarter. One
 * that came on an unknown day is not called late.
 * @param units those asked, whether or not they ever sent anything */
export function dueReturns(
  units: readonly string[],
  window: string,
  config: MetricConfig,
  arrivals: Arrivals,
): readonly DueReturn[] {
  const quarters = quartersOf(window);
  const years = quarters
    .filter((quarter) => quarter.endsWith("Q4"))
    .map((quarter) => quarter.slice(0, 4));
  return units.flatMap((unit_id) =>
    config.schedule.flatMap(({ kind, frequency, dueDays, firstPeriod }) =>
      (frequency === "quarterly" ? quarters : years).flatMap((period): DueReturn[] => {
        const due_on = dueOn(period, dueDays);
        if (period < firstPeriod || due_on > config.asOf) return [];
        const received_on = arrivals.receivedOn(kind, unit_id, period);
        const state = !arrivals.has(kind, unit_id, period)
          ? "missing"
          : received_on !== null && received_on > due_on
            ? "late"
            : "in_time";
        return [{ unit_id, kind, period, due_on, received_on, state }];
      }),
    ),
  );
}
