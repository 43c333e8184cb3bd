import { indexCategories } from "@atlas/metrics";
import type { IndexElementLine } from "@atlas/warehouse";
import type { MovedWeights } from "../../state/moved-weights.js";

/** The table with the weights that were moved. */
export const withWeights = (
  elements: readonly IndexElementLine[],
  { categories, elements: own }: MovedWeights,
): readonly IndexElementLine[] =>
  elements.map((line) => ({
    ...line,
    weight: own[line.element_id] ?? line.weight,
    category_weight: categories[line.category_id] ?? line.category_weight,
  }));

/** Whether anything is left to weigh by. */
export const isWeighed = (elements: readonly IndexElementLine[]): boolean =>
  elements.some(({ weight, category_weight: category }) => weight > 0 && category > 0);

/** A category with its weight as a share of all, and its elements with theirs as shares of the category; null where the weights come to nothing. */
export interface WeightShares {
  readonly id: string;
  readonly line: IndexElementLine;
  readonly weight: number;
  readonly share: number | null;
  readonly elements: readonly { readonly line: IndexElementLine; readonly share: number | null }[];
}

/** Normalised weights, category by category in the table's order. */
export function weightShares(elements: readonly IndexElementLine[]): readonly WeightShares[] {
  const categories = indexCategories(elements);
  const whole = sumOf(categories.map(({ weight }) => weight));
  return categories.map(({ id, weight, elements: places }) => {
    const lines = places.map((e) => elements[e]!);
    const inside = sumOf(lines.map((line) => line.weight));
    return {
      id,
      line: lines[0]!,
      weight,
      share: shareOf(weight, whole),
      elements: lines.map((line) => ({ line, share: shareOf(line.weight, inside) })),
    };
  });
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

const shareOf = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);
