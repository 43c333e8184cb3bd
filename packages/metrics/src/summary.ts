import type { Code } from "@atlas/schema";
import type { FigureQuery, FigureRow } from "./figure.js";

/** A division as the page names it. */
export interface SummaryDivision {
  readonly division_id: string;
  readonly name: string;
  readonly name_en: string;
  readonly level: Code<"division_level">;
  readonly parent_id: string | null;
  readonly manager_id: string | null;
}

/** A quarter of the time scrubber. `reporting`: its returns are not yet due at the as-of date (报送中). */
export interface SummaryQuarter {
  readonly period: string;
  readonly state: "due" | "reporting";
}

/** A demonstration site as the map draws it. */
export interface SummarySite {
  readonly site_id: string;
  readonly compound_id: string | null;
  readonly name: string | null;
  readonly unit_id: string | null;
  readonly township_id: string | null;
  readonly batch: number | null;
  readonly year: number | null;
  readonly status: Code<"site_status">;
  readonly lon: number | null;
  readonly lat: number | null;
}

/** `summary.json`: what the page shows before DuckDB is up. `answers` is the figure cache, filled in advance by the same code. */
export interface Summary {
  readonly schema_version: number;
  readonly version: string;
  readonly as_of: string;
  readonly synthetic: boolean;
  /** The default window, and the one of equal length before it. */
  readonly window: string;
  readonly previous: string;
  readonly quarters: readonly SummaryQuarter[];
  /** The city, the 23 units and the 261 townships. */
  readonly divisions: readonly SummaryDivision[];
  readonly sites: readonly SummarySite[];
  /** Returns late or missing in the default window. */
  readonly returns: readonly SummaryReturn[];
  readonly answers: readonly { readonly query: FigureQuery; readonly rows: readonly FigureRow[] }[];
}

/** A return that was due: when it came, if it did. */
export interface SummaryReturn {
  readonly unit_id: string;
  readonly kind: Code<"return_kind">;
  readonly period: string;
  readonly state: "late" | "missing";
  readonly due_on: string;
  readonly received_on: string | null;
}
