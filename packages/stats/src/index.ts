export { type ClusterSums, clusterRatioInterval } from "./cluster-ratio.js";
export { studentQuantile975 } from "./student-quantile.js";
export { type DurationCount, survivalQuantiles } from "./survival-quantile.js";
export { type Interval, wilsonInterval } from "./wilson-interval.js";
