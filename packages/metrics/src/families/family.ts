import type { Database } from "@atlas/warehouse";
import type { DivisionRow } from "../compile/figure-units.js";
import type { MetricConfig } from "../definitions/metric-config.js";
import type { FigureKind, FigureLevel, FigureRow, MetricId } from "../figure.js";
import type { Arrivals } from "../reporting/arrivals.js";

/** Demonstration sites of one place, kind, batch and status. */
export interface SiteRow {
  readonly unit_id: string | null;
  readonly township_id: string | null;
  readonly community_id: string | null;
  readonly kind: FigureKind;
  readonly batch: number | null;
  readonly status: string;
  readonly sites: number;
}

/** Compounds of one of the 23 units and one kind that stand at a window's end. */
export interface StandingRow {
  readonly unit_id: string | null;
  readonly kind: FigureKind;
  readonly standing: number;
}

/** Windows asked for at one level. */
export interface LevelWindows {
  readonly level: FigureLevel;
  readonly windows: readonly string[];
}

/** Questions that a family answers together, in as few queries as it can. */
export interface FamilyRequest {
  readonly metrics: ReadonlySet<MetricId>;
  /** A division below the city, or null for all of it. */
  readonly within: string | null;
  readonly kind: FigureKind;
  readonly asked: readonly LevelWindows[];
}

/** What stays the same for all questions to one database. */
export interface FigureContext {
  readonly database: Database;
  readonly config: MetricConfig;
  readonly arrivals: Arrivals;
  readonly divisions: readonly DivisionRow[];
  readonly city: string;
  /** Sites as they stand. */
  readonly sites: readonly SiteRow[];
  /** Compounds standing at the end of windows asked before. */
  readonly standing: Map<string, readonly StandingRow[]>;
}

/** Numbers of one figure before it is judged. */
export type Counts = Pick<
  FigureRow,
  "part" | "numerator" | "denominator" | "value" | "low" | "high" | "n"
>;

/** Numbers found, with what they speak of. */
export interface Found {
  readonly metric: MetricId;
  readonly level: FigureLevel;
  readonly period: string;
  readonly unit_id: string;
  readonly counts: readonly Counts[];
}

/** Answers several figures that rest on the same rows. Units about which the tables say nothing may be missing from the answer. */
export type Family = (context: FigureContext, request: FamilyRequest) => Promise<readonly Found[]>;
