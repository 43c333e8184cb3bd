import type { ChartState } from "@atlas/charts";
import { type FigureRow, type MetricId, metricDefinitions } from "@atlas/metrics";
import { isSilent } from "../../data/is-silent.js";
import type { Scene } from "../../panels/scene.js";
import { finestLevel, levelOfUnit } from "../../state/view-state.js";
import { frameState } from "./frame-state.js";

/** As `frameState` for rows of a figure: a place that did not report is told as one, and never drawn as nought; so is a place below those
 * that the figure is shown for. */
export function figureState(
  rows: readonly FigureRow[] | undefined,
  isEmpty: boolean,
  scene: Pick<Scene, "view" | "words">,
  metric: MetricId,
): ChartState {
  const { view, words } = scene;
  const { levels, name } = metricDefinitions[metric];
  if (!levels.includes(levelOfUnit(view.within)))
    return {
      kind: "empty",
      message: words.onlyDownTo(name[view.language], words.levels[finestLevel(metric)]),
    };
  return rows !== undefined && isSilent(rows)
    ? { kind: "empty", message: words.missing }
    : frameState(rows, isEmpty, scene);
}
