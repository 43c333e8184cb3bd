import { type IntervalState, intervalState } from "@atlas/charts/plain";
import type { FigureRow } from "@atlas/metrics";

/** Where a unit stands: its whole interval above or below the target (the unit above, where there is no target), not told apart from
 * it, too few cases to say, or no figure. */
export type Group = "above" | "unclear" | "below" | "small" | "absent";

/** Groups in the order in which they are listed. */
export const groups: readonly Group[] = ["above", "unclear", "below", "small", "absent"];

const groupOf: Readonly<Record<IntervalState, Group>> = {
  above: "above",
  below: "below",
  spans: "unclear",
};

/** The group of one figure.
 * @param mark share against which it is held; null where there is none */
export function groupFigure(row: FigureRow | undefined, mark: number | null): Group {
  if (!row || row.value === null) return "absent";
  if (row.flag === "small" || row.low === null || row.high === null) return "small";
  return groupOf[intervalState(row, mark)];
}

/** Children by group, in each the highest value first, then by id. The order inside a group is for finding a unit; it is no rank. */
export function groupChildren(
  rows: readonly FigureRow[],
  mark: number | null,
): ReadonlyMap<Group, readonly FigureRow[]> {
  const ordered = [...rows].sort(
    (a, b) => (b.value ?? -1) - (a.value ?? -1) || (a.unit_id < b.unit_id ? -1 : 1),
  );
  return new Map(
    groups.map((group) => [group, ordered.filter((row) => groupFigure(row, mark) === group)]),
  );
}
