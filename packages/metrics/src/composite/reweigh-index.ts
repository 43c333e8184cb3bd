import { AppError } from "@atlas/schema";
import type { IndexElementLine } from "@atlas/warehouse";
import type { FigureRow } from "../figure.js";
import { weighInSteps } from "./weigh-units.js";

/** A unit's index by other weights; null: it has none. */
export interface ReweighedUnit {
  readonly unit_id: string;
  readonly value: number | null;
  /** 5 and 95 % over the draws of the weights, as of the figure. */
  readonly low: number | null;
  readonly high: number | null;
  /** Among the units given; 5, 50 and 95 % over the draws. */
  readonly rank: { readonly low: number; readonly middle: number; readonly high: number } | null;
  readonly tier: number | null;
}

/** Weighs the elements of index figures anew, in steps of some milliseconds; the same arithmetic as the figure's, so that its own weights give its own values
 * when the units are those that it was ranked among. An element of weight 0, and all of a category of weight 0, is left out as if it were not in the table.
 * @param rows rows of the figure `index` in one window, parts and all: those of every unit of a level, or of one unit alone
 * @param elements the elements of the warehouse in their order, with other weights
 * @throws AppError `index_weights_empty` where no weight is over 0, `index_weights_invalid` where one is negative or no number */
export function* reweighIndex(
  rows: readonly FigureRow[],
  elements: readonly IndexElementLine[],
): Generator<undefined, readonly ReweighedUnit[]> {
  for (const { element_id, weight, category_weight } of elements)
    if (!(weight >= 0 && category_weight >= 0 && Number.isFinite(weight + category_weight)))
      throw new AppError(
        "index_weights_invalid",
        `metrics: weights ${weight} and ${category_weight} of ${element_id}; expected numbers of 0 or more`,
        { element_id, weight, category_weight },
      );
  const weighed = elements.filter(
    ({ weight, category_weight: category }) => weight > 0 && category > 0,
  );
  if (weighed.length === 0) throw new AppError("index_weights_empty", "metrics: no weight over 0");
  const units = rows.filter(({ part }) => part === null);
  const shown = new Set(
    units.filter(({ flag }) => flag !== "not_reported" && flag !== "thin").map((u) => u.unit_id),
  );
  const place = new Map(weighed.map(({ element_id: id }, e) => [`element=${id}`, e]));
  const spot = new Map(units.map(({ unit_id: id }, u) => [id, u]));
  const scores = new Float64Array(units.length * weighed.length).fill(NaN);
  for (const { part, unit_id: id, value } of rows) {
    const [u, e] = [spot.get(id), place.get(part ?? "")];
    if (u !== undefined && e !== undefined && value !== null && shown.has(id))
      scores[u * weighed.length + e] = value;
  }
  const { index, ranks, tiers } = yield* weighInSteps(scores, weighed);
  return units.map(({ unit_id }, u): ReweighedUnit => {
    if (Number.isNaN(index[u]!))
      return { unit_id, value: null, low: null, high: null, rank: null, tier: null };
    return {
      unit_id,
      value: index[u]!,
      low: ranks.indexLow[u]!,
      high: ranks.indexHigh[u]!,
      rank: { low: ranks.rankLow[u]!, middle: ranks.rankMiddle[u]!, high: ranks.rankHigh[u]! },
      tier: tiers[u]!,
    };
  });
}
