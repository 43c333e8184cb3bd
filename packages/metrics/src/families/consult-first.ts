import { type Branch, runBranches } from "../compile/scope.js";
import { type Sql, sql } from "../compile/sql.js";
import { leftOut, piece, share } from "./counts.js";
import type { Counts, Family } from "./family.js";
import { notReported } from "./not-reported.js";
import { reportingUnitsOf } from "./reporting-units.js";

interface VerdictRow {
  readonly satisfied: number;
  readonly violated: number;
  readonly undetermined: number;
  readonly not_applicable: number;
  readonly pending: number;
  readonly undated: number;
  readonly straddling: number;
}

/** Whether projects were consulted on before they started. */
export const consultFirst: Family = async (context, request) => {
  const rows = await runBranches<VerdictRow>(
    context,
    request,
    reportingUnitsOf(context, "projects"),
    (branch) => verdictSql(branch, context.config.consultFirstSince),
  );
  const silent = await notReported(context, request, "projects");
  return rows.map((row) => ({
    metric: "consult_first",
    level: row.level,
    period: row.period,
    unit_id: row.unit_id,
    counts: [...verdictCounts(row), ...silent(row.level, row.period)],
  }));
};

function verdictCounts(row: VerdictRow): readonly Counts[] {
  const judged = row.satisfied + row.violated;
  const started = judged + row.undetermined + row.not_applicable;
  return [
    share(null, row.satisfied, judged),
    piece("verdict=satisfied", row.satisfied, started),
    piece("verdict=violated", row.violated, started),
    piece("verdict=undetermined", row.undetermined, started),
    piece("verdict=not_applicable", row.not_applicable, started),
    pending(row.pending),
    ...leftOut("straddling", row.straddling, started + row.straddling),
    ...leftOut("undated", row.undated, started + row.undated),
  ];
}

/** Projects not yet started, counted apart: a number, not a share of anything. */
export const pending = (count: number): Counts => ({
  part: "verdict=pending",
  numerator: count,
  denominator: null,
  value: null,
  low: null,
  high: null,
  n: count,
});

const verdictSql = ({ branch, windows, group, reporting, where }: Branch, since: string): Sql => {
  const count = (verdict: Sql): Sql => sql`CAST(count(*) FILTER (verdict = ${verdict}) AS DOUBLE)`;
  return sql`SELECT ${branch} AS branch, i, unit_id,
    ${count(sql`'satisfied'`)} AS satisfied, ${count(sql`'violated'`)} AS violated,
    ${count(sql`'undetermined'`)} AS undetermined, ${count(sql`'not_applicable'`)} AS not_applicable,
    ${count(sql`'pending'`)} AS pending, ${count(sql`'undated'`)} AS undated, ${count(sql`'straddling'`)} AS straddling
  FROM (SELECT w.i, ${group} AS unit_id, CASE WHEN f.verdict IN ('pending', 'undated') THEN f.verdict
      WHEN f.first_day < w.first_day OR f.last_day > w.last_day THEN 'straddling'
      WHEN f.first_day < CAST(${since} AS DATE) THEN 'not_applicable' ELSE f.verdict END AS verdict
    FROM figure_project f JOIN ${windows} ON f.first_day <= w.last_day AND f.last_day >= w.first_day${reporting}
    WHERE ${where})
  GROUP BY i, unit_id`;
};
