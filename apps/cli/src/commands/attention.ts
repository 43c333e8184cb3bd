import { divisionById } from "@atlas/divisions";
import {
  type AttentionCase,
  type AttentionItem,
  attentionCases,
  attentionList,
  attentionRules,
  itemsWithin,
  metricConfig,
  metricDefinitions,
  resolveWindow,
  windowDueDays,
} from "@atlas/metrics";
import { AppError, toCsv } from "@atlas/schema";
import { attentionRuleIds } from "@atlas/warehouse";
import { divisionNamed } from "../division-named.js";
import { syntheticNote } from "../export/synthetic-mark.js";
import { print, say } from "../output.js";
import { whileWaiting } from "../progress.js";
import { openGiven } from "../require-warehouse.js";

/** Options as they were typed. */
export interface AttentionCommand {
  readonly period: string;
  readonly unit: string;
  readonly rule?: string;
  readonly cases?: boolean;
  readonly format?: string;
  readonly json?: boolean;
}

/** More cases of one item than there can be. */
const allCases = 1_000_000_000;

const itemColumns =
  "rule name_zh name_en severity unit_id unit district_id window step metric count of longest_days now before low high adjusted_p next_zh next_en id".split(
    " ",
  );

const caseColumns =
  "rule step unit_id unit case_id label compound_id compound community_id community from_on from_precision to_on to_precision days reason id".split(
    " ",
  );

/** `atlas attention`: what needs attention, as the page lists it. */
export async function attention(root: string, options: AttentionCommand): Promise<number> {
  const format = options.format ?? (options.json ? "json" : "csv");
  if (!["csv", "json"].includes(format) || (options.json && format !== "json"))
    throw new AppError("usage", `atlas: --format ${format}; 应为 · expected csv or json`);
  if (options.rule !== undefined && !(attentionRuleIds as readonly string[]).includes(options.rule))
    throw new AppError(
      "usage",
      `atlas: --rule ${options.rule}; 应为 · expected ${attentionRuleIds.join(", ")}`,
    );
  const unit = divisionNamed(options.unit);
  const { database, manifest } = await openGiven(root);
  try {
    const config = metricConfig(manifest.as_of, manifest.configuration);
    const window = resolveWindow(options.period, manifest.as_of, windowDueDays(config));
    const community = divisionById(unit)?.level === "community" ? unit : null;
    const { list, items, cases } = await whileWaiting("关注 attention", async () => {
      const found = await attentionList(database, window, config);
      const own = itemsWithin(found.items, unit).filter(
        ({ rule }) => options.rule === undefined || rule === options.rule,
      );
      const listed: (readonly AttentionCase[])[] = [];
      if (options.cases)
        for (const { rule, step, unit_id } of own) {
          const query = { rule, step, unit_id, window, community, most: allCases, skip: 0 };
          listed.push(await attentionCases(database, query, config));
        }
      return { list: found, items: own, cases: listed };
    });
    const mark = manifest.synthetic ? { synthetic: true } : {};
    if (manifest.synthetic) say(syntheticNote);
    if (format === "json") {
      const rows = items.map((item, i) => ({
        ...wordsOf(item),
        ...item,
        ...(options.cases && { cases: cases[i] }),
      }));
      const { limits, comparisons, as_of } = list;
      print(`${JSON.stringify({ window, as_of, ...mark, limits, comparisons, items: rows })}\n`);
    } else if (options.cases) {
      const rows = items.flatMap((item, i) =>
        cases[i]!.map((one) => ({
          ...wordsOf(item),
          ...item,
          ...one,
          unit_id: item.unit_id,
          ...mark,
        })),
      );
      print(toCsv([...caseColumns, ...Object.keys(mark)], rows));
    } else {
      const rows = items.map((item) => ({ ...plainRow(item), ...mark }));
      print(toCsv([...itemColumns, ...Object.keys(mark)], rows));
    }
    return 0;
  } finally {
    await database.close();
  }
}

/** Names of the rule and of the unit, and what to do. */
function wordsOf({ rule, unit_id: id }: AttentionItem): Readonly<Record<string, string>> {
  const { name, next } = attentionRules[rule];
  return {
    name_zh: name.zh,
    name_en: name.en,
    unit: divisionById(id)?.name ?? id,
    next_zh: next.zh,
    next_en: next.en,
  };
}

const plainRow = (item: AttentionItem): object => ({
  ...item,
  ...wordsOf(item),
  ...(item.change ?? item.sample),
  metric: item.metric === null ? null : metricDefinitions[item.metric].id,
});
