import { type Estimate, benjaminiHochberg, differenceInterval } from "@atlas/stats";
import type { FigureContext } from "../families/family.js";
import type { FigureLevel, FigureQuery, FigureRow, MetricId } from "../figure.js";
import { previousWindow } from "../reporting/window.js";
import type { AttentionItem } from "./attention-item.js";
import { lineOf } from "./case-populations.js";
import { type WindowRef, itemId } from "./item-id.js";
import { severityOf } from "./severity.js";

/** Figures that are compared with the window before, those together that one statement answers. */
const watchedMetrics: readonly (readonly MetricId[])[] = [
  ["coverage", "participation", "published"],
  ["consult_first"],
  ["consensus"],
];

const levels = ["district", "township"] as const satisfies readonly FigureLevel[];

/** The questions that the items of figures are made of, those together that one statement answers; their answers go to {@link figureItems} in any order. */
export function figureQuestions(window: string): readonly (readonly FigureQuery[])[] {
  const ask = (metric: MetricId, level: FigureLevel): FigureQuery => ({
    metric,
    level,
    within: null,
    kind: "all",
    periods: [previousWindow(window), window],
  });
  return watchedMetrics.flatMap((metrics) =>
    levels.map((level) => metrics.map((metric) => ask(metric, level))),
  );
}

/** How many figures of how many units were compared, so that the rate of false alarms can be read. */
export interface Comparisons {
  readonly compared: number;
  readonly found: number;
}

/** Sudden changes and small samples among the answers to {@link figureQuestions}. */
export function figureItems(
  context: FigureContext,
  answers: readonly (readonly FigureRow[])[],
  window: WindowRef,
): { readonly items: readonly AttentionItem[]; readonly comparisons: Comparisons } {
  const rows = answers.flat().filter(({ part }) => part === null);
  const districtOf = new Map(context.divisions.map(({ id, manager }) => [id, manager]));
  const changes = suddenChanges(context, rows, window, districtOf);
  return {
    items: [...changes.items, ...smallSamples(context, rows, window)],
    comparisons: changes.comparisons,
  };
}

/** A figure that may be compared: all returns in, enough cases, an interval. */
const estimateOf = (row: FigureRow | undefined): Estimate | null =>
  row?.flag === "ok" && row.value !== null && row.low !== null && row.high !== null
    ? { value: row.value, low: row.low, high: row.high }
    : null;

function suddenChanges(
  { config }: FigureContext,
  rows: readonly FigureRow[],
  window: WindowRef,
  districtOf: ReadonlyMap<string, string | null>,
): { readonly items: readonly AttentionItem[]; readonly comparisons: Comparisons } {
  const line = lineOf(config.attention, "sudden_change");
  if (!line) return { items: [], comparisons: { compared: 0, found: 0 } };
  const before = previousWindow(window.window);
  const key = ({ metric, level, unit_id: unit }: FigureRow): string => `${metric}|${level}|${unit}`;
  const earlier = new Map(
    rows.filter(({ period }) => period === before).map((row) => [key(row), row]),
  );
  const compared = rows.flatMap((row) => {
    const now = row.period === window.window ? estimateOf(row) : null;
    const past = estimateOf(earlier.get(key(row)));
    return now && past ? [{ row, now, past, difference: differenceInterval(now, past) }] : [];
  });
  const adjusted = benjaminiHochberg(compared.map(({ difference }) => difference.p));
  const items = compared.flatMap(({ row, now, past, difference }, i): AttentionItem[] => {
    if (adjusted[i]! > line.threshold!) return [];
    const { metric, unit_id: unit } = row;
    return [
      {
        id: itemId({ rule: "sudden_change", step: null, metric }, unit, window),
        rule: "sudden_change",
        step: null,
        metric,
        severity: severityOf(line, null),
        unit_id: unit,
        district_id: districtOf.get(unit) ?? unit,
        window: window.window,
        is_default_window: window.isDefault,
        count: 1,
        of: null,
        longest_days: null,
        communities: {},
        change: {
          now: now.value,
          before: past.value,
          low: difference.low,
          high: difference.high,
          adjusted_p: adjusted[i]!,
          before_window: before,
        },
        sample: null,
        evidence: `${row.numerator}/${row.denominator} ${earlier.get(key(row))!.numerator}/${earlier.get(key(row))!.denominator}`,
      },
    ];
  });
  return { items, comparisons: { compared: compared.length, found: items.length } };
}

/** Districts whose participation rests on few consultations; those that did not report are a matter of their returns. */
function smallSamples(
  { config }: FigureContext,
  rows: readonly FigureRow[],
  window: WindowRef,
): readonly AttentionItem[] {
  const line = lineOf(config.attention, "small_sample");
  if (!line) return [];
  return rows.flatMap((row): AttentionItem[] => {
    const { metric, level, unit_id: unit, period, n, flag, value, low, high } = row;
    if (metric !== "participation" || level !== "district" || period !== window.window) return [];
    if (n === null || n >= line.threshold! || flag === "not_reported") return [];
    return [
      {
        id: itemId({ rule: "small_sample", step: null, metric }, unit, window),
        rule: "small_sample",
        step: null,
        metric,
        severity: severityOf(line, null),
        unit_id: unit,
        district_id: unit,
        window: window.window,
        is_default_window: window.isDefault,
        count: n,
        of: null,
        longest_days: null,
        communities: {},
        change: null,
        sample: { value, low, high, n, flag },
        evidence: `${row.numerator}/${row.denominator} n=${n}`,
      },
    ];
  });
}
