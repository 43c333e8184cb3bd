import { type HouseholdCells, cellsLess } from "./household-cells.js";
import { type Suppression, suppression, together } from "./suppress-figures.js";
import { windowSlices } from "./window-slices.js";

/** What to hide of a figure whose counts add up over time: a sum is told only where each of its slices could be. So whatever windows are told,
 * nobody learns more from them than from all the slices that are told, and of these none gives another away.
 * @param cells the figure in each window that `windowSlices` names
 * @param parentOf as of `suppression` */
export function windowSuppression(
  window: string,
  cells: ReadonlyMap<string, HouseholdCells>,
  parentOf: ReadonlyMap<string, string>,
): Suppression {
  const slices = windowSlices(window).map(({ window: own, less }) =>
    cellsLess(
      cells.get(own)!,
      less.map((one) => cells.get(one)!),
    ),
  );
  return together(slices.map((slice) => suppression(slice, parentOf)));
}
