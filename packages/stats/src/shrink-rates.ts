import type { Interval } from "./interval.js";
import { betaQuantile } from "./regularized-beta.js";
import { wilsonInterval } from "./wilson-interval.js";

/** Successes in trials of one unit. */
export interface UnitCounts {
  readonly successes: number;
  readonly trials: number;
}

/** A rate pulled towards the rate of its peers, with the 95 % interval of its posterior. */
export interface ShrunkRate extends Interval {
  /** Null where there is nothing to learn from: no peer has a trial. */
  readonly value: number | null;
}

/**
 * Empirical-Bayes rates of units that belong together: each is read as binomial around a rate of its own, these as Beta-distributed
 * around the common rate, and the spread is estimated from the data by moments. The fewer trials a unit has, the nearer it
 * comes to the common rate; where the units differ no more than chance would have it, all are given the common rate.
 *
 * @returns in the order of the units; a unit without trials is given the common rate
 * @see Kleinman (1973), J. Am. Stat. Assoc. 68, 46-54 (moments with weights by trials)
 */
export function shrinkRates(units: readonly UnitCounts[]): readonly ShrunkRate[] {
  const filled = units.filter(({ trials }) => trials > 0);
  const trials = filled.reduce((sum, unit) => sum + unit.trials, 0);
  if (trials === 0) return units.map(() => ({ value: null, low: null, high: null }));
  const successesOfAll = filled.reduce((sum, unit) => sum + unit.successes, 0);
  const common = successesOfAll / trials;
  const weight = priorWeight(filled, common, trials);
  return units.map(({ successes, trials: own }) => {
    if (weight === null) return { value: common, ...wilsonInterval(successesOfAll, trials) };
    const a = successes + common * weight;
    const b = own - successes + (1 - common) * weight;
    return {
      value: a / (a + b),
      low: betaQuantile(0.025, a, b),
      high: betaQuantile(0.975, a, b),
    };
  });
}

/** Trials that the common rate is worth; null when they outweigh everything (no spread beyond chance). */
function priorWeight(units: readonly UnitCounts[], common: number, trials: number): number | null {
  const chance = common * (1 - common);
  if (chance === 0 || units.length < 2) return null;
  let spread = 0;
  let squares = 0;
  for (const { successes, trials: own } of units) {
    spread += own * (successes / own - common) ** 2;
    squares += own * own;
  }
  const freedom = units.length - 1;
  const correlation = (spread / chance - freedom) / (trials - squares / trials - freedom);
  if (!(correlation > 1e-9)) return null;
  return Math.max(1 - correlation, 1e-6) / Math.min(correlation, 1);
}
