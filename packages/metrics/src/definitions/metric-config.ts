import type { Code } from "@atlas/schema";
import type {
  AttentionLine,
  Configuration,
  CouncilRuleLine,
  IndexElementLine,
} from "@atlas/warehouse";
import { defaultAttentionLines } from "../attention/default-attention-lines.js";
import { defaultIndexElements } from "../composite/default-index-elements.js";
import { defaultCouncilRules } from "../councils/default-council-rules.js";
import type { MetricId } from "../figure.js";
import { usualDueDays } from "../reporting/window.js";
import type { MetricDefinition } from "./metric-definition.js";
import { metricDefinitions } from "./metric-definitions.js";

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
  /** Days that an agreed consultation is given to reach joint action before it is judged. */
  readonly actDays: number;
  /** Projects started before this day are not bound to consult first. */
  readonly consultFirstSince: string;
  /** Demonstration sites that the plan wants; null where no target is set. */
  readonly plannedSites: number | null;
  /** Figures not listed have no target. */
  readonly targets: Readonly<Partial<Record<MetricId, number>>>;
  /** Rules of the composition of councils. */
  readonly councilRules: readonly CouncilRuleLine[];
  /** Elements of the index with their goalposts and weights. */
  readonly indexElements: readonly IndexElementLine[];
  /** Thresholds of the attention list; a rule without a line is off. */
  readonly attention: readonly AttentionLine[];
}

const scheduled = (
  kind: Code<"return_kind">,
  frequency: "quarterly" | "yearly",
  firstPeriod: string,
): Configuration["schedule"][number] => ({
  kind,
  frequency,
  due_days: usualDueDays,
  first_period: firstPeriod,
});

/** What `data/reference/return-schedule.csv`, `targets.csv`, `council-rules.csv`, `elements.csv` and `attention-rules.csv` say as committed (a test holds them together); for a warehouse that does
 * not say with what it was made. */
export const defaultConfiguration: Configuration = {
  schedule: [
    scheduled("compounds", "yearly", "2019"),
    scheduled("consultations", "quarterly", "2019Q1"),
    scheduled("projects", "quarterly", "2019Q1"),
    scheduled("proposals", "quarterly", "2019Q1"),
    scheduled("councils", "yearly", "2019"),
    scheduled("assessments", "yearly", "2021"),
  ],
  targets: Object.fromEntries(
    Object.values(metricDefinitions).flatMap(({ id, target }) =>
      target === null ? [] : [[id, target]],
    ),
  ),
  council_rules: defaultCouncilRules,
  index_elements: defaultIndexElements,
  attention_rules: defaultAttentionLines,
};

/** What figures of a warehouse depend on besides its tables.
 * @param asOf the manifest's `as_of`
 * @param configuration the manifest's `configuration`; a warehouse that has none goes by the usual one */
export const metricConfig = (
  asOf: string,
  configuration: Configuration = defaultConfiguration,
): MetricConfig => ({
  asOf,
  publishDays: 15,
  actDays: 90,
  consultFirstSince: "2020-01-01",
  plannedSites: configuration.targets["pilot_progress"] ?? null,
  targets: configuration.targets,
  councilRules: configuration.council_rules ?? defaultCouncilRules,
  indexElements: configuration.index_elements ?? defaultIndexElements,
  attention: configuration.attention_rules ?? defaultAttentionLines,
  schedule: configuration.schedule.map((line) => ({
    kind: line.kind as ReturnSchedule["kind"],
    frequency: line.frequency,
    dueDays: line.due_days,
    firstPeriod: line.first_period,
  })),
});

/** The usual configuration at an as-of date. */
export const defaultMetricConfig = (asOf: string): MetricConfig => metricConfig(asOf);

/** A figure's definition with the target that is set. */
export const definitionIn = (config: MetricConfig, metric: MetricId): MetricDefinition => ({
  ...metricDefinitions[metric],
  target: config.targets[metric] ?? null,
});

/** Days after a quarter's end from which it may be in a default window. */
export const windowDueDays = ({ schedule }: MetricConfig): number =>
  schedule.find(({ kind }) => kind === "consultations")?.dueDays ?? usualDueDays;
