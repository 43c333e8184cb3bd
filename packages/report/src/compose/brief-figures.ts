import type { MetricId } from "@atlas/metrics";

/** Headline figures, in the order of the cards. */
export const cardFigures: readonly MetricId[] = [
  "coverage",
  "participation",
  "pilot_progress",
  "consult_first",
  "published",
];

/** Figures by which children are compared; the first is drawn, all stand in the table. */
export const childTableFigures: readonly MetricId[] = [
  "participation",
  "coverage",
  "consult_first",
  "published",
];

/** The figure of the headline, of the ranking and of the course over time. */
export const trendFigure: MetricId = "participation";

/** Figures that grow with the length of the window: their targets are set for {@link targetQuarters} quarters and hold for no other window. */
export const growWithWindow: ReadonlySet<MetricId> = new Set<MetricId>(["coverage", "reach"]);

/** Quarters of the window that targets are set for: the default one. */
export const targetQuarters = 4;

/** Figures that a section of their own shows, so that the table of further figures leaves them out. */
export const shownElsewhere: ReadonlySet<MetricId> = new Set<MetricId>([
  ...cardFigures,
  "step_reached",
  "step_days",
]);
