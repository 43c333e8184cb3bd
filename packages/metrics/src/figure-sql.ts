import { daysOfPeriod } from "@atlas/schema";
import type { SqlParameter } from "@atlas/warehouse";
import type { FigureKind, FigureLevel } from "./figure.js";

/** SQL with its bound parameters, in order. */
export interface Statement {
  readonly sql: string;
  readonly parameters: readonly SqlParameter[];
}

/** What a figure is asked of: fixed words chosen here, everything from outside bound. */
export interface Scope {
  readonly level: FigureLevel;
  readonly within: string | null;
  readonly kind: FigureKind;
  readonly window: string;
  /** Units that sent a consultation return in the window; a city's figure leaves the others out. */
  readonly reporting: readonly string[];
}

const groupColumn: Readonly<Record<FigureLevel, string>> = {
  city: "'510100'",
  district: "unit_id",
  township: "township_id",
  community: "community_id",
  compound: "compound_id",
};

/** The expression that a level groups by. */
export const groupOf = (level: FigureLevel): string => groupColumn[level];

/** Conditions on place and kind, with their parameters. */
export function scopeFilter({ level, within, kind, reporting }: Scope): Statement {
  const conditions: string[] = [];
  const parameters: SqlParameter[] = [];
  if (level === "city") {
    conditions.push(
      reporting.length === 0 ? "false" : `unit_id IN (${reporting.map(() => "?").join(", ")})`,
    );
    parameters.push(...reporting);
  } else {
    conditions.push(`${groupOf(level)} IS NOT NULL`);
  }
  if (within !== null) {
    conditions.push("(unit_id = ? OR township_id = ? OR community_id = ?)");
    parameters.push(within, within, within);
  }
  if (kind !== "all") {
    conditions.push("kind = ?");
    parameters.push(kind);
  }
  return { sql: conditions.join(" AND "), parameters };
}

/** Last day that a date of a precision may mean. */
export const lastDay = (name: string): string =>
  `CASE ${name}_precision WHEN 'month' THEN last_day(${name}_on) WHEN 'quarter' THEN last_day(${name}_on + INTERVAL 2 MONTH) WHEN 'year' THEN make_date(year(${name}_on), 12, 31) ELSE ${name}_on END`;

/** A date that lies in the window whatever day it means. Two parameters: first and last day. */
export const inWindow = (name: string): string =>
  `${name}_on >= CAST(? AS DATE) AND ${lastDay(name)} <= CAST(? AS DATE)`;

/** First and last day of a window, as parameters. */
export function windowDays(window: string): readonly [string, string] {
  const { first, last } = daysOfPeriod(window);
  return [first, last];
}

/** Consultations with the kind of their compound. */
export const consultations = `(SELECT c.*, coalesce(k.kind, 'unknown') AS kind FROM consultation c LEFT JOIN (SELECT compound_id, kind FROM compound) k USING (compound_id))`;

/** Consultations closed in the window: two parameters. */
export const closedIn = `(SELECT * FROM ${consultations} WHERE outcome IN ('agreed', 'not_agreed') AND ${inWindow("closed")})`;
