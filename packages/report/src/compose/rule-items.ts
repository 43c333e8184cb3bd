import { formatCount, formatShare } from "@atlas/charts/plain";
import { type AttentionItem, attentionRules, metricDefinitions } from "@atlas/metrics";
import type { Scope } from "./scope.js";

/** Rules that the brief has no sentence of its own for, in the order in which they are said. */
const counted = ["stalled", "step_overdue", "not_carried_out", "coverage_gap", "council"] as const;

const mostPlaces = 3;
const mostChanges = 5;

/** A sentence a rule: how many cases, in how many places, where the most are; then the greatest changes, each with its interval. */
export function ruleItems(scope: Scope): readonly string[] {
  const { attention } = scope.input;
  const found = counted.flatMap((rule) => {
    const own = attention.filter((item) => item.rule === rule);
    return own.length === 0 ? [] : [countSentence(scope, rule, own)];
  });
  const changes = attention
    .filter(({ change }) => change !== null)
    .slice(0, mostChanges)
    .map((item) => changeSentence(scope, item));
  return [...found, ...changes];
}

function countSentence(
  { input, words, nameOf }: Scope,
  rule: (typeof counted)[number],
  items: readonly AttentionItem[],
): string {
  const { name, looksAt } = attentionRules[rule];
  const places = new Map<string, number>();
  for (const { unit_id: id, count } of items) places.set(id, (places.get(id) ?? 0) + count);
  const most = [...places]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, mostPlaces)
    .map(([id, count]) => `${nameOf(id)} ${formatCount(count)}`);
  const total = [...places.values()].reduce((sum, count) => sum + count, 0);
  return words.ruleFound(
    name[input.language],
    total,
    places.size,
    places.size === 1 ? null : words.names(most),
    looksAt === "as_of" ? input.config.asOf : null,
  );
}

function changeSentence({ input, words, nameOf }: Scope, item: AttentionItem): string {
  const { now, before, low, high } = item.change!;
  const points = (share: number): string => (100 * share).toFixed(1);
  return words.ruleChanged(
    nameOf(item.unit_id),
    metricDefinitions[item.metric!].name[input.language],
    formatShare(before),
    formatShare(now),
    points(low),
    points(high),
  );
}
