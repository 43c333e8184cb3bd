import { type AttentionItem, attentionRules } from "@atlas/metrics";
import { type Triage, type TriageState, stateOf } from "./triage.js";

export type AttentionFilter = "open" | "seen" | "noted" | "done" | "all";

export const attentionFilters: readonly AttentionFilter[] = [
  "open",
  "seen",
  "noted",
  "done",
  "all",
];

/** The items of one rule. */
export interface ItemGroup {
  readonly rule: AttentionItem["rule"];
  readonly items: readonly AttentionItem[];
}

const fits = (filter: AttentionFilter, state: TriageState, hasNote: boolean): boolean => {
  if (filter === "open") return state === "new" || state === "changed";
  return filter === "all" || state === filter || (filter === "noted" && hasNote);
};

/** Items by rule in the order of the list, those that a filter keeps. */
export function groupItems(
  items: readonly AttentionItem[],
  triage: Triage,
  filter: AttentionFilter,
): readonly ItemGroup[] {
  const groups = new Map<AttentionItem["rule"], AttentionItem[]>();
  for (const item of items) {
    const hasNote = Object.hasOwn(triage, item.id) && triage[item.id]!.note !== "";
    if (!fits(filter, stateOf(item, triage), hasNote)) continue;
    const own = groups.get(item.rule);
    if (own) own.push(item);
    else groups.set(item.rule, [item]);
  }
  return [...groups].map(([rule, own]) => ({ rule, items: own }));
}

/** Tone of an item's tag. */
export const toneOf = ({ severity }: AttentionItem): "bad" | "warn" | "info" =>
  severity === "high" ? "bad" : severity === "medium" ? "warn" : "info";

/** Whether a rule speaks of the as-of day, whatever window is shown. */
export const isAsOf = ({ rule }: AttentionItem): boolean =>
  attentionRules[rule].looksAt === "as_of";
