import { type AttentionItem, attentionRules } from "@atlas/metrics";
import { toCsv } from "@atlas/schema";
import { type Telling, itemEvidence, itemTitle } from "./item-text.js";
import { type Triage, stateOf, triageVersion } from "./triage.js";

/** The list with what was said of it, for a spreadsheet: UTF-8 with a mark, no cell of it a formula. */
export function csvOf(
  items: readonly AttentionItem[],
  triage: Triage,
  telling: Telling,
  synthetic: boolean,
): string {
  const { words } = telling;
  const names = [...words.columns, ...(synthetic ? [words.synthetic] : [])];
  const rows = items.map((item) => {
    const cells = cellsOf(item, triage, telling);
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? "true"]));
  });
  return `\uFEFF${toCsv(names, rows)}`;
}

function cellsOf(item: AttentionItem, triage: Triage, telling: Telling): readonly string[] {
  const { language, words, nameOf, list } = telling;
  const { name, next } = attentionRules[item.rule];
  return [
    name[language],
    words.severities[item.severity],
    nameOf(item.unit_id),
    item.district_id === null ? "" : nameOf(item.district_id),
    itemTitle(item, telling),
    itemEvidence(item, telling),
    item.window ?? words.asOf(list.as_of),
    next[language],
    words.states[stateOf(item, triage)],
    Object.hasOwn(triage, item.id) ? triage[item.id]!.note : "",
    item.id,
  ];
}

/** The list and everything that was said, of items elsewhere too; `entries` can be taken in again. */
export function jsonOf(
  items: readonly AttentionItem[],
  triage: Triage,
  telling: Telling,
  synthetic: boolean,
): string {
  const { list, nameOf } = telling;
  const { window, as_of, limits, comparisons } = list;
  const listed = items.map((item) => ({
    unit: nameOf(item.unit_id),
    state: stateOf(item, triage),
    ...item,
  }));
  return `${JSON.stringify(
    {
      version: triageVersion,
      window,
      as_of,
      ...(synthetic && { synthetic }),
      entries: triage,
      limits,
      comparisons,
      items: listed,
    },
    null,
    2,
  )}\n`;
}
