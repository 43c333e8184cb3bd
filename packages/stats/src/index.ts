export { benjaminiHochberg } from "./benjamini-hochberg.js";
export { type ClusterSums, clusterRatioInterval } from "./cluster-ratio.js";
export { type KindCounts, effectiveNumber } from "./effective-number.js";
export {
  type Composite,
  type CompositeModel,
  compositeIndex,
  goalpostScore,
} from "./composite-index.js";
export { type Difference, type Estimate, differenceInterval } from "./difference-interval.js";
export { type Interval, noInterval } from "./interval.js";
export {
  type DurationCount,
  type DurationQuantile,
  type SurvivalStep,
  kaplanMeier,
  survivalQuantiles,
} from "./kaplan-meier.js";
export { quantile } from "./quantile.js";
export {
  type RankIntervals,
  type WeightDraws,
  finishSteps,
  rankIntervalSteps,
  rankIntervals,
  rankTiers,
} from "./rank-intervals.js";
export { type ShrunkRate, type UnitCounts, shrinkRates } from "./shrink-rates.js";
export { seededRandom } from "./seeded-random.js";
export { studentQuantile } from "./student-quantile.js";
export { wilsonInterval } from "./wilson-interval.js";
