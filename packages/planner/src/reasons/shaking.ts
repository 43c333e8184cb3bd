/** How weights and data are shaken. */
export interface Shaking {
  readonly runs: number;
  /** Standard deviation of the logarithm of each weight. */
  readonly weightSpread: number;
  /** Standard deviation added to each part of a score (0 to 1). */
  readonly partSpread: number;
  /** Standard deviation of the logarithm of each compound's households, where coverage chooses. */
  readonly householdSpread: number;
}

/** Shaking as it is told of in the product: weights and households by about a fifth, parts by .05. */
export const usualShaking: Shaking = {
  runs: 200,
  weightSpread: 0.2,
  partSpread: 0.05,
  householdSpread: 0.2,
};
