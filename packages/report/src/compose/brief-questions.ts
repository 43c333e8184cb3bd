import {
  type FigureLevel,
  type FigureQuery,
  type MetricId,
  metricDefinitions,
} from "@atlas/metrics";
import type { BriefDivision, BriefInput } from "../brief/brief-input.js";
import { childTableFigures, trendFigure } from "./brief-figures.js";

/** The level whose units a brief compares; null under a community. */
export const childLevel: Readonly<Record<BriefDivision["level"], FigureLevel | null>> = {
  city: "district",
  district: "township",
  township: "community",
  community: null,
};

/** Figures that a brief rests on: every figure of the unit in its window and the one before, those of its children, and the course of one. */
export function briefQuestions(
  input: Pick<BriefInput, "unit" | "period" | "previous" | "quarters">,
): readonly FigureQuery[] {
  const { unit, period, previous, quarters } = input;
  const { division_id: id, level } = unit;
  const ask = (metric: MetricId, at: FigureLevel, periods: readonly string[]): FigureQuery => ({
    metric,
    level: at,
    within: id,
    kind: "all",
    periods,
  });
  const own = (Object.keys(metricDefinitions) as MetricId[]).flatMap((metric) => [
    ask(metric, level, [period]),
    ask(metric, level, [previous]),
  ]);
  const below = childLevel[level];
  const children =
    below === null
      ? []
      : childTableFigures.flatMap((metric) => [
          ask(metric, below, [period]),
          ...(metric === trendFigure ? [ask(metric, below, [previous])] : []),
        ]);
  return [...own, ...children, ask(trendFigure, level, quarters)].filter((query) =>
    metricDefinitions[query.metric].levels.includes(query.level),
  );
}
