import "./charts.css";

export { type CountBar, CountBars, type CountBarWords } from "./bars/count-bars.js";
export { Convergence, type ConvergenceProps } from "./convergence/convergence.js";
export type { ConvergencePoint } from "./convergence/convergence-layout.js";
export { type StepOrder, StepOrders, type StepOrderWords } from "./course/step-orders.js";
export {
  CumulativeLines,
  type CumulativeLinesProps,
  type CumulativeSeries,
} from "./time/cumulative-lines.js";
export {
  type FigureUnit,
  absent,
  formatCount,
  formatDays,
  formatFigure,
  formatPercent,
  formatRange,
  formatRoundFigure,
  formatRoundPoints,
  formatShare,
  unitSign,
} from "./format/format.js";
export {
  ChartFrame,
  type ChartFrameProps,
  type ChartFrameWords,
  type ChartState,
} from "./frame/chart-frame.js";
export {
  type ChartColumn,
  ChartTable,
  type ChartTableData,
  type ChartTableRow,
} from "./frame/chart-table.js";
export { TableScroller } from "./frame/table-scroller.js";
export { type ShownFigures, shownFigures } from "./frame/shown-figures.js";
export { type ChartTake, ChartTakeContext, type TakenCells } from "./frame/chart-take.js";
export type { ChartText } from "./frame/chart-text.js";
export { type FlowEnd, type FlowMove, LevelFlow, type LevelFlowProps } from "./flow/level-flow.js";
export type { FunnelStep } from "./funnel/funnel-layout.js";
export { type FunnelWords, StepFunnel } from "./funnel/step-funnel.js";
export {
  CompoundGlyph,
  type CompoundGlyphKind,
  SiteGlyph,
  type SiteGlyphStatus,
} from "./glyphs/glyphs.js";
export { type PatternId, PatternSwatch, Patterns, patternFill } from "./glyphs/patterns.js";
export { BulletBar } from "./kpi/bullet-bar.js";
export { Delta, type DeltaWords } from "./kpi/delta.js";
export { SiteCells, type SiteCellsProps } from "./kpi/site-cells.js";
export type { SiteCellStatus, SiteCounts, SiteGroup } from "./kpi/site-groups.js";
export { Sparkline } from "./kpi/sparkline.js";
export { type UnitCell, UnitStrip } from "./kpi/unit-strip.js";
export { type HistogramBin, histogramBins } from "./legend/histogram-bins.js";
export {
  LegendHistogram,
  type LegendHistogramProps,
  type LegendWords,
} from "./legend/legend-histogram.js";
export { IntervalRanking, type IntervalRankingProps } from "./ranking/interval-ranking.js";
export { rankingDomain } from "./ranking/ranking-axis.js";
export {
  type IntervalState,
  type RankingFlag,
  type RankingRow,
  type RankingWords,
  formalRanks,
  intervalState,
} from "./ranking/ranking-row.js";
export {
  type RankPlace,
  RankShift,
  type RankShiftRow,
  type RankShiftWords,
  isMoved,
} from "./scores/rank-shift.js";
export { ScoreBar } from "./scores/score-bar.js";
export { UnitDots, type UnitDotsProps } from "./strip/unit-dots.js";
export {
  type StackedQuarter,
  StackedQuarters,
  type StackedSeries,
} from "./time/stacked-quarters.js";
export type { ScrubberQuarter } from "./time/scrubber-layout.js";
export { type ScrubberWords, TimeScrubber, type TimeScrubberProps } from "./time/time-scrubber.js";
export {
  type VerdictBar,
  VerdictBars,
  type VerdictBarsWords,
  type VerdictKind,
  verdictKinds,
} from "./verdict/verdict-bars.js";
