import type { IntervalState } from "@atlas/charts/plain";

/** A figure with its 95 % interval on an axis; all are shares 0..1. */
export interface IntervalMark {
  readonly kind: "interval";
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  /** Value in the window before. */
  readonly previous: number | null;
  readonly target: number | null;
  /** Shares at the two ends of the axis. */
  readonly domain: readonly [number, number];
  readonly state: IntervalState;
  /** Fewer than 30 cases: a hollow dot on a dashed band. */
  readonly isSmall: boolean;
}

/** No figure: a hatch where nothing was reported, dots where it is not given. */
export interface AbsentMark {
  readonly kind: "absent";
  readonly pattern: "hatch" | "dots";
}

/** A bar from zero; shares 0..1 of the longest. */
export interface BarMark {
  readonly kind: "bar";
  readonly length: number;
  /** Lost since the bar above. */
  readonly lost: number;
  readonly isLeaking: boolean;
}

/** Demonstration sites as cells: filled, half filled, hollow. */
export interface SitesMark {
  readonly kind: "sites";
  readonly accepted: number;
  readonly building: number;
  readonly planned: number;
  /** At least this many cells. */
  readonly total: number;
}

/** What is drawn in a cell, the same in print and in a document. */
export type Mark = IntervalMark | AbsentMark | BarMark | SitesMark;
