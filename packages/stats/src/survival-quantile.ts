/** A number of cases with the same duration that ended (`event`) or were still open when last seen. */
export interface DurationCount {
  readonly time: number;
  readonly event: boolean;
  readonly count: number;
}

/** Quantiles of a duration by Kaplan-Meier, so that open cases count: the first time at which survival has fallen to 1 − q.
 * Null where it never does.
 * @see Kaplan & Meier (1958) */
export function survivalQuantiles(
  counts: readonly DurationCount[],
  quantiles: readonly number[],
): (number | null)[] {
  const times = [...new Set(counts.filter(({ event }) => event).map(({ time }) => time))].sort(
    (a, b) => a - b,
  );
  const answers: (number | null)[] = quantiles.map(() => null);
  let survival = 1;
  for (const time of times) {
    let atRisk = 0;
    let ended = 0;
    for (const { time: t, event, count } of counts) {
      if (t >= time) atRisk += count;
      if (event && t === time) ended += count;
    }
    survival *= 1 - ended / atRisk;
    quantiles.forEach((q, i) => {
      if (answers[i] === null && survival <= 1 - q + 1e-12) answers[i] = time;
    });
  }
  return answers;
}
