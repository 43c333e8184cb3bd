import type { Database } from "@atlas/warehouse";
import { indexRows } from "../composite/index-rows.js";
import { type MetricConfig, defaultMetricConfig } from "../definitions/metric-config.js";
import { metricDefinitions } from "../definitions/metric-definitions.js";
import { closedFigures } from "../families/closed-figures.js";
import { consultFirst } from "../families/consult-first.js";
import { councilRules } from "../families/council-rules.js";
import { conformance } from "../families/conformance.js";
import { consultationMeans } from "../families/consultation-means.js";
import { diversity } from "../families/diversity.js";
import type { Counts, Family, FigureContext, Found, LevelWindows } from "../families/family.js";
import { pilotProgress } from "../families/pilot-progress.js";
import { proposalFigures } from "../families/proposal-figures.js";
import { processCounts } from "../families/process-counts.js";
import { reach } from "../families/reach.js";
import { returnCompleteness } from "../families/return-completeness.js";
import { stepFigures } from "../families/step-figures.js";
import type { FigureQuery, FigureRow, MetricId } from "../figure.js";
import { quartersOf } from "../reporting/window.js";
import { figureContext } from "./figure-context.js";
import { rowsOf } from "./figure-rows.js";

/** A question that a family answers; the index is made of the answers to others. */
type FamilyQuery = FigureQuery & { readonly metric: Exclude<MetricId, "index"> };

const families: Readonly<Record<FamilyQuery["metric"], Family>> = {
  participation: closedFigures,
  coverage: closedFigures,
  published: closedFigures,
  consult_first: consultFirst,
  step_reached: stepFigures,
  step_days: stepFigures,
  proposal_ordered: proposalFigures,
  proposal_adopted: proposalFigures,
  proposal_agreed: proposalFigures,
  proposal_levels: proposalFigures,
  proposal_conformed: proposalFigures,
  proposal_days: proposalFigures,
  proposal_returned: proposalFigures,
  council_rules: councilRules,
  reach,
  steps_complete: processCounts,
  conformance,
  lists: processCounts,
  diversity_actors: consultationMeans,
  diversity_topics: diversity,
  diversity_forms: diversity,
  online_share: processCounts,
  carried_out: processCounts,
  consensus: processCounts,
  satisfaction: consultationMeans,
  pilot_progress: pilotProgress,
  return_completeness: returnCompleteness,
};

/**
 * Computes one figure for every unit of a level: one block a window, in it the units in the order of their ids, the figure itself
 * (`part` null) before its parts. Every unit has its row: what was not reported says so and is never zero. No rows at all at a level that
 * the figure's definition does not name.
 *
 * @throws AppError `period_invalid` for a window that is none
 * @throws QueryError with the SQL when the engine refuses
 * @example
 * await figures(database, { metric: "participation", level: "district", within: null, kind: "old", periods: ["2022Q3"] }, defaultMetricConfig("2022-12-31"));
 */
export async function figures(
  database: Database,
  query: FigureQuery,
  config: MetricConfig,
): Promise<readonly FigureRow[]> {
  return (await figuresMany(database, [query], config))[0]!;
}

/** Figures with the usual configuration at an as-of date. */
export const figuresAsOf = (
  database: Database,
  query: FigureQuery,
  asOf: string,
): Promise<readonly FigureRow[]> => figures(database, query, defaultMetricConfig(asOf));

/** Answers many questions in as few queries as it can: figures that rest on the same rows, at all their levels and windows, are one statement.
 * @returns the rows of each query as {@link figures} gives them, in the order of the queries */
export async function figuresMany(
  database: Database,
  queries: readonly FigureQuery[],
  config: MetricConfig,
): Promise<readonly (readonly FigureRow[])[]> {
  for (const { periods } of queries) periods.forEach(quartersOf);
  const context = await figureContext(database, config);
  const plain = queries.map((query) =>
    query.within === context.city ? { ...query, within: null } : query,
  );
  const given = plain.filter(isGiven).filter(isOfFamily);
  const found = new Map<string, Map<string, readonly Counts[]>>();
  // All of them stand in line at the engine at once: a page that is busy does not keep it waiting between them.
  await Promise.all(
    grouped(given).map(async (group) => {
      for (const one of await ask(context, group)) {
        const key = keyOf(group[0]!, one);
        const units = found.get(key);
        if (units) units.set(one.unit_id, one.counts);
        else found.set(key, new Map([[one.unit_id, one.counts]]));
      }
    }),
  );
  const answers: (readonly FigureRow[])[] = [];
  for (const query of plain) {
    if (query.metric === "index") {
      const ask = (parts: readonly FigureQuery[]) => figuresMany(database, parts, config);
      answers.push(isGiven(query) ? await indexRows(context, query, ask) : []);
      continue;
    }
    const own = (period: string) => found.get(keyOf(query, { ...query, period }));
    answers.push(isGiven(query) ? await rowsOf(context, query, own) : []);
  }
  return answers;
}

const isGiven = ({ metric, level }: FigureQuery): boolean =>
  metricDefinitions[metric].levels.includes(level);

const isOfFamily = (query: FigureQuery): query is FamilyQuery => query.metric !== "index";

const keyOf = (
  { within, kind }: Pick<FigureQuery, "within" | "kind">,
  { metric, level, period }: Pick<Found, "metric" | "level" | "period">,
): string => `${metric}|${level}|${within ?? ""}|${kind}|${period}`;

/** Queries that one family answers together: those of the same kind and place. */
function grouped(queries: readonly FamilyQuery[]): readonly (readonly FamilyQuery[])[] {
  const groups = new Map<Family, Map<string, FamilyQuery[]>>();
  for (const query of queries) {
    const family = families[query.metric];
    const own = groups.get(family) ?? new Map<string, FamilyQuery[]>();
    const key = `${query.kind}|${query.within ?? ""}`;
    own.set(key, [...(own.get(key) ?? []), query]);
    groups.set(family, own);
  }
  return [...groups.values()].flatMap((group) => [...group.values()]);
}

function ask(context: FigureContext, group: readonly FamilyQuery[]): Promise<readonly Found[]> {
  const { metric, within, kind } = group[0]!;
  const windows = new Map<FigureQuery["level"], Set<string>>();
  for (const { level, periods } of group) {
    if (level === "city" && within !== null) continue;
    const own = windows.get(level) ?? new Set<string>();
    for (const period of periods) own.add(period);
    if (own.size > 0) windows.set(level, own);
  }
  if (windows.size === 0) return Promise.resolve([]);
  const asked = [...windows].map(([level, own]): LevelWindows => ({ level, windows: [...own] }));
  const metrics = new Set(group.map((query) => query.metric));
  return families[metric](context, { metrics, within, kind, asked });
}
