import { codesOf } from "@atlas/schema";
import { type ClusterSums, clusterRatioInterval } from "@atlas/stats";
import { makeProcessTable } from "../compile/process-table.js";
import { type Branch, isInside, runBranches } from "../compile/scope.js";
import { type Sql, sql } from "../compile/sql.js";
import { leftOut, piece } from "./counts.js";
import type { Counts, Family, Found } from "./family.js";
import { mapInTurns } from "./in-turns.js";
import { notReported } from "./not-reported.js";
import { reportingUnitsOf } from "./reporting-units.js";

/** Satisfaction is summed in whole millionths. */
const millionths = 1_000_000;

interface MeanRow {
  readonly n: number;
  readonly straddling: number;
  /** Clusters with a satisfaction given; y their sums in millionths, x their cases. */
  readonly s: ClusterSums;
  /** Consultations that say how many answered; answers, and Σ satisfaction × answers in millionths. */
  readonly answered: number;
  readonly answers: number;
  readonly weighted: number;
  /** Clusters with actors given; y kinds of actor, x cases. */
  readonly a: ClusterSums;
}

/** Means over consultations closed in a window: satisfaction, and kinds of actor. */
export const consultationMeans: Family = async (context, request) => {
  await makeProcessTable(context.database);
  const silent = await notReported(context, request, "consultations");
  const units = reportingUnitsOf(context, "consultations");
  const rows = await runBranches<MeanRow>(context, request, units, meanSql);
  const found = await mapInTurns(rows, (row): readonly Found[] => {
    const { level, period, unit_id, n, straddling } = row;
    const left = [...leftOut("straddling", straddling, n + straddling), ...silent(level, period)];
    const place = { level, period, unit_id };
    return [
      { ...place, metric: "satisfaction", counts: [...satisfaction(row), ...left] },
      { ...place, metric: "diversity_actors", counts: [...kindsOfActor(row), ...left] },
    ];
  });
  return found.flat();
};

function satisfaction({ s, n, answered, answers, weighted }: MeanRow): readonly Counts[] {
  const sums = {
    ...s,
    y: s.y / millionths,
    xy: s.xy / millionths,
    yy: s.yy / millionths / millionths,
  };
  return [
    mean(sums, 1),
    ...(answered > 0
      ? [{ ...piece("weighted=answers", weighted / millionths, answers), n: answered }]
      : []),
    ...leftOut("satisfaction_missing", n - s.x, n),
  ];
}

const kindsOfActor = ({ a, n }: MeanRow): readonly Counts[] => [
  mean(a, codesOf("actor").length),
  ...leftOut("actors_missing", n - a.x, n),
];

/** A mean over cases whose clusters are not independent. */
const mean = (sums: ClusterSums, most: number): Counts => ({
  part: null,
  numerator: sums.y,
  denominator: sums.x,
  value: sums.x > 0 ? sums.y / sums.x : null,
  ...clusterRatioInterval(sums, most),
  n: sums.x,
});

/** Consultations `f` that were, or may have been, closed in windows `w`, with what was recorded of their course. */
export const processedIn = ({ windows, reporting, where }: Branch): Sql =>
  sql`FROM figure_process f JOIN ${windows} ON f.first_day <= w.last_day AND f.last_day >= w.first_day${reporting}
      WHERE ${where}`;

/** Sums of whole numbers: those of squares as HUGEINT, since millionths squared leave the exact range of DOUBLE. */
const meanSql = (branch: Branch): Sql =>
  sql`SELECT ${branch.branch} AS branch, i, unit_id, sum(n) AS n, sum(straddling) AS straddling,
    sum(answered) AS answered, CAST(sum(answers) AS DOUBLE) AS answers, CAST(sum(weighted) AS DOUBLE) AS weighted,
    ${clusterSums(sql`sy`, sql`sx`)} AS s, ${clusterSums(sql`ay`, sql`ax`)} AS a
  FROM (SELECT i, unit_id, cluster, CAST(count(*) FILTER (inside) AS DOUBLE) AS n,
      CAST(count(*) FILTER (NOT inside) AS DOUBLE) AS straddling,
      coalesce(CAST(sum(satisfaction) FILTER (inside) AS HUGEINT), 0) AS sy, CAST(count(satisfaction) FILTER (inside) AS HUGEINT) AS sx,
      CAST(count(answers) FILTER (inside AND satisfaction IS NOT NULL) AS DOUBLE) AS answered,
      coalesce(sum(CAST(answers AS HUGEINT)) FILTER (inside AND satisfaction IS NOT NULL), 0) AS answers,
      coalesce(sum(CAST(answers AS HUGEINT) * satisfaction) FILTER (inside), 0) AS weighted,
      coalesce(CAST(sum(actors) FILTER (inside) AS HUGEINT), 0) AS ay, CAST(count(actors) FILTER (inside) AS HUGEINT) AS ax
    FROM (SELECT w.i, ${branch.group} AS unit_id, f.cluster, f.satisfaction, f.answers, f.actors,
        ${isInside} AS inside
      ${processedIn(branch)})
    GROUP BY i, unit_id, cluster)
  GROUP BY i, unit_id`;

const clusterSums = (y: Sql, x: Sql): Sql =>
  sql`struct_pack(clusters := CAST(count(*) FILTER (${x} > 0) AS DOUBLE), y := CAST(sum(${y}) AS DOUBLE), x := CAST(sum(${x}) AS DOUBLE),
    yy := CAST(sum(${y} * ${y}) AS DOUBLE), xy := CAST(sum(${x} * ${y}) AS DOUBLE), xx := CAST(sum(${x} * ${x}) AS DOUBLE))`;
