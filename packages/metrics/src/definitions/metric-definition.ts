import type { Bilingual } from "@atlas/schema";
import type { FigureLevel, MetricId } from "../figure.js";

/** A piece of a figure, as `FigureRow.part` names it. */
export interface PartDefinition {
  /** `on_time`, or with a placeholder where there are several: `step=1..7`, `batch=…`. */
  readonly part: string;
  readonly meaning: Bilingual;
}

/** A figure's definition (口径): what the page shows of it, and what `atlas metrics` computes by. */
export interface MetricDefinition {
  readonly id: MetricId;
  readonly name: Bilingual;
  /** The whole in plain words. */
  readonly definition: Bilingual;
  readonly numerator: Bilingual;
  readonly denominator: Bilingual;
  /** Unit of `value`: a share 0..1, a number of things, or days. */
  readonly unit: "share" | "count" | "days" | "points";
  /** What `n` counts. */
  readonly n: Bilingual;
  /** How `low` and `high` come about; null where there is no interval. */
  readonly interval: Bilingual | null;
  readonly direction: "up" | "down" | "none";
  /** Levels at which it may be shown. */
  readonly levels: readonly FigureLevel[];
  /** Class breaks of the map, fixed across quarters so that maps compare. */
  readonly breaks: readonly number[];
  /** Configuration, not a published target; null where there is none. In `metricDefinitions` as committed, in `definitionIn` as set. */
  readonly target: number | null;
  readonly parts: readonly PartDefinition[];
  /** Tables it is computed from. */
  readonly tables: readonly string[];
  /** Where the figure, or the rule behind it, comes from. */
  readonly source: Bilingual;
}
