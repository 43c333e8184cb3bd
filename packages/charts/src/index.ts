export { formatCount, formatPercent } from "./format.js";
export { IntervalRanking, type RankingRow } from "./interval-ranking.js";
export { BulletBar, SiteCells, Sparkline } from "./kpi-graphics.js";
export { Patterns } from "./patterns.js";
export { type FunnelStep, StepFunnel } from "./step-funnel.js";
export { type ScrubberQuarter, TimeScrubber } from "./time-scrubber.js";
