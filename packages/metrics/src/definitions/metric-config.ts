import type { Code } from "@atlas/schema";

/** When a kind of return is due. */
export interface ReturnSchedule {
  readonly kind: Code<"return_kind">;
  readonly frequency: "quarterly" | "yearly";
  /** Days after the period's last day. */
  readonly dueDays: number;
  /** First period that is due at all. */
  readonly firstPeriod: string;
}

/** What figures depend on besides the tables. */
export interface MetricConfig {
  /** Day up to which the returns speak. */
  readonly asOf: string;
  readonly schedule: readonly ReturnSchedule[];
  /** Days within which a publication is on time. */
  readonly publishDays: number;
  /** Projects started before this day are not bound to consult first. */
  readonly consultFirstSince: string;
  /** Demonstration sites that the plan wants. */
  readonly plannedSites: number;
}

const scheduled = (
  kind: Code<"return_kind">,
  frequency: "quarterly" | "yearly",
  firstPeriod: string,
): ReturnSchedule => ({ kind, frequency, dueDays: 15, firstPeriod });

/** Configuration as in `data/reference/return-schedule.csv` and `targets.csv` (a test holds them together). */
export const defaultMetricConfig = (asOf: string): MetricConfig => ({
  asOf,
  publishDays: 15,
  consultFirstSince: "2020-01-01",
  plannedSites: 100,
  schedule: [
    scheduled("compounds", "yearly", "2019"),
    scheduled("consultations", "quarterly", "2019Q1"),
    scheduled("projects", "quarterly", "2019Q1"),
    scheduled("proposals", "quarterly", "2019Q1"),
    scheduled("councils", "yearly", "2019"),
    scheduled("assessments", "yearly", "2021"),
  ],
});
