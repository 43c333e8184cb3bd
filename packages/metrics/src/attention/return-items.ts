import { reportingDistricts } from "../compile/figure-units.js";
import type { FigureContext } from "../families/family.js";
import { type DueReturn, dueReturns } from "../reporting/due-returns.js";
import type { AttentionCase, AttentionItem } from "./attention-item.js";
import { lineOf } from "./case-populations.js";
import { type WindowRef, itemId } from "./item-id.js";
import { severityOf } from "./severity.js";

export type ReturnRule = "return_missing" | "return_late";

const dayMs = 86_400_000;

const daysLate = ({ due_on: due, received_on: received }: DueReturn, asOf: string): number =>
  Math.max(0, Math.round((Date.parse(received ?? asOf) - Date.parse(due)) / dayMs));

/** Returns that are late by more than the line allows. */
function found(
  { divisions, arrivals, config }: FigureContext,
  rule: ReturnRule,
  window: string,
): { readonly due: readonly DueReturn[]; readonly hits: readonly DueReturn[] } {
  const due = dueReturns(reportingDistricts(divisions), window, config, arrivals);
  const allowed = lineOf(config.attention, rule)?.threshold ?? 0;
  const state = rule === "return_missing" ? "missing" : "late";
  return {
    due,
    hits: due.filter((one) => one.state === state && daysLate(one, config.asOf) > allowed),
  };
}

/** Returns of a window that are missing or came late, by unit. */
export function returnItems(
  context: FigureContext,
  rule: ReturnRule,
  window: WindowRef,
): readonly AttentionItem[] {
  const line = lineOf(context.config.attention, rule);
  if (!line) return [];
  const { due, hits } = found(context, rule, window.window);
  const units = [...new Set(hits.map(({ unit_id: id }) => id))];
  return units.map((unit) => {
    const own = hits.filter(({ unit_id: id }) => id === unit);
    const longest = Math.max(...own.map((one) => daysLate(one, context.config.asOf)));
    return {
      id: itemId({ rule, step: null, metric: null }, unit, window),
      rule,
      step: null,
      metric: null,
      severity: severityOf(line, longest),
      unit_id: unit,
      district_id: unit,
      window: window.window,
      is_default_window: window.isDefault,
      count: own.length,
      of: due.filter(({ unit_id: id }) => id === unit).length,
      longest_days: longest,
      communities: {},
      change: null,
      sample: null,
      evidence: own
        .map(({ kind, period, received_on: day }) => `${kind} ${period} ${day ?? ""}`.trim())
        .join(","),
    };
  });
}

/** The returns behind an item, the longest late first. */
export const returnCases = (
  context: FigureContext,
  rule: ReturnRule,
  unit: string,
  window: string,
): readonly AttentionCase[] =>
  found(context, rule, window)
    .hits.filter(({ unit_id: id }) => id === unit)
    .map((one) => ({
      case_id: `${one.kind} ${one.period}`,
      label: one.kind,
      compound_id: null,
      compound: null,
      community_id: null,
      community: null,
      unit_id: unit,
      from_on: one.due_on,
      from_precision: "day",
      to_on: one.received_on,
      to_precision: one.received_on === null ? null : "day",
      days: daysLate(one, context.config.asOf),
      reason: null,
    }))
    .sort((a, b) => b.days - a.days || (a.case_id < b.case_id ? -1 : 1));
