import { clusterRatioInterval } from "@atlas/stats";
import { type Branch, runBranches } from "../compile/scope.js";
import { type Sql, sql } from "../compile/sql.js";
import { leftOut, piece } from "./counts.js";
import type { Counts, Family } from "./family.js";
import { notReported } from "./not-reported.js";
import { reportingUnitsOf } from "./reporting-units.js";

interface ReachRow {
  readonly compounds: number;
  /** Compounds whose households are known. */
  readonly known: number;
  readonly households: number;
  readonly reached: number;
  /** Compounds whose only consultations may lie on either side of the window's edge. */
  readonly straddling: number;
  /** Σ h² over compounds reached, and over all. */
  readonly yy: number;
  readonly xx: number;
}

/** Households of the compounds that a consultation was closed in. */
export const reach: Family = async (context, request) => {
  const silent = await notReported(context, request, "consultations");
  const units = reportingUnitsOf(context, "consultations");
  const rows = await runBranches<ReachRow>(context, request, units, reachSql);
  return rows.map((row) => {
    const { level, period, unit_id } = row;
    const counts = [...reachCounts(row), ...silent(level, period)];
    return { metric: "reach", level, period, unit_id, counts };
  });
};

/** Each compound is a cluster of households that are reached together. */
const reachCounts = (row: ReachRow): readonly Counts[] => [
  {
    ...piece(null, row.reached, row.households),
    ...clusterRatioInterval({
      clusters: row.known,
      y: row.reached,
      x: row.households,
      yy: row.yy,
      xy: row.yy,
      xx: row.xx,
    }),
    n: row.known,
  },
  ...leftOut("households_missing", row.compounds - row.known, row.compounds),
  ...leftOut("straddling", row.straddling, row.compounds),
];

const reachSql = ({ branch, windows, group, reporting, where }: Branch): Sql =>
  sql`SELECT ${branch} AS branch, w.i, ${group} AS unit_id, CAST(count(*) AS DOUBLE) AS compounds,
    CAST(count(f.households) AS DOUBLE) AS known, coalesce(CAST(sum(f.households) AS DOUBLE), 0) AS households,
    coalesce(CAST(sum(f.households) FILTER (c.covered) AS DOUBLE), 0) AS reached,
    CAST(count(*) FILTER (NOT c.covered) AS DOUBLE) AS straddling,
    coalesce(CAST(sum(CAST(f.households AS HUGEINT) * f.households) FILTER (c.covered) AS DOUBLE), 0) AS yy,
    coalesce(CAST(sum(CAST(f.households AS HUGEINT) * f.households) AS DOUBLE), 0) AS xx
  ${standingIn({ windows, reporting, where })} GROUP BY ALL`;

/** Compounds `f` that stand at the end of windows `w`; `c.covered` says whether a consultation was closed in one. */
export const standingIn = ({
  windows,
  reporting,
  where,
}: Pick<
  Branch,
  "windows" | "reporting" | "where"
>): Sql => sql`FROM (SELECT *, valid_from AS first_day, CAST(valid_to - INTERVAL 1 DAY AS DATE) AS last_day FROM figure_compound) f
  JOIN ${windows} ON f.valid_from <= w.last_day AND f.valid_to > w.last_day
  LEFT JOIN (SELECT t.i, e.cluster, bool_or(e.first_day >= t.first_day AND e.last_day <= t.last_day) AS covered
    FROM figure_closed e JOIN (SELECT * FROM ${windows}) t ON e.first_day <= t.last_day AND e.last_day >= t.first_day
    WHERE e.cluster > 0 GROUP BY t.i, e.cluster) c ON c.i = w.i AND c.cluster = f.number${reporting}
  WHERE ${where}`;
