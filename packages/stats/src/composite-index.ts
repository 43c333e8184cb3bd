/** How elements make an index: a weighted arithmetic mean inside each category, a weighted geometric mean across them. */
export interface CompositeModel {
  /** Category of each element, from 0. */
  readonly categoryOf: Uint8Array;
  /** Weight of each element; only its share inside its category counts. */
  readonly elementWeights: Float64Array;
  /** Weight of each category; only its share counts. */
  readonly categoryWeights: Float64Array;
  /** Least share of a category's weight that must be known, else the category is not: no mean over what happens to be there. */
  readonly knownShare: number;
}

/** An index and the categories it is made of, unit by unit; NaN where too much is missing. */
export interface Composite {
  /** Units × categories, row by row. */
  readonly categories: Float64Array;
  readonly index: Float64Array;
}

/** A value between two fixed goalposts as 1 to 100: at `worst` or beyond it 1, at `best` or beyond it 100. Fixed, so that a unit's score does not move when
 * its peers do; never under 1, so that a geometric mean is defined.
 * @param worst more than `best` where less is better */
export const goalpostScore = (value: number, worst: number, best: number): number =>
  1 + 99 * Math.min(1, Math.max(0, (value - worst) / (best - worst)));

/** The index of each unit: arithmetic inside a category, so that elements make up for each other; geometric across, so that a poor category is not bought off
 * by a good one. A missing element leaves its weight to the others of its category while enough of it is known; a missing category leaves no index.
 * @param scores units × elements, row by row, each over 0; NaN: missing
 * @see OECD/JRC (2008), Handbook on Constructing Composite Indicators */
export function compositeIndex(scores: Float64Array, model: CompositeModel): Composite {
  const { categoryOf, elementWeights, categoryWeights, knownShare } = model;
  const [elements, categories] = [categoryOf.length, categoryWeights.length];
  const units = scores.length / elements;
  const found: Composite = {
    categories: new Float64Array(units * categories),
    index: new Float64Array(units),
  };
  const whole = new Float64Array(categories);
  for (let e = 0; e < elements; e += 1) whole[categoryOf[e]!]! += elementWeights[e]!;
  const known = new Float64Array(categories);
  const allWeight = categoryWeights.reduce((sum, weight) => sum + weight, 0);
  for (let u = 0; u < units; u += 1) {
    known.fill(0);
    const own = found.categories.subarray(u * categories, (u + 1) * categories);
    for (let e = 0; e < elements; e += 1) {
      const score = scores[u * elements + e]!;
      if (Number.isNaN(score)) continue;
      known[categoryOf[e]!]! += elementWeights[e]!;
      own[categoryOf[e]!]! += elementWeights[e]! * score;
    }
    let logarithms = 0;
    for (let c = 0; c < categories; c += 1) {
      const enough = known[c]! > 0 && known[c]! >= knownShare * whole[c]! * (1 - 1e-12);
      own[c] = enough ? own[c]! / known[c]! : NaN;
      logarithms += categoryWeights[c]! * Math.log(own[c]!);
    }
    found.index[u] = Math.exp(logarithms / allWeight);
  }
  return found;
}
