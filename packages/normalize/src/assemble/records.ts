import type { DraftIssue } from "../draft/file-draft.js";
import { type PlacedDraft, isDeclared } from "./live-parts.js";

/** One record: every row that says it, oldest first; `current` is what it is now. */
export interface RecordRows {
  readonly key: string;
  readonly rows: readonly PlacedDraft[];
  readonly current: PlacedDraft;
}

/** A value of a record that another row than its current one gave. */
export interface CarriedCell {
  readonly table: string;
  readonly id: string;
  readonly column: string;
  readonly from: PlacedDraft;
  /** Label of the column in that row's sheet. */
  readonly label: string | null;
}

/** What became of a data row in the end, with the findings of assembling. */
export interface Outcomes {
  readonly states: Map<
    PlacedDraft["row"],
    { readonly state: "accepted" | "merged" | "superseded"; readonly reason: string | null }
  >;
  readonly issues: { readonly part: PlacedDraft["part"]; readonly issue: DraftIssue }[];
  readonly cells: CarriedCell[];
}

/** Groups rows (oldest first) by what identifies their record, and settles each row's state: the newest statement is accepted, the
 * same record said again in one return is merged, an older return's statement is superseded. Which of several statements in
 * one return stands depends on what they say, never on where they stand: the fullest, then the first by its text. */
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
    if (all.length === 1) {
      outcomes.states.set(newest.row, { state: "accepted", reason: null });
      return { key, rows: all, current: newest };
    }
    const current = fullest(all.filter((placed) => sameReturn(placed, newest)));
    for (const placed of all) {
      if (placed === current) outcomes.states.set(placed.row, { state: "accepted", reason: null });
      else if (sameReturn(placed, current) || !isDeclared(placed.part))
        settleRepeat(placed, current, outcomes);
      else outcomes.states.set(placed.row, { state: "superseded", reason: "newer_return" });
    }
    return { key, rows: all, current };
  });
}

/** Whether two rows stand in parts of one return. */
export const sameReturn = (a: PlacedDraft, b: PlacedDraft): boolean =>
  a.part.period === b.part.period &&
  a.part.declared_on === b.part.declared_on &&
  a.part.unit_id === b.part.unit_id;

function fullest(rows: readonly PlacedDraft[]): PlacedDraft {
  if (rows.length === 1) return rows[0]!;
  const weighed = rows.map((placed) => {
    const entries = saidBy(placed);
    return { placed, filled: entries.length, text: JSON.stringify(entries) };
  });
  return weighed.reduce((best, other) =>
    other.filled > best.filled || (other.filled === best.filled && other.text < best.text)
      ? other
      : best,
  ).placed;
}

/** What a row says, by field, whatever the order of its columns. */
const saidBy = ({ row }: PlacedDraft): readonly (readonly [string, unknown])[] =>
  Object.entries(row.values)
    .filter(([, value]) => value !== null && value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));

function settleRepeat(placed: PlacedDraft, current: PlacedDraft, outcomes: Outcomes): void {
  outcomes.states.set(placed.row, { state: "merged", reason: "row_duplicate" });
  const differing = differences(placed, current);
  outcomes.issues.push({
    part: placed.part,
    issue: {
      code: differing.length === 0 ? "row_duplicate" : "record_conflict",
      row: placed.row.row,
      column: differing.length === 1 ? differing[0]! : null,
      raw: null,
      value: String(current.row.row),
      parameters: { column: differing.join("、") },
    },
  });
}

/** Labels of the columns on which a row says otherwise than the one that stands. */
function differences(placed: PlacedDraft, current: PlacedDraft): readonly string[] {
  const stands = new Map(saidBy(current));
  return saidBy(placed)
    .filter(([field, value]) => JSON.stringify(stands.get(field)) !== JSON.stringify(value))
    .map(([field]) => labelOfField(placed, field) ?? field)
    .sort();
}

/** Label of the column in which a row's field stands. */
export const labelOfField = ({ part }: PlacedDraft, field: string): string | null =>
  part.columns.find((column) => column.field === field)?.label ?? null;
