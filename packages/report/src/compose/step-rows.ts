import type { FigureRow } from "@atlas/metrics";
import type { Scope } from "./scope.js";

/** One of the seven steps. */
export interface StepRow {
  /** Consultations that reached it. */
  readonly count: number;
  /** Quartiles of the days from the step before; undefined for the first. */
  readonly lower: FigureRow | undefined;
  readonly median: FigureRow | undefined;
  readonly upper: FigureRow | undefined;
}

/** The seven steps of the unit in its window; null where the counts are not given. */
export function stepRows({ input, book }: Scope): readonly StepRow[] | null {
  const { unit, period } = input;
  const steps = Array.from({ length: 7 }, (_, i) => {
    const days = (q: number): FigureRow | undefined =>
      book.find("step_days", `step=${i + 1};q=${q}`, unit.division_id, period);
    const reached = book.find("step_reached", `step=${i + 1}`, unit.division_id, period);
    return { reached, lower: days(25), median: days(50), upper: days(75) };
  });
  const counted = steps.flatMap(({ reached, ...days }) =>
    reached && reached.numerator !== null ? [{ count: reached.numerator, ...days }] : [],
  );
  return counted.length === steps.length ? counted : null;
}
