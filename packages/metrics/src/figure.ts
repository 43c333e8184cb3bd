/** Level a figure is shown at; `district` means the 23 units. */
export type FigureLevel = "city" | "district" | "township" | "community" | "compound";

/** Which compounds a figure speaks of. */
export type FigureKind = "all" | "old" | "managed" | "unknown";

/** How far a figure may be trusted; the meanings are in docs/figures.md. */
export type FigureFlag = "ok" | "small" | "thin" | "partial" | "not_reported" | "suppressed";

/** Figures that exist so far. */
export type MetricId =
  | "coverage"
  | "participation"
  | "pilot_progress"
  | "consult_first"
  | "published"
  | "return_completeness"
  | "step_reached"
  | "step_days"
  | "proposal_ordered"
  | "proposal_adopted"
  | "proposal_agreed"
  | "proposal_conformed"
  | "proposal_levels"
  | "proposal_days"
  | "proposal_returned"
  | "council_rules"
  | "index"
  | "reach"
  | "steps_complete"
  | "conformance"
  | "lists"
  | "diversity_actors"
  | "diversity_topics"
  | "diversity_forms"
  | "online_share"
  | "carried_out"
  | "consensus"
  | "satisfaction";

/** One figure of one unit in one window. */
export interface FigureRow {
  readonly metric: MetricId;
  /** Piece of a figure that has several (`status=accepted`, `step=5;q=50`), else null. */
  readonly part: string | null;
  readonly level: FigureLevel;
  readonly unit_id: string;
  readonly kind: FigureKind;
  /** The window: `2022Q4` or `2021Q4..2022Q3`. */
  readonly period: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** A share 0..1, a count or days, as the definition says. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number | null;
  readonly flag: FigureFlag;
}

/** A request for figures. Equal requests are answered from the same cache entry. */
export interface FigureQuery {
  readonly metric: MetricId;
  readonly level: FigureLevel;
  /** Only the units under this division (a district for townships); null: all units of the level. */
  readonly within: string | null;
  readonly kind: FigureKind;
  /** Windows, each `2022Q4` or `2021Q4..2022Q3`. */
  readonly periods: readonly string[];
}
