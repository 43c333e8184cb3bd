import type { FigureRow, MetricId } from "@atlas/metrics";
import { useMemo } from "react";
import { useFigures } from "../../data/use-figures.js";
import type { Scene } from "../../panels/scene.js";
import { levelOfUnit, withoutKind } from "../../state/view-state.js";

/** Rows of a figure, parts and all, of the place that the view is in; undefined while they are awaited.
 * @param window the view's own where it is left out */
export function useHere(
  { source, view, window }: Pick<Scene, "source" | "view" | "window">,
  metric: MetricId,
  at: string = window,
): readonly FigureRow[] | undefined {
  const level = levelOfUnit(view.within);
  const rows = useFigures(source, {
    metric,
    level,
    // A district's answer is one row of all districts', which is known in advance.
    within: level === "city" || level === "district" ? null : view.within,
    kind: withoutKind.includes(metric) ? "all" : view.kind,
    periods: [at],
  });
  const { within } = view;
  return useMemo(
    () => rows?.filter(({ unit_id: id }) => within === null || id === within),
    [rows, within],
  );
}
