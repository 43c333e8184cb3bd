import { clusterRatioInterval } from "@atlas/stats";
import { type Branch, type RowPlace, isInside, runBranches } from "../compile/scope.js";
import { type Sql, sql } from "../compile/sql.js";
import type { FigureLevel } from "../figure.js";
import { leftOut, share } from "./counts.js";
import type { Counts, Family, Found } from "./family.js";
import { placeKey } from "./group-by-place.js";
import { notReported } from "./not-reported.js";
import { reportingUnitsOf } from "./reporting-units.js";
import { standingCompounds } from "./standing-compounds.js";

interface ClosedSums {
  /** Consultations closed in the window for certain, those of them with both counts, and those that may lie on either side of its edge. */
  readonly n: number;
  readonly counted: number;
  readonly straddling: number;
  readonly published: number;
  readonly on_time: number;
  /** Compounds with one of these that stand at the window's end. */
  readonly covered: number;
  /** Clusters with both counts, and sums over them. */
  readonly clusters: number;
  readonly y: number;
  readonly x: number;
  readonly yy: number;
  readonly xy: number;
  readonly xx: number;
}

const nothing: ClosedSums = {
  n: 0,
  counted: 0,
  straddling: 0,
  published: 0,
  on_time: 0,
  covered: 0,
  clusters: 0,
  y: 0,
  x: 0,
  yy: 0,
  xy: 0,
  xx: 0,
};

/** Coverage, participation and publication: what rests on consultations closed in a window. */
export const closedFigures: Family = async (context, request) => {
  const silent = await notReported(context, request, "consultations");
  const rows = await runBranches<ClosedSums>(
    context,
    request,
    reportingUnitsOf(context, "consultations"),
    (branch, level) => closedSql(branch, level, context.config.publishDays),
  );
  const left = (place: RowPlace, { n, straddling }: ClosedSums): readonly Counts[] => [
    ...leftOut("straddling", straddling, n + straddling),
    ...silent(place.level, place.period),
  ];
  const found: Found[] = [];
  for (const row of rows) {
    const place = placeOf(row);
    const others = left(place, row);
    found.push({ ...place, metric: "participation", counts: [...participation(row), ...others] });
    found.push({ ...place, metric: "published", counts: [...published(row), ...others] });
  }
  if (!request.metrics.has("coverage")) return found;
  const sums = new Map(rows.map((row) => [placeKey(row), row]));
  for (const { standing, ...place } of await standingCompounds(context, request)) {
    const own = sums.get(placeKey(place)) ?? nothing;
    const counts = [share(null, own.covered, standing), ...left(place, own)];
    found.push({ ...place, metric: "coverage", counts });
  }
  return found;
};

const placeOf = ({ level, period, unit_id }: RowPlace): RowPlace => ({ level, period, unit_id });

const participation = (row: ClosedSums): readonly Counts[] => [
  {
    part: null,
    numerator: row.y,
    denominator: row.x,
    value: row.x > 0 ? row.y / row.x : null,
    ...clusterRatioInterval(row),
    n: row.counted,
  },
  ...leftOut("counts_missing", row.n - row.counted, row.n),
];

const published = (row: ClosedSums): readonly Counts[] => [
  share(null, row.published, row.n),
  share("on_time", row.on_time, row.n),
];

/** Closed consultations, with the compound's id at the only level that needs it. */
const closedTable = (level: FigureLevel): Sql =>
  level === "compound"
    ? sql`(SELECT e.*, k.compound_id FROM figure_closed e JOIN figure_compound k ON k.number = e.cluster)`
    : sql`figure_closed`;

/** Consultations `f` that were, or may have been, closed in windows `w`. */
export const closedIn = ({ windows, reporting, where }: Branch, level: FigureLevel): Sql =>
  sql`FROM ${closedTable(level)} f JOIN ${windows} ON f.first_day <= w.last_day AND f.last_day >= w.first_day${reporting}
      WHERE ${where}`;

/** Sums by cluster first, for the interval. Sums of whole numbers in DOUBLE are exact up to 2^53, in any order. */
const closedSql = (branch: Branch, level: FigureLevel, publishDays: number): Sql =>
  sql`SELECT ${branch.branch} AS branch, i, unit_id, sum(n) AS n, sum(counted) AS counted, sum(straddling) AS straddling,
    sum(published) AS published, sum(on_time) AS on_time, CAST(count(*) FILTER (n > 0 AND standing) AS DOUBLE) AS covered,
    CAST(count(*) FILTER (counted > 0) AS DOUBLE) AS clusters,
    sum(y) AS y, sum(x) AS x, sum(y * y) AS yy, sum(x * y) AS xy, sum(x * x) AS xx
  FROM (SELECT i, unit_id, cluster, standing,
      CAST(count(*) FILTER (inside) AS DOUBLE) AS n,
      CAST(count(invited) FILTER (inside) AS DOUBLE) AS counted,
      CAST(count(*) FILTER (NOT inside) AS DOUBLE) AS straddling,
      CAST(count(*) FILTER (inside AND published) AS DOUBLE) AS published,
      CAST(count(*) FILTER (inside AND days_to_publish <= CAST(${publishDays} AS INTEGER)) AS DOUBLE) AS on_time,
      coalesce(sum(participated) FILTER (inside), 0) AS y, coalesce(sum(invited) FILTER (inside), 0) AS x
    FROM (SELECT w.i, ${branch.group} AS unit_id, f.cluster, f.invited, f.participated, f.published, f.days_to_publish,
        coalesce(f.valid_from <= w.last_day AND f.valid_to > w.last_day, false) AS standing,
        ${isInside} AS inside
      ${closedIn(branch, level)})
    GROUP BY i, unit_id, cluster, standing)
  GROUP BY i, unit_id`;
