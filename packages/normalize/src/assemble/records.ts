import type { DraftIssue } from "../draft/file-draft.js";
import type { PlacedDraft } from "./live-parts.js";

/** One record: every row that says it, oldest first; the last one is what it is now. */
export interface RecordRows {
  readonly key: string;
  readonly rows: readonly PlacedDraft[];
  readonly current: PlacedDraft;
}

/** What became of a data row in the end, with the findings of assembling. */
export interface Outcomes {
  readonly states: Map<
    PlacedDraft["row"],
    { readonly state: "accepted" | "merged" | "superseded"; readonly reason: string | null }
  >;
  readonly issues: { readonly part: PlacedDraft["part"]; readonly issue: DraftIssue }[];
}

/** Groups rows (oldest first) by what identifies their record, and settles each row's state: the newest statement is accepted,
 * the same record said again in one return is merged, an older return's statement is superseded. */
export function groupRecords(
  rows: readonly PlacedDraft[],
  identify: (placed: PlacedDraft) => string,
  outcomes: Outcomes,
): readonly RecordRows[] {
  const groups = new Map<string, PlacedDraft[]>();
  for (const placed of rows) {
    const key = identify(placed);
    const there = groups.get(key);
    if (there) there.push(placed);
    else groups.set(key, [placed]);
  }
  return [...groups].map(([key, all]) => {
    const newest = all.at(-1)!;
    // Within one return the first statement stands; what follows is the same record said again.
    const current = all.find((placed) => sameReturn(placed, newest))!;
    for (const placed of all) {
      if (placed === current) outcomes.states.set(placed.row, { state: "accepted", reason: null });
      else if (sameReturn(placed, current)) settleRepeat(placed, current, outcomes);
      else outcomes.states.set(placed.row, { state: "superseded", reason: "newer_return" });
    }
    return { key, rows: all, current };
  });
}

const sameReturn = (a: PlacedDraft, b: PlacedDraft): boolean =>
  a.part.period === b.part.period &&
  a.part.declared_on === b.part.declared_on &&
  a.part.unit_id === b.part.unit_id;

function settleRepeat(placed: PlacedDraft, current: PlacedDraft, outcomes: Outcomes): void {
  outcomes.states.set(placed.row, { state: "merged", reason: "row_duplicate" });
  const same = placed.row.cells === current.row.cells;
  outcomes.issues.push({
    part: placed.part,
    issue: {
      code: same ? "row_duplicate" : "record_conflict",
      row: placed.row.row,
      column: null,
      raw: null,
      value: String(current.row.row),
      parameters: { column: "*" },
    },
  });
}
