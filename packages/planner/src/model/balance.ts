/** A column in which the chosen are to be like the frame. */
export interface Covariate {
  readonly id: string;
  /** Share of the imbalance, all together 1. */
  readonly weight: number;
  /** Mean and standard deviation (over n) of the frame's known values. */
  readonly mean: number;
  readonly sd: number;
  /** Standard deviations above the mean, one a candidate; 0 where the value is missing or all are alike. */
  readonly values: Float64Array;
}

/** What a representative selection is like its frame in. */
export interface Balance {
  readonly covariates: readonly Covariate[];
  /** District and kind of each candidate. */
  readonly units: readonly string[];
  readonly kinds: readonly string[];
  /** Least distance of a comparison site from every chosen compound, metres in a straight line. */
  readonly apartMeters: number;
}

/** A compound that is reserved to compare a chosen one with. */
export interface Comparison {
  readonly id: string;
  readonly of: string;
  /** Root of the weighted squares of the differences, in standard deviations. */
  readonly distance: number;
  readonly same_unit: boolean;
  readonly same_kind: boolean;
}

/** How a covariate came out. */
export interface CovariateBalance {
  readonly id: string;
  readonly weight: number;
  readonly frame_mean: number;
  readonly frame_sd: number;
  /** Standardised mean differences: chosen less frame, and chosen less comparison sites (null without any), in the frame's standard deviations. */
  readonly smd: number;
  readonly comparison_smd: number | null;
}

/** A representative selection with what it is compared with. */
export interface BalanceResult {
  readonly covariates: readonly CovariateBalance[];
  /** Weighted mean of the absolute standardised mean differences; the objective is 1 less it. */
  readonly imbalance: number;
  readonly comparisons: readonly Comparison[];
  /** Null with fewer than two pairs. */
  readonly detectable: DetectableEffect | null;
}

/** The least true effect, in standard deviations of an outcome, that a comparison of two arms would find. */
export interface DetectableEffect {
  readonly sd: number;
  readonly per_arm: number;
  readonly alpha: number;
  readonly power: number;
}
