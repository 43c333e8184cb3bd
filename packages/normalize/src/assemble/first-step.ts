import { type Values, dateOf } from "../draft/row-values.js";
import { lastDay } from "../parse/last-day.js";
import type { ParsedDate } from "../parse/parsed.js";

const steps = ["step1", "step2", "step3", "step4", "step5", "step6", "step7"] as const;

/** The date of the earliest step. A later step that is told less exactly, and may have been no earlier, does not move it: of a case begun
 * on 10 August whose second step was "in 2021" the begin is the day. */
export function firstStep(values: Values): ParsedDate | null {
  let first: ParsedDate | null = null;
  for (const step of steps) {
    const date = dateOf(values, step);
    if (date !== null && (first === null || lastDay(date) < first.on)) first = date;
  }
  return first;
}

/** The days of the seven steps; null for one that has no date or none to the day. */
export const daysOfSteps = (values: Values): readonly (string | null)[] =>
  steps.map((step) => {
    const date = dateOf(values, step);
    return date?.precision === "day" ? date.on : null;
  });
