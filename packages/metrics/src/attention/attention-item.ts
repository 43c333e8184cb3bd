import type { AttentionRuleId, AttentionSeverity } from "@atlas/warehouse";
import type { FigureFlag, MetricId } from "../figure.js";

/** Two values of a figure that differ by more than chance would have it. */
export interface AttentionChange {
  readonly now: number;
  readonly before: number;
  /** 95 % interval of `now - before`. */
  readonly low: number;
  readonly high: number;
  /** Value of p after Benjamini and Hochberg, over all figures and units compared. */
  readonly adjusted_p: number;
  /** The window before. */
  readonly before_window: string;
}

/** A figure that rests on few cases. */
export interface AttentionSample {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
  readonly flag: FigureFlag;
}

/** One thing that needs attention: what a rule finds at one unit. */
export interface AttentionItem {
  /** Rule, step or figure, unit, and the window where it is not the default one: the same in every version of a warehouse. */
  readonly id: string;
  readonly rule: AttentionRuleId;
  /** Step after which the cases wait; null for rules that know no steps. */
  readonly step: number | null;
  /** The figure of `sudden_change` and `small_sample`; else null. */
  readonly metric: MetricId | null;
  readonly severity: AttentionSeverity;
  /** A township, or a district (for returns, figures, and cases without a township). */
  readonly unit_id: string;
  /** The unit of the 23; null where the cases name none. */
  readonly district_id: string | null;
  /** Window that it speaks of; null: the as-of day, whatever window is shown. */
  readonly window: string | null;
  /** Whether `window` is that of the default view (or it speaks of the as-of day). */
  readonly is_default_window: boolean;
  /** Cases found; `n` of a figure for `small_sample`, 1 for `sudden_change`. */
  readonly count: number;
  /** What they were looked for among; null where there is no such number. */
  readonly of: number | null;
  /** Days of the longest case; null where days mean nothing. */
  readonly longest_days: number | null;
  /** Cases by community, where they name one. */
  readonly communities: Readonly<Record<string, number>>;
  readonly change: AttentionChange | null;
  readonly sample: AttentionSample | null;
  /** Changes when the cases or what is known of them change; never by time alone. */
  readonly evidence: string;
}

/** One case behind an item. Dates are first days of what was written, each with its precision. */
export interface AttentionCase {
  /** The record's id; of a return its kind and period. */
  readonly case_id: string;
  /** Topic, project or name; text of a return. */
  readonly label: string | null;
  readonly compound_id: string | null;
  /** Name of the compound. */
  readonly compound: string | null;
  readonly community_id: string | null;
  /** Name of the community. */
  readonly community: string | null;
  readonly unit_id: string | null;
  /** Last step dated, closing, start of the project, day due. */
  readonly from_on: string | null;
  readonly from_precision: string | null;
  /** Agreement, or the day received; null where there was none. */
  readonly to_on: string | null;
  readonly to_precision: string | null;
  /** Days waited or late; null where days mean nothing. */
  readonly days: number | null;
  /** `not_held`, `no_agreement`, `agreed_later` for projects; what council rules ask and find, `members_total 16 (20-50)`; else null. */
  readonly reason: string | null;
}
