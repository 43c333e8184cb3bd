import type { FigureLevel } from "../figure.js";
import type { EventReturn } from "../reporting/flag-figure.js";
import { leftOut } from "./counts.js";
import type { Counts, FamilyRequest, FigureContext } from "./family.js";
import { reportingUnitsOf } from "./reporting-units.js";
import { standingByUnit } from "./standing-compounds.js";

/** What a city's figure leaves out because its units did not report: their share of the compounds standing at the window's end. */
export async function notReported(
  context: FigureContext,
  { asked, kind }: FamilyRequest,
  returnKind: EventReturn,
): Promise<(level: FigureLevel, window: string) => readonly Counts[]> {
  const windows = asked.flatMap((one) => (one.level === "city" ? one.windows : []));
  const standing = await standingByUnit(context, windows);
  const reportingIn = reportingUnitsOf(context, returnKind);
  return (level, window) => {
    if (level !== "city") return [];
    const reporting = new Set(reportingIn(window));
    let [silent, all] = [0, 0];
    for (const row of standing.get(window) ?? []) {
      if (kind !== "all" && row.kind !== kind) continue;
      all += row.standing;
      if (row.unit_id === null || !reporting.has(row.unit_id)) silent += row.standing;
    }
    return leftOut("not_reported", silent, all);
  };
}
