import type { Balance } from "../model/balance.js";

/** Mean standardised difference of some candidates from the frame, a covariate each. */
export const meanDifferences = (
  { covariates }: Balance,
  chosen: readonly number[],
): readonly number[] =>
  covariates.map(({ values }) => chosen.reduce((sum, k) => sum + values[k]!, 0) / chosen.length);

/** Weighted mean of the absolute standardised mean differences, 0 where the chosen are like the frame in all. @param chosen at least one */
export const imbalanceOf = (balance: Balance, chosen: readonly number[]): number =>
  meanDifferences(balance, chosen).reduce(
    (sum, difference, j) => sum + balance.covariates[j]!.weight * Math.abs(difference),
    0,
  );
