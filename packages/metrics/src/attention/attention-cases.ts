import type { Database } from "@atlas/warehouse";
import { figureContext } from "../answers/figure-context.js";
import { sql } from "../compile/sql.js";
import type { MetricConfig } from "../definitions/metric-config.js";
import type { AttentionCase, AttentionItem } from "./attention-item.js";
import { limitsOf } from "./attention-list.js";
import { type TableRule, casePopulation, placeOf, tableRules } from "./case-populations.js";
import { councilCases } from "./council-items.js";
import { type ReturnRule, returnCases } from "./return-items.js";

/** Which cases are asked for. */
export interface CaseQuery extends Pick<AttentionItem, "rule" | "step" | "unit_id"> {
  /** The window shown, from which that of the item follows. */
  readonly window: string;
  /** Only cases of this community; null: all of the item. */
  readonly community: string | null;
  readonly most: number;
  readonly skip: number;
}

/** The cases behind an item, the longest wait first, then the newest date, then by id. None for items of figures.
 * @throws AppError `period_invalid` for a window that is none */
export async function attentionCases(
  database: Database,
  query: CaseQuery,
  config: MetricConfig,
): Promise<readonly AttentionCase[]> {
  const { rule, unit_id: unit, window, community, most, skip } = query;
  const context = await figureContext(database, config);
  const page = (cases: readonly AttentionCase[]): readonly AttentionCase[] =>
    cases
      .filter((one) => community === null || one.community_id === community)
      .slice(skip, skip + most);
  if (rule === "council") return named(database, page(await councilCases(context, unit, window)));
  if (isReturnRule(rule)) return page(returnCases(context, rule, unit, window));
  if (!isTableRule(rule)) return [];
  const limits = rule === "step_overdue" ? await limitsOf(context) : [];
  const population = casePopulation(rule, context, window, limits);
  if (!population) return [];
  const { text, parameters } =
    sql`SELECT s.case_id, s.label, s.compound_id, k.name AS compound, s.community_id, d.name AS community, s.unit_id, s.from_on, s.from_precision, s.to_on, s.to_precision,
      CAST(s.days AS DOUBLE) AS days, s.reason
    FROM (SELECT *, ${placeOf(context.city)} AS place FROM (${population.select})) s LEFT JOIN compound k ON k.compound_id = s.compound_id
    LEFT JOIN division d ON d.division_id = s.community_id AND d.valid_to IS NULL
    WHERE s.hit AND s.place = ${unit} AND s.step IS NOT DISTINCT FROM CAST(${query.step} AS INTEGER)
      AND (CAST(${community} AS VARCHAR) IS NULL OR s.community_id = ${community})
    ORDER BY s.days DESC NULLS LAST, s.from_on DESC NULLS LAST, s.case_id LIMIT CAST(${most} AS INTEGER) OFFSET CAST(${skip} AS INTEGER)`;
  return database.query<AttentionCase>(text, parameters);
}

/** Cases with the names of their communities. */
async function named(
  database: Database,
  cases: readonly AttentionCase[],
): Promise<readonly AttentionCase[]> {
  const rows = await database.query<{ readonly id: string; readonly name: string }>(
    `SELECT division_id AS id, name FROM division
     WHERE valid_to IS NULL AND list_contains(string_split(CAST(? AS VARCHAR), ','), division_id)`,
    [cases.map(({ community_id: id }) => id ?? "").join(",")],
  );
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return cases.map((one) => ({ ...one, community: names.get(one.community_id ?? "") ?? null }));
}

const isTableRule = (rule: string): rule is TableRule =>
  (tableRules as readonly string[]).includes(rule);

const isReturnRule = (rule: string): rule is ReturnRule =>
  rule === "return_missing" || rule === "return_late";
