import {
  type DurationCount,
  clusterRatioInterval,
  survivalQuantiles,
  wilsonInterval,
} from "@atlas/stats";
import type { Database } from "@atlas/warehouse";
import type { FigureQuery, FigureRow } from "./figure.js";
import {
  type Scope,
  closedIn,
  consultations,
  groupOf,
  inWindow,
  lastDay,
  scopeFilter,
  windowDays,
} from "./figure-sql.js";
import { type MetricConfig, defaultMetricConfig } from "./metric-config.js";
import { type Arrivals, flagOf, readArrivals, reportingUnits } from "./reporting.js";
import { returnCompleteness } from "./return-completeness.js";
import { unitsOf } from "./units-of.js";

type Counts = Omit<FigureRow, "metric" | "level" | "kind" | "period" | "flag">;

const share = (
  unit_id: string,
  numerator: number,
  denominator: number,
  part: string | null = null,
): Counts => ({
  part,
  unit_id,
  numerator,
  denominator,
  value: denominator > 0 ? numerator / denominator : null,
  ...wilsonInterval(numerator, denominator),
  n: denominator,
});

/** Canonical text of a query: equal for equal questions. */
export const figureKey = ({ metric, level, within, kind, periods }: FigureQuery): string =>
  [metric, level, within ?? "", kind, periods.join(",")].join("|");

/**
 * Computes one figure for every unit of a level, in the order of the units, one block a window. Every unit has its row: what was
 * not reported says so and is never zero.
 * @throws QueryError with the SQL when the engine refuses */
export async function figures(
  database: Database,
  query: FigureQuery,
  config: MetricConfig,
): Promise<readonly FigureRow[]> {
  const arrivals = await readArrivals(database);
  const units = await unitsOf(database, query.level, query.within);
  const rows: FigureRow[] = [];
  for (const window of query.periods) {
    const scope: Scope = { ...query, window, reporting: reportingUnits(arrivals, window) };
    const found = new Map<string, Counts[]>();
    for (const counts of await compute(database, query, scope, config, arrivals)) {
      found.set(counts.unit_id, [...(found.get(counts.unit_id) ?? []), counts]);
    }
    for (const unit of units) {
      const own = found.get(unit.id) ?? [
        {
          part: null,
          unit_id: unit.id,
          numerator: 0,
          denominator: 0,
          value: null,
          low: null,
          high: null,
          n: 0,
        },
      ];
      for (const counts of own) rows.push(finish(query, window, counts, unit.managers, arrivals));
    }
  }
  return rows;
}

function finish(
  query: FigureQuery,
  window: string,
  counts: Counts,
  managers: readonly string[],
  arrivals: Arrivals,
): FigureRow {
  const flag = flagOf(query.metric, counts.n ?? 0, managers, window, arrivals);
  const hidden = flag === "thin" || flag === "not_reported";
  const reported = flag !== "not_reported";
  return {
    metric: query.metric,
    part: counts.part,
    level: query.level,
    unit_id: counts.unit_id,
    kind: query.kind,
    period: window,
    numerator: reported ? counts.numerator : null,
    denominator: reported ? counts.denominator : null,
    value: hidden ? null : counts.value,
    low: hidden ? null : counts.low,
    high: hidden ? null : counts.high,
    n: reported ? counts.n : null,
    flag,
  };
}

async function compute(
  database: Database,
  query: FigureQuery,
  scope: Scope,
  config: MetricConfig,
  arrivals: Arrivals,
): Promise<readonly Counts[]> {
  switch (query.metric) {
    case "participation":
      return participation(database, scope);
    case "coverage":
      return coverage(database, scope);
    case "published":
      return published(database, scope, config);
    case "consult_first":
      return consultFirst(database, scope, config);
    case "pilot_progress":
      return pilotProgress(database, scope);
    case "step_reached":
      return stepReached(database, scope);
    case "step_days":
      return stepDays(database, scope, config);
    case "return_completeness":
      return returnCompleteness(scope, config, arrivals);
  }
}

async function participation(database: Database, scope: Scope): Promise<readonly Counts[]> {
  const filter = scopeFilter(scope);
  const rows = await database.query<{
    g: string;
    clusters: number;
    y: number;
    x: number;
    yy: number;
    xy: number;
    xx: number;
    n: number;
  }>(
    `SELECT g, count(*) AS clusters, sum(y) AS y, sum(x) AS x, sum(y * y) AS yy, sum(x * y) AS xy, sum(x * x) AS xx, sum(n) AS n FROM (
       SELECT ${groupOf(scope.level)} AS g, coalesce(compound_id, community_id, consultation_id) AS cluster,
         CAST(sum(households_participated) AS DOUBLE) AS y, CAST(sum(households_invited) AS DOUBLE) AS x, CAST(count(*) AS DOUBLE) AS n
       FROM ${closedIn} WHERE households_invited IS NOT NULL AND households_participated IS NOT NULL AND ${filter.sql}
       GROUP BY ALL) GROUP BY g`,
    [...windowDays(scope.window), ...filter.parameters],
  );
  return rows.map(({ g, n, ...sums }) => ({
    part: null,
    unit_id: g,
    numerator: sums.y,
    denominator: sums.x,
    value: sums.x > 0 ? sums.y / sums.x : null,
    ...clusterRatioInterval(sums),
    n,
  }));
}

