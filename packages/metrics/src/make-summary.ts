import { type Row, schemaVersion } from "@atlas/schema";
import type { Database } from "@atlas/warehouse";
import type { FigureKind, FigureQuery, MetricId } from "./figure.js";
import { figures } from "./figures.js";
import { type MetricConfig, defaultMetricConfig } from "./metric-config.js";
import { readArrivals } from "./reporting.js";
import { dueReturns } from "./return-completeness.js";
import type { Summary, SummaryDivision, SummarySite } from "./summary.js";
import { defaultWindow, dueOn, previousWindow } from "./window.js";

/** What a summary says of the version it is made for. */
export interface SummaryFacts {
  readonly version: string;
  readonly asOf: string;
  readonly synthetic: boolean;
  readonly englishName: (divisionId: string) => string;
}

const metrics: readonly MetricId[] = [
  "participation",
  "coverage",
  "consult_first",
  "published",
  "return_completeness",
  "pilot_progress",
];
const kinds: readonly FigureKind[] = ["all", "old", "managed"];

/** Answers in advance what the page asks first, by the same code that answers it later. */
export async function makeSummary(
  database: Database,
  facts: SummaryFacts,
  config: MetricConfig = defaultMetricConfig(facts.asOf),
): Promise<Summary> {
  const window = defaultWindow(facts.asOf);
  const previous = previousWindow(window);
  const quarters = await quartersIn(database, facts.asOf);
  const queries: FigureQuery[] = [];
  const ask = (
    metric: MetricId,
    level: "city" | "district",
    kind: FigureKind,
    periods: readonly string[],
  ): void => {
    queries.push({ metric, level, within: null, kind, periods });
  };
  for (const metric of metrics) {
    for (const level of ["city", "district"] as const) {
      for (const kind of kinds) {
        for (const period of [window, previous]) ask(metric, level, kind, [period]);
      }
    }
  }
  for (const kind of kinds) {
    ask("step_reached", "city", kind, [window]);
    ask("step_days", "city", kind, [window]);
    ask("participation", "city", kind, quarters);
    ask("published", "city", kind, quarters);
  }
  const answers = [];
  for (const query of queries)
    answers.push({ query, rows: await figures(database, query, config) });
  const closed = new Map(
    answers
      .find(({ query }) => query.metric === "published" && query.periods === quarters)
      ?.rows.filter(({ part }) => part === null)
      .map((row) => [row.period, row.denominator ?? 0]),
  );
  const arrivals = await readArrivals(database);
  return {
    schema_version: schemaVersion,
    version: facts.version,
    as_of: facts.asOf,
    synthetic: facts.synthetic,
    window,
    previous,
    quarters: quarters.map((period) => ({
      period,
      state: dueOn(period, 15) <= facts.asOf ? "due" : "reporting",
      closed: closed.get(period) ?? 0,
    })),
    divisions: await divisionsOf(database, facts.englishName),
    sites: await database.query<SummarySite & Record<string, never>>(
      "SELECT site_id, compound_id, name, unit_id, township_id, batch, year, status, lon, lat FROM pilot_site ORDER BY site_id",
    ),
    returns: dueReturns(window, config, arrivals).flatMap(({ state, ...due }) =>
      state === "in_time"
        ? []
        : [{ ...due, kind: due.kind as Summary["returns"][number]["kind"], state }],
    ),
    answers,
  };
}

async function divisionsOf(
  database: Database,
  englishName: (id: string) => string,
): Promise<readonly SummaryDivision[]> {
  const rows = await database.query<Row<"division">>(
    "SELECT division_id, name, level, parent_id, manager_id FROM division WHERE level <> 'community' ORDER BY division_id",
  );
  return rows.map((row) => ({
    division_id: row.division_id,
    name: row.name,
    name_en: englishName(row.division_id),
    level: row.level as SummaryDivision["level"],
    parent_id: row.parent_id,
    manager_id: row.manager_id,
  }));
}

/** Quarters from the first that a return speaks of to the as-of date. */
async function quartersIn(database: Database, asOf: string): Promise<readonly string[]> {
  const [row] = await database.query<{ first: string | null }>(
    "SELECT min(period) AS first FROM submission WHERE period LIKE '____Q_'",
  );
  const last = `${asOf.slice(0, 4)}Q${Math.ceil(Number(asOf.slice(5, 7)) / 3)}`;
  const quarters: string[] = [];
  for (
    let [year, quarter] = [
      Number((row?.first ?? last).slice(0, 4)),
      Number((row?.first ?? last)[5]),
    ];
    `${year}Q${quarter}` <= last;
  ) {
    quarters.push(`${year}Q${quarter}`);
    [year, quarter] = quarter === 4 ? [year + 1, 1] : [year, quarter + 1];
  }
  return quarters;
}
