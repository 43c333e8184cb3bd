import { type FigureUnit, compoundUnits, unitsUnder } from "../compile/figure-units.js";
import type { Counts, FigureContext } from "../families/family.js";
import type { FigureFlag, FigureQuery, FigureRow, MetricId } from "../figure.js";
import {
  type WindowState,
  flagFigure,
  returnKindOf,
  windowState,
} from "../reporting/flag-figure.js";
import { registerState } from "../reporting/register-state.js";
import { blankCounts } from "./blank-counts.js";

/** The rows that answer a query: every unit of its level, whether or not anything was found about it, each with its flag.
 * @param found by window, then by unit */
export async function rowsOf(
  context: FigureContext,
  query: FigureQuery,
  found: (period: string) => ReadonlyMap<string, readonly Counts[]> | undefined,
): Promise<readonly FigureRow[]> {
  const units = await unitsOf(context, query);
  const rows: FigureRow[] = [];
  for (const period of query.periods) {
    const own = found(period);
    // Whatever the same offices report for is as far reported.
    const states = new Map<string, WindowState>();
    for (const { id, managers } of units) {
      const offices = managers.join(",");
      let state = states.get(offices);
      if (state === undefined) {
        state = stateOf(context, query.metric, managers, period);
        states.set(offices, state);
      }
      for (const one of own?.get(id) ?? blankCounts(query.metric))
        rows.push(figureRow(query, period, id, one, flagFigure(query.metric, one.n ?? 0, state)));
    }
  }
  return rows;
}

/** How much of what a figure rests on has been reported. */
function stateOf(
  { arrivals, config }: FigureContext,
  metric: MetricId,
  managers: readonly string[],
  period: string,
): WindowState {
  const returnKind = returnKindOf[metric];
  if (returnKind === null) return "whole";
  return returnKind === "councils"
    ? registerState(returnKind, managers, period, arrivals, config)
    : windowState(returnKind, managers, period, arrivals, config);
}

function figureRow(
  { metric, level, kind }: FigureQuery,
  period: string,
  unit_id: string,
  { part, numerator, denominator, value, low, high, n }: Counts,
  flag: FigureFlag,
): FigureRow {
  const known = flag !== "not_reported";
  const shown = known && flag !== "thin";
  return {
    metric,
    part,
    level,
    unit_id,
    kind,
    period,
    numerator: known ? numerator : null,
    denominator: known ? denominator : null,
    value: shown ? value : null,
    low: shown ? low : null,
    high: shown ? high : null,
    n: known ? n : null,
    flag,
  };
}

const unitsOf = async (
  { database, divisions }: FigureContext,
  { level, within }: FigureQuery,
): Promise<readonly FigureUnit[]> =>
  level === "compound" ? compoundUnits(database, within) : unitsUnder(divisions, level, within);
