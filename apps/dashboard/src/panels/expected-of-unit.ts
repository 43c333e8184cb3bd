import type { Summary } from "@atlas/metrics";
import type { Expected } from "../data/figure-source.js";
import { quarterCountsQuery } from "../data/use-quarter-counts.js";
import { comparisonWindow } from "../state/comparison-window.js";
import { type ViewState, levelShown } from "../state/view-state.js";
import { kpiMetrics, kpiQuery } from "./kpi-scope.js";
import { unitQuery } from "./scene.js";
import { stepQuery } from "./step-query.js";

/** What the page will ask if it goes into a unit with the figure, kind and window that it shows; what is seen first comes first. */
export function expectedOfUnit(
  unit: string,
  view: ViewState,
  { window: usual, quarters }: Pick<Summary, "window" | "quarters">,
): Expected {
  const window = view.window ?? usual;
  const windows = [window, comparisonWindow(window, view.compare)];
  const inside = { ...view, within: unit };
  const scene = { view: inside, level: levelShown(inside) };
  return {
    queries: [
      ...windows.map((own) => unitQuery(scene, own)),
      stepQuery("step_reached", unit, view.kind, window),
      stepQuery("step_days", unit, view.kind, window),
      quarterCountsQuery(quarters, inside),
      ...windows.flatMap((own) => kpiMetrics.map((metric) => kpiQuery(inside, metric, own))),
    ],
    histogram: view.metric === "participation" ? { window, kind: view.kind, within: unit } : null,
  };
}
