/** A 95 % interval; both ends null where none can be given. */
export interface Interval {
  readonly low: number | null;
  readonly high: number | null;
}

/** Where there is no interval. */
export const noInterval: Interval = { low: null, high: null };

/** Normal quantile of 0.975. */
export const z975 = 1.959963984540054;
