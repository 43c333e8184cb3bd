import type { AttentionLine } from "@atlas/warehouse";
import { type Sql, sql } from "../compile/sql.js";
import type { FigureContext } from "../families/family.js";
import type { AttentionItem } from "./attention-item.js";
import { type Population, placeOf } from "./case-populations.js";
import { type WindowRef, itemId } from "./item-id.js";
import { severityOf } from "./severity.js";

interface Found {
  readonly step: number | null;
  readonly place: string;
  readonly district: string | null;
  readonly looked_at: number;
  readonly found: number;
  readonly days: number | null;
  /** `id=count`, with a comma between. */
  readonly communities: string;
  readonly evidence: string;
}

/** The cases of a population by step and township. */
export async function tableItems(
  { database, config, city }: FigureContext,
  population: Population,
  window: WindowRef,
): Promise<readonly AttentionItem[]> {
  const { text, parameters } = itemsSql(population.select, city);
  const rows = await database.query<Found>(text, parameters);
  return rows.flatMap((row): AttentionItem[] => {
    const line = lineOfStep(config.attention, population.rule, row.step);
    if (line.unit === "cases" && row.found < (line.threshold ?? 1)) return [];
    return [
      {
        id: itemId({ rule: population.rule, step: row.step, metric: null }, row.place, window),
        rule: population.rule,
        step: row.step,
        metric: null,
        severity: severityOf(line, row.days),
        unit_id: row.place,
        district_id: row.district,
        window: population.window,
        is_default_window: window.isDefault,
        count: row.found,
        of: row.looked_at,
        longest_days: row.days,
        communities: countsOf(row.communities),
        change: null,
        sample: null,
        evidence: row.evidence,
      },
    ];
  });
}

const lineOfStep = (
  lines: readonly AttentionLine[],
  rule: Population["rule"],
  step: number | null,
): AttentionLine =>
  lines.find((line) => line.rule_id === rule && line.step === step) ??
  lines.find((line) => line.rule_id === rule)!;

/** One row a step and place; `evidence` is over the cases and what is known of them, so that the days that pass do not change it. */
const itemsSql = (select: Sql, city: string): Sql =>
  sql`SELECT step, place, min(district) AS district, CAST(sum(looked_at) AS DOUBLE) AS looked_at, CAST(sum(found) AS DOUBLE) AS found,
      CAST(max(days) AS DOUBLE) AS days,
      coalesce(string_agg(community_id || '=' || found, ',' ORDER BY community_id) FILTER (found > 0), '') AS communities,
      md5(string_agg(seen, ',' ORDER BY seen) FILTER (found > 0)) AS evidence
    FROM (SELECT step, ${placeOf(city)} AS place, community_id, min(unit_id) AS district, count(*) AS looked_at, count(*) FILTER (hit) AS found,
        max(days) FILTER (hit) AS days,
        string_agg(concat_ws('|', case_id, from_on, from_precision, to_on, to_precision, reason), ',' ORDER BY case_id) FILTER (hit) AS seen
      FROM (${select}) GROUP BY step, place, community_id)
    GROUP BY step, place HAVING sum(found) > 0 ORDER BY step, place`;

function countsOf(text: string): Readonly<Record<string, number>> {
  if (text === "") return {};
  return Object.fromEntries(
    text.split(",").map((pair) => {
      const [id, count] = pair.split("=");
      return [id!, Number(count)];
    }),
  );
}
