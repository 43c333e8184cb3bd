import type { SiteRecord } from "@atlas/metrics";
import {
  formatQuarter,
  parseQuarter,
  quarterOfDay,
  quartersBetween,
  shiftQuarter,
} from "@atlas/schema";

/** How many sites were in a batch, and accepted, at the end of each quarter. */
export interface SiteGrowth {
  readonly quarters: readonly string[];
  /** Up to the as-of quarter. */
  readonly designated: readonly number[];
  readonly accepted: readonly number[];
  /** Sites in a batch without a date of designation, and accepted ones without a date of acceptance: counted in no quarter. */
  readonly undated: { readonly designated: number; readonly accepted: number };
}

/** Plan of the source article: 100 sites in 2021 to 2025. */
export const plannedUntil = "2025Q4";

/** Counts sites by quarter, from the first dated one (at least from 2021) to the end of the plan. A date that is not known to the quarter counts in the last quarter that
 * it may mean. Sites that were withdrawn, and nominations, are not counted.
 * @param asOf `YYYY-MM-DD` */
export function siteGrowth(sites: readonly SiteRecord[], asOf: string): SiteGrowth {
  const live = sites.filter(({ batch, status }) => batch !== null && status !== "withdrawn");
  const designated = live.map((site) =>
    quarterAtMost(site.designated_on, site.designated_precision),
  );
  const accepted = live
    .filter(({ status }) => status === "accepted")
    .map((site) => quarterAtMost(site.accepted_on, site.accepted_precision));
  const known = [...designated, ...accepted].filter((quarter) => quarter !== null);
  const first = [...known, "2021Q1"].sort()[0]!;
  const now = formatQuarter(quarterOfDay(asOf));
  const last = [plannedUntil, now].sort().at(-1)!;
  const quarters = quartersFrom(first, last);
  const upTo = (dates: readonly (string | null)[]): readonly number[] =>
    quarters
      .filter((quarter) => quarter <= now)
      .map((quarter) => dates.filter((date) => date !== null && date <= quarter).length);
  const missing = (dates: readonly (string | null)[]): number =>
    dates.filter((date) => date === null).length;
  return {
    quarters,
    designated: upTo(designated),
    accepted: upTo(accepted),
    undated: { designated: missing(designated), accepted: missing(accepted) },
  };
}

function quarterAtMost(day: string | null, precision: string | null): string | null {
  if (day === null) return null;
  return precision === "year" ? `${day.slice(0, 4)}Q4` : formatQuarter(quarterOfDay(day));
}

function quartersFrom(first: string, last: string): readonly string[] {
  const [from, to] = [parseQuarter(first)!, parseQuarter(last)!];
  return Array.from({ length: quartersBetween(from, to) + 1 }, (_, i) =>
    formatQuarter(shiftQuarter(from, i)),
  );
}