async function coverage(database: Database, scope: Scope): Promise<readonly Counts[]> {
  const filter = scopeFilter(scope);
  const days = windowDays(scope.window);
  const rows = await database.query<{ g: string; k: number; n: number }>(
    `SELECT ${groupOf(scope.level)} AS g, CAST(count(c.compound_id) AS DOUBLE) AS k, CAST(count(*) AS DOUBLE) AS n
     FROM compound s LEFT JOIN (SELECT DISTINCT compound_id FROM ${closedIn} WHERE compound_id IS NOT NULL) c USING (compound_id)
     WHERE (valid_from IS NULL OR valid_from <= CAST(? AS DATE)) AND (valid_to IS NULL OR valid_to > CAST(? AS DATE)) AND ${filter.sql}
     GROUP BY ALL`,
    [...days, days[1], days[1], ...filter.parameters],
  );
  return rows.map(({ g, k, n }) => share(g, k, n));
}

async function published(
  database: Database,
  scope: Scope,
  config: MetricConfig,
): Promise<readonly Counts[]> {
  const filter = scopeFilter(scope);
  const rows = await database.query<{ g: string; k: number; t: number; n: number }>(
    `SELECT ${groupOf(scope.level)} AS g, CAST(count(published_on) AS DOUBLE) AS k,
       CAST(count(*) FILTER (${lastDay("published")} - closed_on <= CAST(? AS INTEGER)) AS DOUBLE) AS t, CAST(count(*) AS DOUBLE) AS n
     FROM ${closedIn} WHERE ${filter.sql} GROUP BY ALL`,
    [config.publishDays, ...windowDays(scope.window), ...filter.parameters],
  );
  return rows.flatMap(({ g, k, t, n }) => [share(g, k, n), share(g, t, n, "on_time")]);
}

/** Verdicts: satisfied when agreement came on or before the start for certain, violated when it came after for certain or there was
 * none; what coarse or missing dates leave open is undetermined. */
async function consultFirst(
  database: Database,
  scope: Scope,
  config: MetricConfig,
): Promise<readonly Counts[]> {
  const filter = scopeFilter(scope);
  const rows = await database.query<{ g: string; verdict: string; n: number }>(
    `SELECT ${groupOf(scope.level)} AS g, verdict, CAST(count(*) AS DOUBLE) AS n FROM (
       SELECT p.*, coalesce(k.kind, 'unknown') AS kind, CASE
         WHEN p.started_on < CAST(? AS DATE) THEN 'not_applicable'
         WHEN p.consulted = 'declared_none' THEN 'violated'
         WHEN p.consulted <> 'linked' THEN 'undetermined'
         WHEN c.outcome IN ('not_agreed', 'withdrawn') THEN 'violated'
         WHEN c.outcome <> 'agreed' OR c.outcome IS NULL OR c.step6_on IS NULL THEN 'undetermined'
         WHEN c.step6_last <= p.started_on THEN 'satisfied'
         WHEN c.step6_on > ${lastDay("p.started")} THEN 'violated'
         ELSE 'undetermined' END AS verdict
       FROM project p LEFT JOIN (SELECT compound_id, kind FROM compound) k USING (compound_id)
       LEFT JOIN (SELECT consultation_id, outcome, step6_on, ${lastDay("step6")} AS step6_last FROM consultation) c ON c.consultation_id = p.consultation_id
       WHERE ${inWindow("p.started")}) WHERE ${filter.sql} GROUP BY ALL`,
    [config.consultFirstSince, ...windowDays(scope.window), ...filter.parameters],
  );
  const groups = new Map<string, Map<string, number>>();
  for (const { g, verdict, n } of rows)
    groups.set(g, (groups.get(g) ?? new Map<string, number>()).set(verdict, n));
  return [...groups].flatMap(([g, verdicts]) => {
    const of = (name: string): number => verdicts.get(name) ?? 0;
    const all = [...verdicts.values()].reduce((sum, n) => sum + n, 0);
    return [
      share(g, of("satisfied"), of("satisfied") + of("violated")),
      ...["satisfied", "violated", "undetermined", "not_applicable"].map((name) =>
        share(g, of(name), all, `verdict=${name}`),
      ),
    ];
  });
}

