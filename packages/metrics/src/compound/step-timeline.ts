import type { Code } from "@atlas/schema";
import type { CompoundConsultation } from "./compound-sheet.js";

/** One of the seven steps as a consultation's record tells it. */
export interface TimelineStep {
  /** 1 to 7. */
  readonly step: number;
  /** First and last day that the recorded date may mean, both `YYYY-MM-DD`; null where no date is recorded. */
  readonly first: string | null;
  readonly last: string | null;
  readonly precision: Code<"date_precision"> | null;
  /** Days since the nearest earlier step with a date; null where either is not known to the day. */
  readonly daysBefore: number | null;
  readonly deviation: StepDeviation | null;
}

/**
 * What a step's record says against the order of the method: `out_of_order`, every day that its date may mean lies before an earlier step;
 * `skipped`, it has no date though a later step has one; `unagreed`, joint action (7) is dated though there was no agreement. Dates that
 * overlap are no deviation: their order is not known. A consultation has a step out of order where the figure `conformance` has it so.
 */
export type StepDeviation = "out_of_order" | "skipped" | "unagreed";

const dayMs = 86_400_000;

/** Last day that a date of some precision may mean. @param on `YYYY-MM-DD`, the first such day */
export function lastDayOf(on: string, precision: string | null): string {
  const [year, month] = on.split("-").map(Number) as [number, number];
  const endOfMonth = (m: number): string =>
    new Date(Date.UTC(year, m, 0)).toISOString().slice(0, 10);
  switch (precision) {
    case "month":
      return endOfMonth(month);
    case "quarter":
      return endOfMonth(month + 2);
    case "year":
      return endOfMonth(12);
    default:
      return on;
  }
}

/** The seven steps of a consultation in the order of the method, by the dates as they were recorded; nothing is filled in. */
export function stepTimeline(consultation: CompoundConsultation): readonly TimelineStep[] {
  const dated = stepsOf(consultation);
  return dated.map(({ step, on, precision }, i) => {
    const last = on === null ? null : lastDayOf(on, precision);
    return {
      step,
      first: on,
      last,
      precision: on === null ? null : precision,
      daysBefore: daysSince(dated.slice(0, i), on, precision),
      deviation: deviationOf(dated, i, last, consultation.outcome === "not_agreed"),
    };
  });
}

interface Dated {
  readonly step: number;
  readonly on: string | null;
  readonly precision: Code<"date_precision">;
}

function stepsOf(row: CompoundConsultation): readonly Dated[] {
  const pairs = [
    [row.step1_on, row.step1_precision],
    [row.step2_on, row.step2_precision],
    [row.step3_on, row.step3_precision],
    [row.step4_on, row.step4_precision],
    [row.step5_on, row.step5_precision],
    [row.step6_on, row.step6_precision],
    [row.step7_on, row.step7_precision],
  ] as const;
  return pairs.map(([on, precision], i) => ({
    step: i + 1,
    on,
    precision: (precision ?? "day") as Code<"date_precision">,
  }));
}

function deviationOf(
  dated: readonly Dated[],
  i: number,
  last: string | null,
  isUnagreed: boolean,
): StepDeviation | null {
  if (last === null) return dated.slice(i + 1).some(({ on }) => on !== null) ? "skipped" : null;
  if (dated.slice(0, i).some(({ on }) => on !== null && on > last)) return "out_of_order";
  return isUnagreed && dated[i]!.step === 7 ? "unagreed" : null;
}

function daysSince(earlier: readonly Dated[], on: string | null, precision: string): number | null {
  const before = earlier.findLast((step) => step.on !== null);
  if (!before || on === null || precision !== "day" || before.precision !== "day") return null;
  return (Date.parse(on) - Date.parse(before.on!)) / dayMs;
}
