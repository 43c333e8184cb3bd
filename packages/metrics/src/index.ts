export type {
  FigureFlag,
  FigureKind,
  FigureLevel,
  FigureQuery,
  FigureRow,
  MetricId,
} from "./figure.js";
export type {
  Summary,
  SummaryDivision,
  SummaryQuarter,
  SummaryReturn,
  SummarySite,
} from "./summary.js";