async function pilotProgress(database: Database, scope: Scope): Promise<readonly Counts[]> {
  const filter = scopeFilter({
    ...scope,
    kind: "all",
    level: scope.level === "city" ? "district" : scope.level,
  });
  const rows = await database.query<{
    g: string | null;
    batch: number | null;
    status: string;
    n: number;
  }>(
    `SELECT ${groupOf(scope.level)} AS g, batch, status, CAST(count(*) AS DOUBLE) AS n FROM pilot_site WHERE ${filter.sql} GROUP BY ALL ORDER BY ALL`,
    filter.parameters,
  );
  const counted = (unit_id: string, part: string | null, numerator: number): Counts => ({
    part,
    unit_id,
    numerator,
    denominator: scope.level === "city" && part === null ? 100 : null,
    value: numerator,
    low: null,
    high: null,
    n: numerator,
  });
  const groups = new Map<string, typeof rows>();
  for (const row of rows)
    if (row.g !== null) groups.set(row.g, [...(groups.get(row.g) ?? []), row]);
  return [...groups].flatMap(([g, own]) => {
    const total = (keep: (row: (typeof own)[number]) => boolean): number =>
      own.filter(keep).reduce((sum, row) => sum + row.n, 0);
    const batches = [...new Set(own.flatMap(({ batch }) => (batch === null ? [] : [batch])))].sort(
      (a, b) => a - b,
    );
    return [
      counted(
        g,
        null,
        total(({ batch, status }) => batch !== null && status !== "withdrawn"),
      ),
      ...["planned", "building", "accepted", "withdrawn"].map((status) =>
        counted(
          g,
          `status=${status}`,
          total((row) => row.batch !== null && row.status === status),
        ),
      ),
      counted(
        g,
        "nominated",
        total(({ batch }) => batch === null),
      ),
      ...batches.map((batch) =>
        counted(
          g,
          `batch=${batch}`,
          total((row) => row.batch === batch && row.status !== "withdrawn"),
        ),
      ),
    ];
  });
}

const stepNumbers = [1, 2, 3, 4, 5, 6, 7] as const;
const firstStep = `least(${stepNumbers.map((i) => `step${i}_on`).join(", ")})`;
const firstStepLast = `CASE ${stepNumbers.map((i) => `WHEN step${i}_on = ${firstStep} THEN ${lastDay(`step${i}`)}`).join(" ")} END`;

/** Consultations begun in the window: two parameters. */
const begunIn = `(SELECT * FROM ${consultations} WHERE ${firstStep} >= CAST(? AS DATE) AND ${firstStepLast} <= CAST(? AS DATE))`;

async function stepReached(database: Database, scope: Scope): Promise<readonly Counts[]> {
  const filter = scopeFilter(scope);
  const rows = await database.query<Record<string, number> & { g: string }>(
    `SELECT ${groupOf(scope.level)} AS g, CAST(count(*) AS DOUBLE) AS n, ${stepNumbers.map((i) => `CAST(count(step${i}_on) AS DOUBLE) AS s${i}`).join(", ")}
     FROM ${begunIn} WHERE ${filter.sql} GROUP BY ALL`,
    [...windowDays(scope.window), ...filter.parameters],
  );
  return rows.flatMap((row) =>
    stepNumbers.map((i) => share(row.g, row[`s${i}`]!, row["n"]!, `step=${i}`)),
  );
}

async function stepDays(
  database: Database,
  scope: Scope,
  config: MetricConfig,
): Promise<readonly Counts[]> {
  const filter = scopeFilter(scope);
  const spans = stepNumbers.slice(1).map(
    (
      i,
    ) => `SELECT g, ${i} AS step, CASE WHEN step${i}_on IS NULL THEN least(coalesce(closed_on, CAST(? AS DATE)), CAST(? AS DATE)) ELSE step${i}_on END - step${i - 1}_on AS days,
      step${i}_on IS NOT NULL AS event FROM begun WHERE step${i - 1}_precision = 'day' AND (step${i}_on IS NULL OR step${i}_precision = 'day')`,
  );
  const rows = await database.query<{
    g: string;
    step: number;
    days: number;
    event: boolean;
    n: number;
  }>(
    `WITH begun AS (SELECT ${groupOf(scope.level)} AS g, * FROM ${begunIn} WHERE ${filter.sql})
     SELECT g, step, CAST(days AS DOUBLE) AS days, event, CAST(count(*) AS DOUBLE) AS n FROM (${spans.join(" UNION ALL ")}) WHERE days >= 0 GROUP BY ALL`,
    [
      ...windowDays(scope.window),
      ...filter.parameters,
      ...stepNumbers.slice(1).flatMap(() => [config.asOf, config.asOf]),
    ],
  );
  const groups = new Map<string, DurationCount[]>();
  for (const { g, step, days, event, n } of rows) {
    const key = `${g}|${step}`;
    groups.set(key, [...(groups.get(key) ?? []), { time: days, event, count: n }]);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, counts]) => {
      const [unit_id, step] = key.split("|") as [string, string];
      const n = counts.reduce((sum, { count }) => sum + count, 0);
      return survivalQuantiles(counts, [0.25, 0.5, 0.75]).map(({ value }, i): Counts => ({
        part: `step=${step};q=${[25, 50, 75][i]}`,
        unit_id,
        numerator: null,
        denominator: null,
        value,
        low: null,
        high: null,
        n,
      }));
    });
}

/** Figures with the configuration of an as-of date. */
export const figuresAsOf = (
  database: Database,
  query: FigureQuery,
  asOf: string,
): Promise<readonly FigureRow[]> => figures(database, query, defaultMetricConfig(asOf));
