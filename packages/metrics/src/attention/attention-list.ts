import { type Database, attentionRuleIds, attentionSeverities } from "@atlas/warehouse";
import { figureContext } from "../answers/figure-context.js";
import { figuresMany } from "../answers/figures.js";
import { type MetricConfig, windowDueDays } from "../definitions/metric-config.js";
import type { FigureContext } from "../families/family.js";
import type { FigureQuery, FigureRow } from "../figure.js";
import { defaultWindow, quartersOf } from "../reporting/window.js";
import type { AttentionItem } from "./attention-item.js";
import { casePopulation, tableRules } from "./case-populations.js";
import { councilItems } from "./council-items.js";
import { type Comparisons, figureItems, figureQuestions } from "./figure-items.js";
import type { WindowRef } from "./item-id.js";
import { returnItems } from "./return-items.js";
import { type StepLimit, stepLimits } from "./step-limits.js";
import { tableItems } from "./table-items.js";

/** File of a version that holds the list of the default window. */
export const attentionFile = "attention.json";

/** What needs attention in a city. */
export interface AttentionList {
  readonly window: string;
  readonly as_of: string;
  /** Severest first, then in the order of the rules, then the greatest first. */
  readonly items: readonly AttentionItem[];
  /** How long a case may wait at each step. */
  readonly limits: readonly StepLimit[];
  /** What was compared for sudden changes. */
  readonly comparisons: Comparisons;
}

/** Everything that the rules find in a window and at the as-of day, of the whole city, so that no answer depends on where one looks from.
 * @throws AppError `period_invalid` for a window that is none */
export async function attentionList(
  database: Database,
  window: string,
  config: MetricConfig,
): Promise<AttentionList> {
  const turns = attentionTurns(database, window, config);
  for (;;) {
    const { done, value } = await turns.next();
    if (done === true) return value;
  }
}

/** As {@link attentionList}, with a `yield` after each of its questions, so that an engine that others wait for can answer them between.
 * @throws AppError `period_invalid` for a window that is none, at the first turn */
export async function* attentionTurns(
  database: Database,
  window: string,
  config: MetricConfig,
): AsyncGenerator<void, AttentionList, void> {
  quartersOf(window);
  const context = await figureContext(database, config);
  const own = windowRef(window, config);
  const always: WindowRef = { window, isDefault: true };
  const limits = await limitsOf(context);
  const answers: (readonly FigureRow[])[] = [];
  for (const questions of figureQuestions(window)) {
    yield;
    answers.push(...(await figuresMany(database, questions, config)));
  }
  yield;
  const councils = await councilItems(context, own);
  const found: AttentionItem[] = [];
  for (const rule of tableRules) {
    yield;
    const population = casePopulation(rule, context, window, limits);
    if (population)
      found.push(
        ...(await tableItems(context, population, population.window === null ? always : own)),
      );
  }
  const figures = figureItems(context, answers, own);
  const items = [
    ...returnItems(context, "return_missing", own),
    ...returnItems(context, "return_late", own),
    ...found,
    ...councils,
    ...figures.items,
  ];
  return {
    window,
    as_of: config.asOf,
    items: items.sort(byWeight),
    limits,
    comparisons: figures.comparisons,
  };
}

/** A window, and whether it is the default one of the as-of day. */
export const windowRef = (window: string, config: MetricConfig): WindowRef => ({
  window,
  isDefault: window === defaultWindow(config.asOf, windowDueDays(config)),
});

/** Limits of the steps, from the city's days in the default window: those of a state at the as-of day do not change with the window shown. */
export async function limitsOf({
  database,
  config,
  city,
}: FigureContext): Promise<readonly StepLimit[]> {
  const query: FigureQuery = {
    metric: "step_days",
    level: "city",
    within: null,
    kind: "all",
    periods: [defaultWindow(config.asOf, windowDueDays(config))],
  };
  const [rows] = await figuresMany(database, [query], config);
  return stepLimits(
    config,
    rows!.filter(({ unit_id: unit }) => unit === city),
  );
}

function byWeight(a: AttentionItem, b: AttentionItem): number {
  const severity = (item: AttentionItem): number => attentionSeverities.indexOf(item.severity);
  const rule = (item: AttentionItem): number => attentionRuleIds.indexOf(item.rule);
  return (
    severity(a) - severity(b) ||
    rule(a) - rule(b) ||
    sizeOf(b) - sizeOf(a) ||
    (a.id < b.id ? -1 : 1)
  );
}

/** What makes one item of a rule greater than another: its cases; of a change, its points; of a small sample, how few it rests on. */
const sizeOf = ({ count, change, sample }: AttentionItem): number =>
  change ? Math.abs(change.now - change.before) : sample ? -sample.n : count;
