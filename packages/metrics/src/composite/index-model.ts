import type { CompositeModel, WeightDraws } from "@atlas/stats";
import type { IndexElementLine } from "@atlas/warehouse";

/** Least share of a category's weight that must be known for the category to be. An assumption. */
const knownShare = 0.5;

/** How the weights are shaken for ranks: with 50, a weight of a seventh has a standard deviation of about a third of itself. An assumption; the seed is fixed so that the
 * same data give the same intervals. */
export const weightDraws: WeightDraws = { draws: 1000, concentration: 50, seed: 20220331 };

/** A category of the index with the places of its elements. */
export interface IndexCategory {
  readonly id: string;
  readonly weight: number;
  readonly elements: readonly number[];
}

/** The categories of a table of elements, in its order. */
export function indexCategories(elements: readonly IndexElementLine[]): readonly IndexCategory[] {
  const found = new Map<string, { id: string; weight: number; elements: number[] }>();
  elements.forEach(({ category_id: id, category_weight: weight }, e) => {
    const own = found.get(id) ?? { id, weight, elements: [] };
    own.elements.push(e);
    found.set(id, own);
  });
  return [...found.values()];
}

/** A table of elements as the arithmetic takes it. */
export function indexModel(elements: readonly IndexElementLine[]): CompositeModel {
  const categories = indexCategories(elements);
  return {
    categoryOf: Uint8Array.from(elements, ({ category_id }) =>
      categories.findIndex(({ id }) => id === category_id),
    ),
    elementWeights: Float64Array.from(elements, ({ weight }) => weight),
    categoryWeights: Float64Array.from(categories, ({ weight }) => weight),
    knownShare,
  };
}
