import { windowTable } from "../compile/scope.js";
import { joinSql, sql } from "../compile/sql.js";
import type { FigureKind, FigureLevel } from "../figure.js";
import type { FamilyRequest, FigureContext, StandingRow } from "./family.js";
import { reportingUnitsOf } from "./reporting-units.js";

/** Compounds that stand at the end of each window, by unit and kind; asked once a window, since a window's end never changes. */
export async function standingByUnit(
  { database, standing }: Pick<FigureContext, "database" | "standing">,
  windows: readonly string[],
): Promise<ReadonlyMap<string, readonly StandingRow[]>> {
  const missing = [...new Set(windows)].filter((window) => !standing.has(window));
  if (missing.length > 0) {
    const { text, parameters } =
      sql`SELECT w.i, f.unit_id, f.kind, CAST(count(*) AS DOUBLE) AS standing
      FROM figure_compound f JOIN ${windowTable(missing)} ON f.valid_from <= w.last_day AND f.valid_to > w.last_day
      GROUP BY w.i, f.unit_id, f.kind`;
    const rows = await database.query<StandingRow & { readonly i: number }>(text, parameters);
    missing.forEach((window, i) => {
      standing.set(
        window,
        rows.filter((row) => row.i === i),
      );
    });
  }
  return standing;
}

/** Denominators of coverage: compounds that stand at the window's end, for every group of the levels asked. */
export async function standingCompounds(
  context: FigureContext,
  request: FamilyRequest,
): Promise<
  readonly {
    readonly level: FigureLevel;
    readonly period: string;
    readonly unit_id: string;
    readonly standing: number;
  }[]
> {
  const answers = [];
  for (const { level, windows } of request.asked) {
    if (level === "compound") continue;
    for (const period of windows) {
      for (const [unit_id, standing] of await groupsOf(context, request, level, period)) {
        answers.push({ level, period, unit_id, standing });
      }
    }
  }
  return answers;
}

async function groupsOf(
  context: FigureContext,
  { within, kind }: FamilyRequest,
  level: Exclude<FigureLevel, "compound">,
  window: string,
): Promise<readonly (readonly [string, number])[]> {
  if (level === "township" || level === "community") {
    return standingBelow(context, level, window, within, kind);
  }
  const reporting = new Set(reportingUnitsOf(context, "consultations")(window));
  const sums = new Map<string, number>();
  for (const row of (await standingByUnit(context, [window])).get(window)!) {
    if (row.unit_id === null || (kind !== "all" && row.kind !== kind)) continue;
    if (level === "city" ? !reporting.has(row.unit_id) : (within ?? row.unit_id) !== row.unit_id) {
      continue;
    }
    const group = level === "city" ? context.city : row.unit_id;
    sums.set(group, (sums.get(group) ?? 0) + row.standing);
  }
  return [...sums];
}

async function standingBelow(
  { database }: FigureContext,
  level: "township" | "community",
  window: string,
  within: string | null,
  kind: FigureKind,
): Promise<readonly (readonly [string, number])[]> {
  const group = level === "township" ? sql`f.township_id` : sql`f.community_id`;
  const conditions = [sql`${group} IS NOT NULL`];
  if (within !== null) {
    conditions.push(
      sql`(f.unit_id = ${within} OR f.township_id = ${within} OR f.community_id = ${within})`,
    );
  }
  if (kind !== "all") conditions.push(sql`f.kind = ${kind}`);
  const { text, parameters } = sql`SELECT ${group} AS unit_id, CAST(count(*) AS DOUBLE) AS standing
    FROM figure_compound f JOIN ${windowTable([window])} ON f.valid_from <= w.last_day AND f.valid_to > w.last_day
    WHERE ${joinSql(conditions, sql` AND `)} GROUP BY ${group}`;
  const rows = await database.query<{ readonly unit_id: string; readonly standing: number }>(
    text,
    parameters,
  );
  return rows.map(({ unit_id, standing }) => [unit_id, standing] as const);
}
