import {
  formatCount,
  formatDays,
  formatPercent,
  formatRange,
  formatShare,
} from "@atlas/charts/plain";
import { type FigureRow, type MetricDefinition, metricDefinitions } from "@atlas/metrics";
import type { AbsentReason, Words } from "../words/words.js";

/** A value with its unit: a share `38.4%`, days and whole counts as they are, a mean with two decimals. */
export function valueText(unit: MetricDefinition["unit"], value: number): string {
  if (unit === "share") return formatShare(value);
  if (unit === "days") return formatDays(value);
  return Number.isInteger(value) ? formatCount(value) : value.toFixed(2);
}

/** A figure's interval in its unit; null where it has none. */
export function rangeText({ metric, low, high }: FigureRow): string | null {
  if (low === null || high === null) return null;
  const { unit } = metricDefinitions[metric];
  return unit === "share"
    ? `${formatRange(formatPercent(low), formatPercent(high))}%`
    : formatRange(valueText(unit, low), valueText(unit, high));
}

/** Why a figure has no value; null where it has one. */
export function absentReason(row: FigureRow | undefined): AbsentReason | null {
  if (!row) return "undefined";
  if (row.value !== null) return null;
  return row.flag === "not_reported" || row.flag === "thin" || row.flag === "suppressed"
    ? row.flag
    : "undefined";
}

/** A figure's value, or the word for why there is none. */
export const valueOrWhy = (row: FigureRow | undefined, words: Words): string => {
  const reason = absentReason(row);
  return reason === null
    ? valueText(metricDefinitions[row!.metric].unit, row!.value!)
    : words.absent[reason];
};

/** `16,788 / 27,398`; the one count where there is no denominator; null where neither is known. */
export function countsText(row: FigureRow | undefined): string | null {
  if (!row || row.numerator === null) return null;
  return row.denominator === null
    ? formatCount(row.numerator)
    : `${formatCount(row.numerator)} / ${formatCount(row.denominator)}`;
}
