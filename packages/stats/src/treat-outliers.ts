/** What was done to values before they are scored. */
export interface Treated {
  readonly values: Float64Array;
  /** How many were drawn in to the next one. */
  readonly winsorised: number;
  readonly logged: boolean;
}

const skewLimit = 2;
const kurtosisLimit = 3.5;

/** Treats an indicator that a few values stretch: while |skewness| is over 2 and kurtosis over 3.5, its farthest value is drawn in to the next, at most
 * `most` times; if that is not enough, its logarithm (moved over 0 by a hundredth of the range) is taken of the values as they were. Not needed before fixed
 * goalposts, which cut what lies beyond them; meant for choosing goalposts.
 * @param values NaN: missing, left as it is
 * @see OECD/JRC (2008), Handbook on Constructing Composite Indicators; Becker et al. (2022), COINr */
export function treatOutliers(values: Float64Array, most = 5): Treated {
  const treated = values.slice();
  let winsorised = 0;
  while (isStretched(treated) && winsorised < most) {
    drawIn(treated, winsorised + 1, values);
    winsorised += 1;
  }
  if (!isStretched(treated)) return { values: treated, winsorised, logged: false };
  const known = values.filter((value) => !Number.isNaN(value));
  const [least, greatest] = [Math.min(...known), Math.max(...known)];
  const logged = values.map((value) => Math.log(value - least + 0.01 * (greatest - least)));
  return { values: logged, winsorised: 0, logged: true };
}

const isStretched = (values: Float64Array): boolean => {
  const { skewness, kurtosis } = shapeOf(values);
  return Math.abs(skewness) > skewLimit && kurtosis > kurtosisLimit;
};

/** Draws in the `count` values farthest out on the long side to the next one. */
function drawIn(treated: Float64Array, count: number, values: Float64Array): void {
  const high = shapeOf(treated).skewness > 0;
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const next = high ? sorted.at(-1 - count)! : sorted[count]!;
  treated.forEach((value, i) => {
    if (high ? value > next : value < next) treated[i] = next;
  });
}

/** Skewness and excess kurtosis as adjusted for the sample (G1, G2 of Joanes & Gill 1998); 0 where there are too few values or they are all the same. */
function shapeOf(values: Float64Array): { readonly skewness: number; readonly kurtosis: number } {
  const known = values.filter((value) => !Number.isNaN(value));
  const n = known.length;
  const mean = known.reduce((sum, value) => sum + value, 0) / n;
  const moment = (power: number): number =>
    known.reduce((sum, value) => sum + (value - mean) ** power, 0) / n;
  const variance = moment(2);
  if (n < 4 || variance === 0) return { skewness: 0, kurtosis: 0 };
  const g1 = moment(3) / variance ** 1.5;
  const g2 = moment(4) / variance ** 2 - 3;
  return {
    skewness: (g1 * Math.sqrt(n * (n - 1))) / (n - 2),
    kurtosis: ((n - 1) / ((n - 2) * (n - 3))) * ((n + 1) * g2 + 6),
  };
}
