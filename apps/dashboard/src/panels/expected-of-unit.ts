import type { Summary } from "@atlas/metrics";
import type { Expected } from "../data/figure-source.js";
import { quarterCountsQuery } from "../data/use-quarter-counts.js";
import { comparisonWindow } from "../state/comparison-window.js";
import { type ViewState, levelShown } from "../state/view-state.js";
import { kpiQueries } from "./kpi-scope.js";
import { mapQuery, unitQuery } from "./scene.js";
import { stepQuery } from "./step-query.js";

/** What the page will ask if it goes into a unit with the figure, kind and window that it shows; what is seen first comes first. */
export function expectedOfUnit(
  unit: string,
  view: Pick<ViewState, "metric" | "kind" | "level" | "compare" | "window">,
  summary: Pick<Summary, "window" | "quarters" | "divisions">,
): Expected {
  const { metric, kind, level } = view;
  const window = view.window ?? summary.window;
  const before = comparisonWindow(window, view.compare);
  const inside = { metric, kind, within: unit };
  const scene = { view: inside, level: levelShown({ ...inside, level }) };
  return {
    queries: [
      unitQuery(scene, window),
      unitQuery(scene, before),
      mapQuery(scene, window, summary),
      stepQuery("step_reached", unit, kind, window),
      stepQuery("step_days", unit, kind, window),
      quarterCountsQuery(summary.quarters, inside),
      ...kpiQueries(inside, window, before),
    ],
    histogram: metric === "participation" ? { window, kind, within: unit } : null,
  };
}
