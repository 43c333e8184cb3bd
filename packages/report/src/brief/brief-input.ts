import type {
  AttentionItem,
  BookCounts,
  DueReturn,
  FigureRow,
  MetricConfig,
  Violation,
} from "@atlas/metrics";
import type { Code, Language } from "@atlas/schema";

/** A division as the brief names it. */
export interface BriefDivision {
  readonly division_id: string;
  readonly name: string;
  readonly name_en: string;
  readonly level: Code<"division_level">;
}

/** What a brief is written from; nothing else is asked while it is written. */
export interface BriefInput {
  readonly language: Language;
  /** The city or any division under it. */
  readonly unit: BriefDivision;
  /** Window in its canonical writing, `2022Q4` or `2021Q4..2022Q3`. */
  readonly period: string;
  /** The window of equal length before. */
  readonly previous: string;
  /** Quarters of the course over time, first to last. */
  readonly quarters: readonly string[];
  /** Whether returns of the window are not yet due at the as-of date. */
  readonly stillReporting: boolean;
  /** Version of the warehouse. */
  readonly version: string;
  readonly synthetic: boolean;
  /** Whether small counts of households were hidden in `figures`. */
  readonly forPublic: boolean;
  readonly config: MetricConfig;
  /** The unit, its children and whoever sends its returns, at least. */
  readonly divisions: readonly BriefDivision[];
  /** The answers to `briefQuestions`. */
  readonly figures: readonly FigureRow[];
  /** Returns past due in the window, of the units that the brief speaks of. */
  readonly due: readonly DueReturn[];
  readonly violations: readonly Violation[];
  /** What the rules of the attention list find in the unit; none in a brief for publication, since changes tell figures that it may hide. */
  readonly attention: readonly AttentionItem[];
  readonly books: BookCounts;
}
