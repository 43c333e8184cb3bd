import { codesOf } from "@atlas/schema";
import { effectiveNumber } from "@atlas/stats";
import { makeProcessTable } from "../compile/process-table.js";
import { type Branch, runBranches } from "../compile/scope.js";
import { type Sql, sql } from "../compile/sql.js";
import { leftOut } from "./counts.js";
import type { Counts, Family, FamilyRequest, FigureContext, Found } from "./family.js";
import { groupByPlace, placeKey } from "./group-by-place.js";
import { notReported } from "./not-reported.js";
import { reportingUnitsOf } from "./reporting-units.js";

/** What has kinds, and the column of `figure_process` that says which. */
interface Kinds {
  readonly metric: "diversity_topics" | "diversity_forms";
  readonly codes: readonly string[];
  /** Null where not given. */
  readonly given: Sql;
  /** One kind a row. */
  readonly kind: Sql;
}

const topics: Kinds = {
  metric: "diversity_topics",
  codes: codesOf("topic_category"),
  given: sql`f.topic`,
  kind: sql`f.topic`,
};
const forms: Kinds = {
  metric: "diversity_forms",
  codes: codesOf("form"),
  given: sql`f.forms`,
  kind: sql`unnest(f.forms)`,
};

interface GivenRow {
  readonly n: number;
  readonly given: number;
  readonly straddling: number;
  readonly clusters: number;
}

interface PairRow {
  readonly kind: string;
  readonly other: string;
  /** Cases of `kind`; nought where `other` is another. */
  readonly cases: number;
  /** Σ over clusters of cases of the one × cases of the other. */
  readonly together: number;
}

/** Effective number of kinds of topic and of form over consultations closed in a window. */
export const diversity: Family = async (context, request) => {
  await makeProcessTable(context.database);
  const asked = [topics, forms].filter(({ metric }) => request.metrics.has(metric));
  const found = asked.map((kinds) => diversityOf(context, request, kinds));
  return (await Promise.all(found)).flat();
};

async function diversityOf(
  context: FigureContext,
  request: FamilyRequest,
  kinds: Kinds,
): Promise<readonly Found[]> {
  const silent = await notReported(context, request, "consultations");
  const units = reportingUnitsOf(context, "consultations");
  const [rows, pairs] = await Promise.all([
    runBranches<GivenRow>(context, request, units, (branch) => givenSql(branch, kinds)),
    runBranches<PairRow>(context, request, units, (branch) => pairSql(branch, kinds)),
  ]);
  const pairsOf = groupByPlace(pairs);
  return rows.map((row) => {
    const { level, period, unit_id, n, given, straddling } = row;
    const counts = [
      effective(kinds, row, pairsOf.get(placeKey(row)) ?? []),
      ...leftOut("kind_missing", n - given, n),
      ...leftOut("straddling", straddling, n + straddling),
      ...silent(level, period),
    ];
    return { metric: kinds.metric, level, period, unit_id, counts };
  });
}

function effective(
  { codes }: Pick<Kinds, "codes">,
  { clusters, given }: GivenRow,
  pairs: readonly PairRow[],
): Counts {
  const at = new Map(pairs.map((pair) => [`${pair.kind}|${pair.other}`, pair]));
  const seen = codes.filter((code) => at.has(`${code}|${code}`));
  const cases = seen.map((code) => at.get(`${code}|${code}`)!.cases);
  const together = seen.map((one) =>
    seen.map((other) => (at.get(`${one}|${other}`) ?? at.get(`${other}|${one}`))?.together ?? 0),
  );
  return {
    part: null,
    numerator: seen.length,
    denominator: codes.length,
    ...effectiveNumber({ clusters, cases, together }, codes.length),
    n: given,
  };
}

/** The rows of a unit where nothing was closed. */
export const blankDiversity = (metric: Kinds["metric"]): readonly Counts[] => [
  effective(
    metric === "diversity_topics" ? topics : forms,
    { n: 0, given: 0, straddling: 0, clusters: 0 },
    [],
  ),
];

const inside = sql`f.first_day >= w.first_day AND f.last_day <= w.last_day`;

const givenSql = ({ branch, windows, group, reporting, where }: Branch, { given }: Kinds): Sql =>
  sql`SELECT ${branch} AS branch, w.i, ${group} AS unit_id, CAST(count(*) FILTER (${inside}) AS DOUBLE) AS n,
    CAST(count(*) FILTER (${inside} AND ${given} IS NOT NULL) AS DOUBLE) AS given,
    CAST(count(*) FILTER (NOT (${inside})) AS DOUBLE) AS straddling,
    CAST(count(DISTINCT f.cluster) FILTER (${inside} AND ${given} IS NOT NULL) AS DOUBLE) AS clusters
  FROM figure_process f JOIN ${windows} ON f.first_day <= w.last_day AND f.last_day >= w.first_day${reporting}
  WHERE ${where} GROUP BY ALL`;

/** Kinds by twos inside a cluster: whole numbers, from which the interval is computed. */
const pairSql = (
  { branch, windows, group, reporting, where }: Branch,
  { given, kind }: Kinds,
): Sql =>
  sql`SELECT * FROM (WITH c AS MATERIALIZED (SELECT i, unit_id, cluster, kind, CAST(count(*) AS DOUBLE) AS cases
      FROM (SELECT w.i, ${group} AS unit_id, f.cluster, ${kind} AS kind
        FROM figure_process f JOIN ${windows} ON ${inside}${reporting}
        WHERE ${where} AND ${given} IS NOT NULL)
      GROUP BY ALL)
    SELECT ${branch} AS branch, a.i, a.unit_id, a.kind, b.kind AS other,
      coalesce(sum(a.cases) FILTER (a.kind = b.kind), 0) AS cases, sum(a.cases * b.cases) AS together
    FROM c a JOIN c b ON a.i = b.i AND a.unit_id = b.unit_id AND a.cluster = b.cluster AND a.kind <= b.kind
    GROUP BY ALL)`;
