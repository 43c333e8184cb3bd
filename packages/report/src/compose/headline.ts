import { formatRoundPoints, intervalState } from "@atlas/charts/plain";
import { metricDefinitions } from "@atlas/metrics";
import { trendFigure } from "./brief-figures.js";
import { childLevel } from "./brief-questions.js";
import { compareWindows } from "./compare-windows.js";
import { groupChildren } from "./group-children.js";
import { type Scope, periodText } from "./scope.js";
import { absentReason, valueText } from "./value-text.js";

/** The finding in one sentence: the value, what can be said of the window before and of the target, and how many units stand apart from it. */
export function headline(scope: Scope): string {
  const { input, words, book, targetOf, noun } = scope;
  const { unit, period, previous, language } = input;
  const definition = metricDefinitions[trendFigure];
  const name = definition.name[language];
  const now = book.find(trendFigure, null, unit.division_id, period);
  const reason = absentReason(now);
  if (reason !== null || !now || now.value === null)
    return words.headlineAbsent[reason ?? "undefined"](periodText(period, words), name);
  const before = book.find(trendFigure, null, unit.division_id, previous);
  const clauses = [
    words.headlineValue(
      name,
      valueText(definition.unit, now.value),
      compareWindows(now, before, input.stillReporting),
    ),
  ];
  const target = targetOf(trendFigure);
  if (target !== null && now.low !== null && now.flag !== "small")
    clauses.push(words.headlineTarget(`${formatRoundPoints(target)}%`, intervalState(now, target)));
  const first = clauses.join(words.comma);
  const below = childLevel[unit.level];
  if (target === null || below === null) return first;
  const grouped = groupChildren(book.ofLevel(trendFigure, below, period), target);
  const count = (group: "above" | "below" | "unclear"): number => grouped.get(group)!.length;
  if (count("above") + count("below") + count("unclear") === 0) return first;
  const second = words.headlineGroups(noun, count("above"), count("below"));
  return `${first}${words.semicolon}${second}`;
}
