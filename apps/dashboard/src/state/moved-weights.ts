/** Weights that were moved, by the ids of categories and elements; the others are as in the table. */
export interface MovedWeights {
  readonly categories: Readonly<Record<string, number>>;
  readonly elements: Readonly<Record<string, number>>;
}

/** Nothing moved. */
export const unmoved: MovedWeights = { categories: {}, elements: {} };

/** The most that a weight can be moved to. */
export const mostWeight = 5;

const moveOf = /^([ce])\.([\w-]{1,24}):(\d(?:\.\d)?)$/;

/** Moved weights as a URL writes them, `c.1:2.5,e.e01:0`; null for none. */
export function weightsText({ categories, elements }: MovedWeights): string | null {
  const part = (sign: string, weights: Readonly<Record<string, number>>): readonly string[] =>
    Object.entries(weights)
      .map(([id, weight]) => `${sign}.${id}:${Math.round(weight * 10) / 10}`)
      .toSorted();
  return [...part("c", categories), ...part("e", elements)].join() || null;
}

/** Reads {@link weightsText}; null where it is none. Ids that the table does not know weigh nothing. */
export function readWeights(text: string): MovedWeights | null {
  const categories: Record<string, number> = {};
  const elements: Record<string, number> = {};
  for (const move of text.split(",")) {
    const [, sign, id, weight] = moveOf.exec(move) ?? [];
    if (id === undefined || Number(weight) > mostWeight) return null;
    (sign === "c" ? categories : elements)[id] = Number(weight);
  }
  return { categories, elements };
}
