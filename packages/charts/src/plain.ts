// What needs neither React nor a style sheet, for drawings made outside a page.
export {
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
export { funnelLayout } from "./funnel/funnel-layout.js";
export { rankingDomain } from "./ranking/ranking-axis.js";
export { type IntervalState, intervalState } from "./ranking/ranking-row.js";
