import { issueCodes } from "@atlas/schema";
import type { Part } from "../assemble/live-parts.js";
import type { DraftIssue } from "../draft/file-draft.js";

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
  states: readonly { readonly state: string }[],
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
  const marked = new Set<string>();
  for (const { code, row, column } of findings)
    if (row !== null && column !== null && issueCodes[code].repairs)
      marked.add(`${row}\u0001${column}`);
  part.rows.forEach((row, i) => {
    const { state } = states[i]!;
    const labels = Object.keys(JSON.parse(row.cells) as Record<string, string>);
    counts.read += labels.length;
    if (state === "merged" || state === "superseded") counts.superseded += labels.length;
    else if (state === "quarantined") counts.quarantined += labels.length;
    else if (state === "structural") counts.structural += labels.length;
    else
      for (const label of labels) {
        const field = known.get(label) ?? null;
        if (field === null) counts.kept += 1;
        else if (!isTaken(row.values, field)) counts.unread += 1;
        else counts[marked.has(`${row.row}\u0001${label}`) ? "repaired" : "used"] += 1;
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
