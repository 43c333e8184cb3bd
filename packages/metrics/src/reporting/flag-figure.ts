import type { MetricConfig } from "../definitions/metric-config.js";
import type { FigureFlag, MetricId } from "../figure.js";
import type { Arrivals } from "./arrivals.js";
import { dueOn, quartersOf } from "./window.js";

/** Kinds of return that figures rest on. */
export type EventReturn = "consultations" | "projects" | "proposals";

/** Registers that figures rest on: they hold until a newer one comes. */
export type RegisterReturn = "councils";

/** The returns that a figure rests on; null: it does not depend on any (registers, or the returns themselves). */
export const returnKindOf: Readonly<Record<MetricId, EventReturn | RegisterReturn | null>> = {
  coverage: "consultations",
  participation: "consultations",
  published: "consultations",
  consult_first: "projects",
  step_reached: "consultations",
  step_days: "consultations",
  proposal_ordered: "proposals",
  proposal_adopted: "proposals",
  proposal_agreed: "proposals",
  proposal_conformed: "proposals",
  proposal_levels: "proposals",
  proposal_days: "proposals",
  proposal_returned: "proposals",
  council_rules: "councils",
  index: "consultations",
  reach: "consultations",
  steps_complete: "consultations",
  conformance: "consultations",
  lists: "consultations",
  diversity_actors: "consultations",
  diversity_topics: "consultations",
  diversity_forms: "consultations",
  online_share: "consultations",
  carried_out: "consultations",
  consensus: "consultations",
  satisfaction: "consultations",
  pilot_progress: null,
  return_completeness: null,
};

/** Fewer than this, and a figure is not given. */
const thinUnder = 5;

/** Fewer than this, and a figure is no part of a ranking. */
const smallUnder = 30;

/** How much of a window has been reported. */
export type WindowState = "whole" | "partial" | "not_reported";

/** How much of a window has been reported by those who report for a unit. A quarter whose returns are not yet due is never whole.
 * @param managers the units that report: one below the city, all of them at the city */
export function windowState(
  returnKind: EventReturn,
  managers: readonly string[],
  window: string,
  arrivals: Arrivals,
  config: MetricConfig,
): WindowState {
  const schedule = config.schedule.find(({ kind }) => kind === returnKind);
  const quarters = quartersOf(window);
  const expected = quarters.filter((quarter) => !schedule || quarter >= schedule.firstPeriod);
  const reported = managers.map((unit) => arrivals.reported(returnKind, unit, quarters));
  if (reported.every((count) => count === 0)) return "not_reported";
  const notYetDue =
    schedule !== undefined && dueOn(quarters.at(-1)!, schedule.dueDays) > config.asOf;
  return notYetDue || reported.some((count) => count < expected.length) ? "partial" : "whole";
}

/** How far a figure may be trusted. */
export function flagFigure(metric: MetricId, n: number, state: WindowState): FigureFlag {
  if (returnKindOf[metric] === null) return "ok";
  if (state === "not_reported") return "not_reported";
  if (n < thinUnder) return "thin";
  if (state === "partial") return "partial";
  return n < smallUnder ? "small" : "ok";
}
