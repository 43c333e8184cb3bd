import type { ChartState } from "@atlas/charts";
import type { FigureRow } from "@atlas/metrics";
import type { Scene } from "../../panels/scene.js";
import { frameState } from "./frame-state.js";

/** As `frameState` for rows of a figure: a place that did not report is told as one, and never drawn as nought. */
export function figureState(
  rows: readonly FigureRow[] | undefined,
  isEmpty: boolean,
  scene: Pick<Scene, "view" | "words">,
): ChartState {
  const isSilent =
    rows !== undefined && rows.length > 0 && rows.every(({ flag }) => flag === "not_reported");
  return isSilent
    ? { kind: "empty", message: scene.words.missing }
    : frameState(rows, isEmpty, scene);
}
