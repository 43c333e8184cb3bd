import type { FigureRow } from "../figure.js";
import type { MetricConfig } from "../definitions/metric-config.js";

/** How long a case may wait at a step. */
export interface StepLimit {
  /** Step that has been reached, 1 to 6. */
  readonly step: number;
  /** A case is overdue when it has waited longer; null: the quartiles cannot be told, so that the step is not judged. */
  readonly days: number | null;
  /** `table` or the city's own `quartiles`, which are given beside. */
  readonly from: "table" | "quartiles";
  readonly quartiles: readonly [number, number] | null;
}

/** Limits of the steps that the table lists: its own, or Tukey's fence Q3 + 1.5 × (Q3 - Q1) over the city's days from the step to the next, in whole days.
 * @param cityDays rows of `step_days` of the city
 * @see Tukey (1977), Exploratory Data Analysis, 2C */
export function stepLimits(
  { attention }: MetricConfig,
  cityDays: readonly FigureRow[],
): readonly StepLimit[] {
  return attention.flatMap(({ rule_id: rule, step, threshold }): StepLimit[] => {
    if (rule !== "step_overdue" || step === null) return [];
    if (threshold !== null) return [{ step, days: threshold, from: "table", quartiles: null }];
    const quartile = (q: number): number | null =>
      cityDays.find(({ part }) => part === `step=${step + 1};q=${q}`)?.value ?? null;
    const [low, high] = [quartile(25), quartile(75)];
    return low === null || high === null
      ? [{ step, days: null, from: "quartiles", quartiles: null }]
      : [
          {
            step,
            days: Math.ceil(high + 1.5 * (high - low)),
            from: "quartiles",
            quartiles: [low, high],
          },
        ];
  });
}
