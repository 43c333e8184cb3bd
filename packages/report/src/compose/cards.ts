import { formatCount, formatRoundPoints, intervalState } from "@atlas/charts/plain";
import { type FigureRow, type MetricId, metricDefinitions } from "@atlas/metrics";
import type { BriefCard } from "../brief/brief.js";
import { cardFigures } from "./brief-figures.js";
import { compareWindows } from "./compare-windows.js";
import type { Scope } from "./scope.js";
import { absentReason, countsText, rangeText, valueOrWhy, valueText } from "./value-text.js";

/** The headline figures, each with its counts or its interval, the window before and the target. */
export const cards = (scope: Scope): readonly BriefCard[] =>
  cardFigures.map((metric) =>
    metric === "pilot_progress" ? sitesCard(scope) : figureCard(scope, metric),
  );

function figureCard(scope: Scope, metric: MetricId): BriefCard {
  const { input, words, book } = scope;
  const { name } = metricDefinitions[metric];
  const row = book.find(metric, null, input.unit.division_id, input.period);
  const isAbsent = absentReason(row) !== null;
  const counts = countsText(row);
  const range = row && rangeText(row);
  const lines = [
    ...(counts === null ? [] : [counts]),
    ...(range ? [words.interval(range)] : []),
    ...(row && row.n !== null && row.n !== row.denominator
      ? [words.cases(formatCount(row.n))]
      : []),
    ...(row && !isAbsent && row.flag === "small" ? [words.small] : []),
    ...(row && !isAbsent ? targetText(scope, row) : []),
  ];
  return { name: name[input.language], value: valueOrWhy(row, words), isAbsent, lines };
}

/** What can be said of a figure and the window before. */
export function changeText({ input, words, book }: Scope, row: FigureRow): string {
  const before = book.find(row.metric, null, row.unit_id, input.previous);
  const text =
    before && before.value !== null
      ? valueText(metricDefinitions[row.metric].unit, before.value)
      : "";
  return words.change[compareWindows(row, before, input.stillReporting)](text);
}

/** What can be said of a figure and its target: nothing where there is none; only the target where there is no interval or the sample is small. */
export function targetText({ words, targetOf }: Scope, row: FigureRow): readonly string[] {
  const target = targetOf(row.metric);
  if (target === null) return [];
  const { unit } = metricDefinitions[row.metric];
  const told = row.low !== null && row.high !== null && row.flag !== "small";
  return [
    words.target(
      unit === "share" ? `${formatRoundPoints(target)}%` : valueText(unit, target),
      told ? intervalState(row, target) : null,
    ),
  ];
}

function sitesCard({ input, words, book }: Scope): BriefCard {
  const { division_id: id } = input.unit;
  const whole = book.find("pilot_progress", null, id, input.period);
  const count = (part: string): string =>
    formatCount(book.find("pilot_progress", part, id, input.period)?.numerator ?? 0);
  const nominated = count("nominated");
  return {
    name: metricDefinitions.pilot_progress.name[input.language],
    value: countsText(whole) ?? formatCount(0),
    isAbsent: false,
    lines: [
      words.sitesBy(count("status=accepted"), count("status=building"), count("status=planned")),
      ...(nominated === "0" ? [] : [words.nominated(nominated)]),
    ],
  };
}
