import type { ChartState } from "@atlas/charts";
import type { FigureRow } from "@atlas/metrics";
import { isSilent } from "../../data/is-silent.js";
import type { Scene } from "../../panels/scene.js";
import { frameState } from "./frame-state.js";

/** As `frameState` for rows of a figure: a place that did not report is told as one, and never drawn as nought. */
export function figureState(
  rows: readonly FigureRow[] | undefined,
  isEmpty: boolean,
  scene: Pick<Scene, "view" | "words">,
): ChartState {
  return rows !== undefined && isSilent(rows)
    ? { kind: "empty", message: scene.words.missing }
    : frameState(rows, isEmpty, scene);
}
