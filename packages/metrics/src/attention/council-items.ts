import { daysOfPeriod } from "@atlas/schema";
import { type JudgedCouncil, judged, standingCouncils } from "../councils/council-verdicts.js";
import { readCouncils } from "../councils/read-councils.js";
import type { FigureContext } from "../families/family.js";
import type { AttentionCase, AttentionItem } from "./attention-item.js";
import { lineOf } from "./case-populations.js";
import { type WindowRef, itemId } from "./item-id.js";
import { severityOf } from "./severity.js";

/** Councils that stand at a window's end and could be judged, by township. */
async function judgedByPlace(
  { database, config, city }: FigureContext,
  window: string,
): Promise<ReadonlyMap<string, readonly JudgedCouncil[]>> {
  const { last } = daysOfPeriod(window);
  const places = new Map<string, JudgedCouncil[]>();
  for (const council of standingCouncils(await readCouncils(database), last)) {
    const one = judged(council, config, city, last);
    if (one.verdict !== "pass" && one.verdict !== "fail") continue;
    const place = council.township_id ?? council.unit_id ?? city;
    places.set(place, [...(places.get(place) ?? []), one]);
  }
  return places;
}

/** Councils that breach a rule in force, by township. */
export async function councilItems(
  context: FigureContext,
  window: WindowRef,
): Promise<readonly AttentionItem[]> {
  const line = lineOf(context.config.attention, "council");
  if (!line) return [];
  const places = await judgedByPlace(context, window.window);
  return [...places].flatMap(([place, all]): AttentionItem[] => {
    const failing = all.filter(({ verdict }) => verdict === "fail");
    if (failing.length === 0 || failing.length < (line.threshold ?? 1)) return [];
    const communities: Record<string, number> = {};
    for (const { council } of failing)
      if (council.community_id !== null)
        communities[council.community_id] = (communities[council.community_id] ?? 0) + 1;
    return [
      {
        id: itemId({ rule: "council", step: null, metric: null }, place, window),
        rule: "council",
        step: null,
        metric: null,
        severity: severityOf(line, null),
        unit_id: place,
        district_id: failing[0]!.council.unit_id,
        window: window.window,
        is_default_window: window.isDefault,
        count: failing.length,
        of: all.length,
        longest_days: null,
        communities,
        change: null,
        sample: null,
        evidence: failing.map((one) => `${one.council.council_id} ${breaches(one)}`).join(","),
      },
    ];
  });
}

/** The councils behind an item in the order of their ids. */
export async function councilCases(
  context: FigureContext,
  place: string,
  window: string,
): Promise<readonly AttentionCase[]> {
  const all = (await judgedByPlace(context, window)).get(place) ?? [];
  return all
    .filter(({ verdict }) => verdict === "fail")
    .map((one) => ({
      case_id: one.council.council_id,
      label: null,
      compound_id: null,
      compound: null,
      community_id: one.council.community_id,
      community: null,
      unit_id: one.council.unit_id,
      from_on: null,
      from_precision: null,
      to_on: null,
      to_precision: null,
      days: null,
      reason: breaches(one),
    }));
}

/** Each rule that is breached with what the council has and what the rule allows: `members_total 16 (20-50)`. */
const breaches = ({ rules }: JudgedCouncil): string =>
  rules
    .filter(({ verdict, rule }) => verdict === "fail" && rule.severity === "error")
    .map(({ rule, has, least, most }) => `${rule.rule_id} ${has} (${least ?? ""}-${most ?? ""})`)
    .join("; ");
