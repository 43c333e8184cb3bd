import { format } from "d3";

const grouped = format(",.0f");

/** 16788 → `16,788`; a dash for unknown. */
export const formatCount = (value: number | null): string =>
  value === null ? "–" : grouped(value).replace("-", "−");

/** 0.384 → `38.4`; the unit stands in the header. */
export const formatPercent = (value: number | null): string =>
  value === null ? "–" : (value * 100).toFixed(1).replace("-", "−");
