import { makeProcessTable } from "../compile/process-table.js";
import { type Branch, type RowPlace, runBranches } from "../compile/scope.js";
import { type Sql, joinSql, sql } from "../compile/sql.js";
import type { MetricId } from "../figure.js";
import { leftOut, piece, share } from "./counts.js";
import type { Counts, Family, Found } from "./family.js";
import { notReported } from "./not-reported.js";
import { reportingUnitsOf } from "./reporting-units.js";

interface ProcessSums {
  /** Consultations closed in the window for certain, and those that may lie on either side of its edge. */
  readonly n: number;
  readonly straddling: number;
  readonly complete: number;
  readonly complete_agreed: number;
  /** Without a date for step 1 … 7. */
  readonly undated: readonly number[];
  readonly agreed: number;
  /** Agreed long enough ago, and those of them that acted. */
  readonly due: number;
  readonly acted: number;
  readonly online_known: number;
  readonly online: number;
  /** Verdicts, list by list as {@link listVerdicts} has them. */
  readonly verdicts: readonly number[];
}

type AgreedSums = Pick<ProcessSums, "n" | "straddling" | "agreed">;

const lists = ["guidance", "positive", "negative"] as const;
const verdicts = ["listed", "not_listed", "no_list"] as const;

/** Every list with every verdict, in the order of the parts. */
const listVerdicts = lists.flatMap((list) => verdicts.map((verdict) => ({ list, verdict })));

/** What is counted case by case over consultations closed in a window: whole procedures, agreement, action, online forms, lists. Agreement alone does not need
 * the table of their course, which takes long to make. */
export const processCounts: Family = async (context, request) => {
  const silent = await notReported(context, request, "consultations");
  if ([...request.metrics].every((metric) => metric === "consensus")) {
    const rows = await runBranches<AgreedSums>(
      context,
      request,
      reportingUnitsOf(context, "consultations"),
      agreedSql,
    );
    return rows.map((row) => consensusOf(row, silent(row.level, row.period)));
  }
  await makeProcessTable(context.database);
  const rows = await runBranches<ProcessSums>(
    context,
    request,
    reportingUnitsOf(context, "consultations"),
    (branch) => countSql(branch, context.config.asOf, context.config.actDays),
  );
  return rows.flatMap((row) => figuresOf(row, silent(row.level, row.period)));
};

const consensusOf = (
  { level, period, unit_id, n, straddling, agreed }: AgreedSums & RowPlace,
  silent: readonly Counts[],
): Found => ({
  metric: "consensus",
  level,
  period,
  unit_id,
  counts: [share(null, agreed, n), ...leftOut("straddling", straddling, n + straddling), ...silent],
});

function figuresOf(row: ProcessSums & RowPlace, silent: readonly Counts[]): readonly Found[] {
  const { level, period, unit_id, n, straddling } = row;
  const figure = (metric: MetricId, counts: readonly Counts[]): Found => ({
    metric,
    level,
    period,
    unit_id,
    counts: [...counts, ...leftOut("straddling", straddling, n + straddling), ...silent],
  });
  return [
    figure("steps_complete", [
      share(null, row.complete, n),
      share("outcome=agreed", row.complete_agreed, row.agreed),
      ...row.undated.map((cases, i) => piece(`undated=${i + 1}`, cases, n)),
    ]),
    consensusOf(row, silent),
    figure("carried_out", [
      share(null, row.acted, row.due),
      ...leftOut("recent", row.agreed - row.due, row.agreed),
    ]),
    figure("online_share", [
      share(null, row.online, row.online_known),
      ...leftOut("online_missing", n - row.online_known, n),
    ]),
    figure("lists", listCounts(row)),
  ];
}

const listCounts = ({ n, verdicts: found }: ProcessSums): readonly Counts[] =>
  lists.flatMap((list, l) => {
    const own = verdicts.map((_, v) => found[l * verdicts.length + v]!);
    const judged = own.reduce((sum, cases) => sum + cases, 0);
    return [
      ...verdicts.map((verdict, v) => share(`list=${list};verdict=${verdict}`, own[v]!, judged)),
      ...(n > judged ? [piece(`list=${list};left_out=unclassified`, n - judged, n)] : []),
    ];
  });

const columns = { guidance: sql`f.guidance`, positive: sql`f.positive`, negative: sql`f.negative` };
const bits = [sql`1`, sql`2`, sql`4`, sql`8`, sql`16`, sql`32`, sql`64`] as const;
const inside = sql`f.first_day >= w.first_day AND f.last_day <= w.last_day`;
const count = (condition: Sql): Sql =>
  sql`CAST(count(*) FILTER (${inside} AND ${condition}) AS DOUBLE)`;

/** Consultations, agreed ones and those at the window's edge: the same rows as of {@link countSql}. */
const agreedSql = ({ branch, windows, group, reporting, where }: Branch): Sql =>
  sql`SELECT ${branch} AS branch, w.i, ${group} AS unit_id, ${count(sql`true`)} AS n,
    CAST(count(*) FILTER (NOT (${inside})) AS DOUBLE) AS straddling, ${count(sql`f.agreed`)} AS agreed
  FROM figure_closed f JOIN ${windows} ON f.first_day <= w.last_day AND f.last_day >= w.first_day${reporting}
  WHERE ${where} GROUP BY ALL`;

const countSql = (
  { branch, windows, group, reporting, where }: Branch,
  asOf: string,
  actDays: number,
): Sql => {
  const due = sql`f.agreed AND f.last_day + CAST(${actDays} AS INTEGER) <= CAST(${asOf} AS DATE)`;
  const undated = bits.map((bit) => count(sql`f.shape & ${bit} = 0`));
  const judged = listVerdicts.map(({ list, verdict }) =>
    count(sql`${columns[list]} = CAST(${verdict} AS VARCHAR)`),
  );
  return sql`SELECT ${branch} AS branch, w.i, ${group} AS unit_id, ${count(sql`true`)} AS n,
    CAST(count(*) FILTER (NOT (${inside})) AS DOUBLE) AS straddling,
    ${count(sql`f.shape & 127 = 127`)} AS complete, ${count(sql`f.agreed AND f.shape & 127 = 127`)} AS complete_agreed,
    [${joinSql(undated, sql`, `)}] AS undated, ${count(sql`f.agreed`)} AS agreed,
    ${count(due)} AS due, ${count(sql`${due} AND f.shape & 64 = 64`)} AS acted,
    ${count(sql`f.online IS NOT NULL`)} AS online_known, ${count(sql`f.online`)} AS online,
    [${joinSql(judged, sql`, `)}] AS verdicts
  FROM figure_process f JOIN ${windows} ON f.first_day <= w.last_day AND f.last_day >= w.first_day${reporting}
  WHERE ${where} GROUP BY ALL`;
};

/** The rows of figures of this family where nothing was closed. */
export const blankProcess = (metric: MetricId): readonly Counts[] =>
  figuresOf(nothing, []).find((one) => one.metric === metric)!.counts;

const nothing: ProcessSums & RowPlace = {
  level: "city",
  period: "",
  unit_id: "",
  n: 0,
  straddling: 0,
  complete: 0,
  complete_agreed: 0,
  undated: bits.map(() => 0),
  agreed: 0,
  due: 0,
  acted: 0,
  online_known: 0,
  online: 0,
  verdicts: listVerdicts.map(() => 0),
};
