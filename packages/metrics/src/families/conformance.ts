import { makeProcessTable } from "../compile/process-table.js";
import { type Branch, runBranches } from "../compile/scope.js";
import { type Sql, sql } from "../compile/sql.js";
import { alignSteps } from "../conformance/align-steps.js";
import { leftOut, piece, share } from "./counts.js";
import type { Counts, Family } from "./family.js";
import { groupByPlace } from "./group-by-place.js";
import { notReported } from "./not-reported.js";
import { reportingUnitsOf } from "./reporting-units.js";

/** Cases whose dates lie alike: so few kinds of them that each is aligned once. */
interface ShapeRow {
  readonly inside: boolean;
  readonly agreed: boolean;
  readonly shape: number;
  readonly verdict: "fits" | "deviates" | "undetermined" | "single";
  readonly cases: number;
}

/** How the dated steps of consultations closed in a window lie by the order of the seven. */
export const conformance: Family = async (context, request) => {
  await makeProcessTable(context.database);
  const silent = await notReported(context, request, "consultations");
  const units = reportingUnitsOf(context, "consultations");
  const rows = await runBranches<ShapeRow>(context, request, units, shapeSql);
  return [...groupByPlace(rows).values()].map((own) => {
    const { level, period, unit_id } = own[0]!;
    const counts = [...conformanceCounts(own), ...silent(level, period)];
    return { metric: "conformance", level, period, unit_id, counts };
  });
};

/** The figure and its parts. */
export function conformanceCounts(rows: readonly ShapeRow[]): readonly Counts[] {
  const closed = rows.filter(({ inside }) => inside);
  const sum = (cases: readonly ShapeRow[]): number =>
    cases.reduce((total, row) => total + row.cases, 0);
  const of = (verdict: ShapeRow["verdict"]): number =>
    sum(closed.filter((row) => row.verdict === verdict));
  const aligned = closed.map((row) => ({ ...row, ...alignSteps(row.shape, row.agreed) }));
  const n = sum(closed);
  const [straddling, undetermined, single] = [sum(rows) - n, of("undetermined"), of("single")];
  const judged = of("fits") + of("deviates");
  return [
    share(null, of("fits"), judged),
    piece("deviation=order", sum(aligned.filter((one) => one.outOfOrder)), n),
    piece("deviation=unagreed_action", sum(aligned.filter((one) => one.actedUnagreed)), n),
    piece("deviation=undated", sum(aligned.filter((one) => one.undated > 0)), n),
    share("alignment=exact", sum(aligned.filter(({ cost }) => cost === 0)), n),
    fitness(aligned, n),
    ...leftOut("undetermined", undetermined, n),
    ...leftOut("single", single, n),
    ...leftOut("straddling", straddling, n + straddling),
  ];
}

/** The mean fitness: added up in one order, so that it is the same every time. */
function fitness(
  aligned: readonly { readonly fitness: number; readonly cases: number }[],
  n: number,
): Counts {
  const byFitness = aligned.toSorted((a, b) => a.fitness - b.fitness);
  const total = byFitness.reduce((sum, one) => sum + one.fitness * one.cases, 0);
  return piece("fitness", total, n);
}

const shapeSql = ({ branch, windows, group, reporting, where }: Branch): Sql =>
  sql`SELECT ${branch} AS branch, w.i, ${group} AS unit_id,
    f.first_day >= w.first_day AND f.last_day <= w.last_day AS inside,
    f.agreed, f.shape, f.verdict, CAST(count(*) AS DOUBLE) AS cases
  FROM figure_process f JOIN ${windows} ON f.first_day <= w.last_day AND f.last_day >= w.first_day${reporting}
  WHERE ${where} GROUP BY ALL`;
