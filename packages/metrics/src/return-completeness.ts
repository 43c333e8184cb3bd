import type { FigureRow } from "./figure.js";
import type { Scope } from "./figure-sql.js";
import type { MetricConfig } from "./metric-config.js";
import type { Arrivals } from "./reporting.js";
import { dueOn, quartersOf } from "./window.js";

/** The 23 units; completeness is asked of each, whether or not it ever sent anything. */
const units =
  "510104 510105 510106 510107 510108 510112 510113 510114 510115 510116 510117 510118 510121 510129 510131 510181 510182 510183 510184 510185 CD-GX CD-TF CD-DB".split(
    " ",
  );

/** A return that was due. */
export interface DueReturn {
  readonly unit_id: string;
  readonly kind: string;
  readonly period: string;
  readonly due_on: string;
  readonly received_on: string | null;
  readonly state: "in_time" | "late" | "missing";
}

/** Every return due in a window at the as-of date, with what became of it. Unknown arrival days count as in time. */
export function dueReturns(
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
      (frequency === "quarterly" ? quarters : years).flatMap((period) => {
        const due_on = dueOn(period, dueDays);
        if (period < firstPeriod || due_on > config.asOf) return [];
        const key = `${kind}|${unit_id}|${period}`;
        const received_on = arrivals.get(key) ?? null;
        const state = !arrivals.has(key)
          ? "missing"
          : received_on !== null && received_on > due_on
            ? "late"
            : "in_time";
        return [{ unit_id, kind, period, due_on, received_on, state } as const];
      }),
    ),
  );
}

/** Returns in / returns due, and the late ones as a part, by unit or for the city. */
export function returnCompleteness(
  scope: Scope,
  config: MetricConfig,
  arrivals: Arrivals,
): readonly Omit<FigureRow, "metric" | "level" | "kind" | "period" | "flag">[] {
  const groups = new Map<string, DueReturn[]>();
  for (const due of dueReturns(scope.window, config, arrivals)) {
    if (scope.within !== null && scope.within !== due.unit_id) continue;
    const group = scope.level === "city" ? "510100" : due.unit_id;
    groups.set(group, [...(groups.get(group) ?? []), due]);
  }
  return [...groups].flatMap(([unit_id, due]) => {
    const missing = due.filter(({ state }) => state === "missing").length;
    const late = due.filter(({ state }) => state === "late").length;
    const row = (part: string | null, numerator: number) => ({
      part,
      unit_id,
      numerator,
      denominator: due.length,
      value: numerator / due.length,
      low: null,
      high: null,
      n: due.length,
    });
    return [row(null, due.length - missing), row("late", late)];
  });
}
