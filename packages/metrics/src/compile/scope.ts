import { daysOfPeriod } from "@atlas/schema";
import type { FamilyRequest, FigureContext, LevelWindows } from "../families/family.js";
import type { FigureLevel } from "../figure.js";
import { type Sql, joinSql, sql } from "./sql.js";

/** A level that has a column in the fact tables; the city is one group. */
const groupColumn: Readonly<Record<FigureLevel, Sql>> = {
  city: sql`'city'`,
  district: sql`f.unit_id`,
  township: sql`f.township_id`,
  community: sql`f.community_id`,
  compound: sql`f.compound_id`,
};

/** One branch of a statement: the pieces that a family fills in for a level. */
export interface Branch {
  /** Number of the branch, for the rows to come back with. */
  readonly branch: Sql;
  /** Table `w(i, first_day, last_day)`. */
  readonly windows: Sql;
  /** Expression of the group's id. */
  readonly group: Sql;
  /** Join that keeps, at the city, the units that reported in the window; empty below. */
  readonly reporting: Sql;
  /** Conditions on place and kind, and that a row's days touch any of the windows at all. */
  readonly where: Sql;
}

/** For a window, the units to which the city's figure is limited. */
export type ReportingUnits = (window: string) => readonly string[];

/** The branch of a level: fixed words are chosen here, everything from outside is bound. */
function branchOf(
  number: number,
  { level, windows }: LevelWindows,
  { within, kind }: Pick<FamilyRequest, "within" | "kind">,
  reportingUnits: ReportingUnits,
): Branch {
  const days = windows.map(daysOfPeriod);
  const first = days.reduce((least, day) => (day.first < least ? day.first : least), "9999");
  const last = days.reduce((most, day) => (day.last > most ? day.last : most), "");
  const conditions: Sql[] = [
    sql`f.first_day <= CAST(${last} AS DATE) AND f.last_day >= CAST(${first} AS DATE)`,
  ];
  if (level !== "city") conditions.push(sql`${groupColumn[level]} IS NOT NULL`);
  if (within !== null) {
    conditions.push(
      sql`(f.unit_id = ${within} OR f.township_id = ${within} OR f.community_id = ${within})`,
    );
  }
  if (kind !== "all") conditions.push(sql`f.kind = ${kind}`);
  return {
    branch: sql`CAST(${number} AS INTEGER)`,
    windows: windowTable(windows),
    group: groupColumn[level],
    reporting: level === "city" ? reportingJoin(windows, reportingUnits) : sql``,
    where: joinSql(conditions, sql` AND `),
  };
}

/** Whether an event `f` was in a window `w` for certain. */
export const isInside = sql`f.first_day >= w.first_day AND f.last_day <= w.last_day`;

/** Table `w(i, first_day, last_day)` of windows by their number. */
export function windowTable(windows: readonly string[]): Sql {
  const rows = windows.map((window, i) => {
    const { first, last } = daysOfPeriod(window);
    return sql`(CAST(${i} AS INTEGER), CAST(${first} AS DATE), CAST(${last} AS DATE))`;
  });
  return sql`(VALUES ${joinSql(rows, sql`, `)}) AS w(i, first_day, last_day)`;
}

function reportingJoin(windows: readonly string[], reportingUnits: ReportingUnits): Sql {
  // One parameter a window, not one a unit: preparing hundreds of them costs more than the query.
  const rows = windows.map(
    (window, i) =>
      sql`(CAST(${i} AS INTEGER), CAST(${reportingUnits(window).join(",")} AS VARCHAR))`,
  );
  return sql` JOIN (SELECT i, unnest(string_split(units, ',')) AS unit_id
      FROM (VALUES ${joinSql(rows, sql`, `)}) AS v(i, units)) r ON r.i = w.i AND r.unit_id = f.unit_id`;
}

/** Where a row of an answer belongs. */
export interface RowPlace {
  readonly level: FigureLevel;
  readonly period: string;
  readonly unit_id: string;
}

/** Runs the branches of all the levels asked for as one statement; `make` writes one branch, whose columns begin with `branch`, `i` (number
 * of the window) and `unit_id`. */
export async function runBranches<R>(
  { database, city }: FigureContext,
  request: FamilyRequest,
  reportingUnits: ReportingUnits,
  make: (branch: Branch, level: FigureLevel) => Sql,
): Promise<readonly (R & RowPlace)[]> {
  const branches = request.asked.map((asked, number) =>
    make(branchOf(number, asked, request, reportingUnits), asked.level),
  );
  const { text, parameters } = joinSql(branches, sql` UNION ALL `);
  const rows = await database.query<
    R & { readonly branch: number; readonly i: number; readonly unit_id: string }
  >(text, parameters);
  return rows.map((row) => {
    const { level, windows } = request.asked[row.branch]!;
    const unit_id = level === "city" ? city : row.unit_id;
    return { ...row, level, period: windows[row.i]!, unit_id };
  });
}
