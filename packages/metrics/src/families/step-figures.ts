import { type DurationCount, survivalQuantiles } from "@atlas/stats";
import { type Branch, runBranches } from "../compile/scope.js";
import { type Sql, joinSql, sql } from "../compile/sql.js";
import type { FigureLevel } from "../figure.js";
import { leftOut, piece, share } from "./counts.js";
import type { Counts, Family, FigureContext, FamilyRequest, Found } from "./family.js";
import { groupByPlace } from "./group-by-place.js";
import { mapInTurns } from "./in-turns.js";
import { notReported } from "./not-reported.js";
import { reportingUnitsOf } from "./reporting-units.js";

/** Columns of the seven steps in `figure_begun`. */
const stepColumns = [
  { step: 1, reached: sql`f.r1`, day: sql`f.d1` },
  { step: 2, reached: sql`f.r2`, day: sql`f.d2` },
  { step: 3, reached: sql`f.r3`, day: sql`f.d3` },
  { step: 4, reached: sql`f.r4`, day: sql`f.d4` },
  { step: 5, reached: sql`f.r5`, day: sql`f.d5` },
  { step: 6, reached: sql`f.r6`, day: sql`f.d6` },
  { step: 7, reached: sql`f.r7`, day: sql`f.d7` },
] as const;

const quartiles = [25, 50, 75] as const;

interface ReachedRow {
  readonly n: number;
  readonly straddling: number;
  readonly reached: readonly number[];
}

interface DurationRow {
  readonly step: number;
  /** Null: the dates do not tell (not known to the day, or in reverse). */
  readonly days: number | null;
  readonly event: boolean;
  readonly cases: number;
}

type Silent = (level: FigureLevel, window: string) => readonly Counts[];

/** The seven steps: how many consultations begun in a window reached each, and after how many days. */
export const stepFigures: Family = async (context, request) => {
  const silent = await notReported(context, request, "consultations");
  return [
    ...(request.metrics.has("step_reached") ? await stepReached(context, request, silent) : []),
    ...(request.metrics.has("step_days") ? await stepDays(context, request, silent) : []),
  ];
};

async function stepReached(
  context: FigureContext,
  request: FamilyRequest,
  silent: Silent,
): Promise<readonly Found[]> {
  const units = reportingUnitsOf(context, "consultations");
  const rows = await runBranches<ReachedRow>(context, request, units, reachedSql);
  return rows.map(({ level, period, unit_id, n, straddling, reached }) => ({
    metric: "step_reached",
    level,
    period,
    unit_id,
    counts: [
      ...reached.map((cases, i) => share(`step=${i + 1}`, cases, n)),
      ...leftOut("straddling", straddling, n + straddling),
      ...silent(level, period),
    ],
  }));
}

async function stepDays(
  context: FigureContext,
  request: FamilyRequest,
  silent: Silent,
): Promise<readonly Found[]> {
  const units = reportingUnitsOf(context, "consultations");
  const rows = await runBranches<DurationRow>(context, request, units, (branch) =>
    durationSql(branch, context.config.asOf),
  );
  return mapInTurns(groupByPlace(rows).values(), (own) => {
    const { level, period, unit_id } = own[0]!;
    const counts = stepColumns.slice(1).flatMap(({ step }) =>
      durationCounts(
        step,
        own.filter((row) => row.step === step),
      ),
    );
    return {
      metric: "step_days",
      level,
      period,
      unit_id,
      counts: [...counts, ...silent(level, period)],
    };
  });
}

/** Quartiles of the days to a step, and the cases whose dates do not tell. */
function durationCounts(step: number, rows: readonly DurationRow[]): readonly Counts[] {
  const usable = rows.flatMap(({ days, event, cases }): DurationCount[] =>
    days === null ? [] : [{ time: days, event, count: cases }],
  );
  const total = (counts: readonly DurationCount[]): number =>
    counts.reduce((sum, { count }) => sum + count, 0);
  const n = total(usable);
  const ended = total(usable.filter(({ event }) => event));
  const all = rows.reduce((sum, { cases }) => sum + cases, 0);
  return [
    ...survivalQuantiles(
      usable,
      quartiles.map((q) => q / 100),
    ).map((quantile, i) => ({
      part: `step=${step};q=${quartiles[i]}`,
      numerator: ended,
      denominator: n,
      ...quantile,
      n,
    })),
    ...(all > n ? [piece(`step=${step};left_out=dates`, all - n, all)] : []),
  ];
}

const inside = sql`f.first_day >= w.first_day AND f.last_day <= w.last_day`;

const reachedSql = ({ branch, windows, group, reporting, where }: Branch): Sql =>
  sql`SELECT ${branch} AS branch, w.i, ${group} AS unit_id, CAST(count(*) FILTER (${inside}) AS DOUBLE) AS n,
    CAST(count(*) FILTER (NOT (${inside})) AS DOUBLE) AS straddling,
    [${joinSql(
      stepColumns.map(
        ({ reached }) => sql`CAST(count(*) FILTER (${reached} AND ${inside}) AS DOUBLE)`,
      ),
      sql`, `,
    )}] AS reached
  FROM figure_begun f JOIN ${windows} ON f.first_day <= w.last_day AND f.last_day >= w.first_day${reporting}
  WHERE ${where} GROUP BY ALL`;

/** Days from each step to the next. A case without the next step is open until the last day its unit's returns speak of, or until it was closed; one that
 * was agreed still has the seventh step before it, so there it is open. */
const durationSql = ({ branch, windows, group, reporting, where }: Branch, asOf: string): Sql =>
  sql`SELECT ${branch} AS branch, i, unit_id, step, CAST(days AS DOUBLE) AS days, event, CAST(count(*) AS DOUBLE) AS cases
  FROM (WITH f AS MATERIALIZED (SELECT w.i, ${group} AS unit_id, f.r1, f.r2, f.r3, f.r4, f.r5, f.r6, f.r7,
        f.d1, f.d2, f.d3, f.d4, f.d5, f.d6, f.d7,
        least(CAST(${asOf} AS DATE), f.seen_until) AS seen_until, f.agreed,
        CASE WHEN NOT f.ended THEN least(CAST(${asOf} AS DATE), f.seen_until) ELSE f.closed_on END AS until_day
      FROM figure_begun f JOIN ${windows} ON ${inside}${reporting} WHERE ${where})
    ${joinSql(
      stepColumns.slice(1).map(({ step, reached, day }, i) => {
        const before = stepColumns[i]!;
        return sql`SELECT f.i, f.unit_id, CAST(${step} AS INTEGER) AS step, ${reached} AS event,
          CASE WHEN ${before.day} IS NULL OR (${reached} AND ${day} IS NULL) THEN NULL
            WHEN NOT ${reached} THEN greatest(0, coalesce(${step === 7 ? sql`CASE WHEN f.agreed THEN f.seen_until ELSE f.until_day END` : sql`f.until_day`}, ${before.day}) - ${before.day})
            WHEN ${day} >= ${before.day} THEN ${day} - ${before.day} END AS days
        FROM f WHERE ${before.reached}`;
      }),
      sql` UNION ALL `,
    )})
  GROUP BY i, unit_id, step, days, event`;
