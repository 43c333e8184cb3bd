import type { FigureKind, FigureLevel, FigureQuery, MetricId } from "../figure.js";

const rates = [
  "participation",
  "coverage",
  "consult_first",
  "published",
] as const satisfies readonly MetricId[];

/** What the Monitor page shows before the engine is up, each question as the page words it. What would make the file large and is not on
 * the first screen is left to the engine: old and managed compounds by district get only the default window, and no verdicts. */
export function firstQuestions(
  window: string,
  previous: string,
  quarters: readonly string[],
): readonly FigureQuery[] {
  const queries: FigureQuery[] = [];
  const ask = (
    metric: MetricId,
    level: FigureLevel,
    kind: FigureKind,
    periods: readonly string[],
  ): void => {
    queries.push({ metric, level, within: null, kind, periods });
  };
  for (const level of ["city", "district"] as const) {
    // Sites do not depend on the window, nor returns on the kind of compound.
    ask("pilot_progress", level, "all", [window]);
    for (const period of [window, previous]) ask("return_completeness", level, "all", [period]);
    for (const metric of rates) {
      for (const period of [window, previous]) ask(metric, level, "all", [period]);
    }
  }
  for (const kind of ["old", "managed"] as const) {
    for (const metric of rates) {
      for (const period of [window, previous]) ask(metric, "city", kind, [period]);
      if (metric !== "consult_first") ask(metric, "district", kind, [window]);
    }
  }
  for (const kind of ["all", "old", "managed"] as const) {
    ask("step_reached", "city", kind, [window]);
    ask("step_days", "city", kind, [window]);
    ask("participation", "city", kind, quarters);
    ask("published", "city", kind, quarters);
  }
  return queries;
}
