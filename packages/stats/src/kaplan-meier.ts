import { type Interval, z975 } from "./interval.js";

/** A number of cases with the same duration that ended (`event`) or were still open when last seen. */
export interface DurationCount {
  readonly time: number;
  readonly event: boolean;
  readonly count: number;
}

/** The survival curve just after one time at which cases ended. */
export interface SurvivalStep {
  readonly time: number;
  readonly atRisk: number;
  readonly events: number;
  readonly survival: number;
  /** Greenwood's standard error of `survival`. */
  readonly standardError: number;
}

/** A quantile of a duration with its 95 % interval; null where the curve never falls so far. */
export interface DurationQuantile extends Interval {
  readonly value: number | null;
}

/** The Kaplan-Meier curve, one step for each time with an event, in order of time. A case that was last seen at the time of an event
 * was still at risk then.
 * @see Kaplan & Meier (1958), J. Am. Stat. Assoc. 53, 457-481 */
export function kaplanMeier(counts: readonly DurationCount[]): readonly SurvivalStep[] {
  const byTime = new Map<number, { events: number; all: number }>();
  let atRisk = 0;
  for (const { time, event, count } of counts) {
    const own = byTime.get(time) ?? { events: 0, all: 0 };
    own.all += count;
    if (event) own.events += count;
    byTime.set(time, own);
    atRisk += count;
  }
  const steps: SurvivalStep[] = [];
  let survival = 1;
  let greenwood = 0;
  for (const [time, { events, all }] of [...byTime].sort(([a], [b]) => a - b)) {
    if (events > 0) {
      survival *= 1 - events / atRisk;
      greenwood += events / (atRisk * (atRisk - events));
      const standardError = survival === 0 ? 0 : survival * Math.sqrt(greenwood);
      steps.push({ time, atRisk, events, survival, standardError });
    }
    atRisk -= all;
  }
  return steps;
}

/** Quantiles of a duration that let open cases count: the first time at which the Kaplan-Meier curve has fallen to 1 − q. The interval
 * is where the curve's own log-transformed 95 % limits fall so far.
 * @param quantiles each between 0 and 1
 * @see Brookmeyer & Crowley (1982), Biometrics 38, 29-41 */
export function survivalQuantiles(
  counts: readonly DurationCount[],
  quantiles: readonly number[],
): readonly DurationQuantile[] {
  const steps = kaplanMeier(counts);
  const firstAtOrUnder = (level: number, of: (step: SurvivalStep) => number): number | null =>
    steps.find((step) => of(step) <= level + 1e-12)?.time ?? null;
  const lower = ({ survival: s, standardError: e }: SurvivalStep): number =>
    s === 0 ? 0 : s * Math.exp((-z975 * e) / s);
  // Where nobody is left the variance says nothing, so the upper limit has not been seen to fall.
  const upper = ({ survival: s, standardError: e }: SurvivalStep): number =>
    s === 0 ? 1 : s * Math.exp((z975 * e) / s);
  return quantiles.map((q) => ({
    value: firstAtOrUnder(1 - q, ({ survival }) => survival),
    low: firstAtOrUnder(1 - q, lower),
    high: firstAtOrUnder(1 - q, upper),
  }));
}
