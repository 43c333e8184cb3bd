import type { FigureQuery, FigureRow, MetricId, Summary } from "@atlas/metrics";
import { parentsOf } from "../state/parents-of.js";
import { levelOfUnit } from "../state/view-state.js";

type Divisions = Pick<Summary, "divisions">;

/** Figures of which a unit has a row or few, so that those of all townships come as fast as those of one district's. */
const ofFewRows: ReadonlySet<MetricId> = new Set<MetricId>([
  "participation",
  "coverage",
  "reach",
  "consult_first",
  "published",
  "return_completeness",
  "pilot_progress",
]);

/** The question that a question is a part of: that of all districts, of all townships, or of all that lies in a district. It takes the engine about as
 * long, since rows of a unit do not depend on what else is asked, and is the answer for any of them. Townships are asked for a district at a
 * time where their rows are many, over many windows too; compounds always as they are. */
export function widerQuestion(query: FigureQuery, summary: Divisions): FigureQuery {
  const { metric, level, within, periods } = query;
  if (within === null) return query;
  const isOfAll =
    level === "district" || (level === "township" && periods.length === 1 && ofFewRows.has(metric));
  if (isOfAll) return { ...query, within: null };
  if (level !== "township" && level !== "community") return query;
  return { ...query, within: parentsOf(summary, within)[0] ?? within };
}

/** What of the answer to a question's wider one is its own: the units of its level that are the division or lie under it, as `unitsUnder` has them. */
export function ownRows(
  rows: readonly FigureRow[],
  { level, within }: FigureQuery,
  { divisions }: Divisions,
): readonly FigureRow[] {
  if (within === null) return rows;
  if (level === "community" && levelOfUnit(within) === "township") {
    // A community's id begins with its township's.
    const start = within.slice(0, 9);
    return rows.filter(({ unit_id }) => unit_id.startsWith(start));
  }
  const units = new Set([within]);
  for (const { division_id, level: its, manager_id } of divisions)
    if (its === level && manager_id === within) units.add(division_id);
  return rows.filter(({ unit_id }) => units.has(unit_id));
}
