import { type Code, issueCodes } from "@atlas/schema";
import type { Part } from "../assemble/live-parts.js";
import type { DraftIssue } from "../draft/file-draft.js";
import { countLabels } from "./count-labels.js";

/** How many filled cells of a part ended in each state; each cell is in exactly one. */
export interface CellCounts {
  readonly read: number;
  /** Taken as written. */
  readonly used: number;
  /** Taken after a change, which an issue tells of. */
  readonly repaired: number;
  /** Known column, no value taken; the issue says why. */
  readonly unread: number;
  /** Of no known column: kept in `extra` and in the raw cells. */
  readonly kept: number;
  /** In rows merged into, or replaced by, another statement. */
  readonly superseded: number;
  readonly quarantined: number;
  readonly structural: number;
}

/** Counts the cells of a part by what became of them. */
export function countCells(
  part: Part,
  states: readonly { readonly state: Code<"row_state"> }[],
  findings: readonly DraftIssue[],
): CellCounts {
  const counts = {
    read: 0,
    used: 0,
    repaired: 0,
    unread: 0,
    kept: 0,
    superseded: 0,
    quarantined: 0,
    structural: 0,
  };
  const known = new Map(part.columns.map(({ label, field }) => [label, field]));
  const repaired = new Map<number, Set<string>>();
  for (const { code, row, column } of findings) {
    if (row === null || column === null || !issueCodes[code].repairs) continue;
    const there = repaired.get(row);
    if (there) there.add(column);
    else repaired.set(row, new Set([column]));
  }
  part.rows.forEach((row, i) => {
    const { state } = states[i]!;
    if (state !== "accepted") {
      const filled = countLabels(row.cells);
      counts.read += filled;
      counts[state === "merged" ? "superseded" : state] += filled;
      return;
    }
    const own = repaired.get(row.row);
    for (const label of Object.keys(JSON.parse(row.cells) as Record<string, string>)) {
      const field = known.get(label) ?? null;
      counts.read += 1;
      if (field === null) counts.kept += 1;
      else if (!isTaken(row.values, field)) counts.unread += 1;
      else counts[own?.has(label) ? "repaired" : "used"] += 1;
    }
  });
  return counts;
}

/** A place is taken when it was found; a pair of coordinates when it could be placed. */
function isTaken(values: Readonly<Record<string, unknown>>, field: string): boolean {
  const given = values[field] ?? null;
  if (field === "township" || field === "community")
    return (values[`${field}_id`] ?? null) !== null;
  if (field === "position") return given !== null && (values["lon"] ?? null) !== null;
  return given !== null;
}
