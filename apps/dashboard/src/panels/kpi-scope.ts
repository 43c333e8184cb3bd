import type { FigureKind, FigureQuery, FigureRow, MetricId, Summary } from "@atlas/metrics";
import type { Language } from "@atlas/schema";
import type { FigureSource } from "../data/figure-source.js";
import { useFigures } from "../data/use-figures.js";
import { type ViewState, levelOfUnit, withoutKind } from "../state/view-state.js";
import type { Messages } from "../i18n/messages.js";

/** What the strip speaks of. */
export interface KpiScope {
  readonly source: FigureSource;
  readonly summary: Summary;
  readonly window: string;
  /** The window that it is compared with, and how that was chosen. */
  readonly previous: string;
  readonly compare: ViewState["compare"];
  readonly quarters: readonly string[];
  readonly within: string | null;
  readonly kind: FigureKind;
  readonly language: Language;
  readonly words: Messages;
  /** Opens the definition of a figure. */
  readonly onDefine: (metric: MetricId) => void;
}

/** Figures of the strip. */
const kpiMetrics = [
  "coverage",
  "participation",
  "pilot_progress",
  "consult_first",
  "published",
  "return_completeness",
] as const satisfies readonly MetricId[];

/** Figures of the strip that tell their change: all but the sites. */
const changing = kpiMetrics.filter((metric) => metric !== "pilot_progress");

/** What the strip asks: each figure, then those that tell their change for the window that it is compared with. */
export const kpiQueries = (
  place: Pick<KpiScope, "within" | "kind">,
  window: string,
  before: string,
): readonly FigureQuery[] => [
  ...kpiMetrics.map((metric) => kpiQuery(place, metric, window)),
  ...changing.map((metric) => kpiQuery(place, metric, before)),
];

/** What the strip asks of a figure. */
function kpiQuery(
  { within, kind }: Pick<KpiScope, "within" | "kind">,
  metric: MetricId,
  window: string,
): FigureQuery {
  const level = levelOfUnit(within);
  return {
    metric,
    level,
    // A district's answer is one row of all districts', which is known in advance.
    within: level === "city" || level === "district" ? null : within,
    kind: withoutKind.includes(metric) ? "all" : kind,
    periods: [window],
  };
}

/** Rows of the place that the strip speaks of, the figure and its parts; undefined while awaited. */
export function useOne(
  scope: KpiScope,
  metric: MetricId,
  window: string,
): readonly FigureRow[] | undefined {
  return useFigures(scope.source, kpiQuery(scope, metric, window))?.filter(
    (row) => scope.within === null || row.unit_id === scope.within,
  );
}
