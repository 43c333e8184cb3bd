export { compoundPoints } from "./compound-points.js";
export type {
  FigureFlag,
  FigureKind,
  FigureLevel,
  FigureQuery,
  FigureRow,
  MetricId,
} from "./figure.js";
export { figureKey, figures, figuresAsOf } from "./figures.js";
export { type SummaryFacts, makeSummary } from "./make-summary.js";
export { type MetricConfig, type ReturnSchedule, defaultMetricConfig } from "./metric-config.js";
export { type MetricDefinition, metricDefinitions } from "./metric-definitions.js";
export type {
  Summary,
  SummaryDivision,
  SummaryQuarter,
  SummaryReturn,
  SummarySite,
} from "./summary.js";
export { defaultWindow, previousWindow, quartersOf, windowOf } from "./window.js";
