import { type DraftIssue, finding } from "../draft/file-draft.js";
import { type PlacedDraft, byAge, isDeclared } from "./live-parts.js";
import { placeFrom } from "./place-from.js";

/** One record: every row that says it, oldest first; `current`, the last, is what it is now. */
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

/** Groups rows by what identifies their record, and settles each row's state: the newest statement is accepted, the same record said
 * again in a statement of equal age (or in a list of no age) is merged, an older return's statement is superseded. */
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
  return [...groups].map(([key, unordered]) => {
    const all = inOrderSaid(unordered);
    const current = all.at(-1)!;
    for (const placed of all) {
      if (placed === current) outcomes.states.set(placed.row, { state: "accepted", reason: null });
      else if (byAge(placed.part, current.part) === 0 || !isDeclared(placed.part))
        settleRepeat(placed, current, outcomes);
      else outcomes.states.set(placed.row, { state: "superseded", reason: "newer_return" });
    }
    return { key, rows: all, current };
  });
}

/** Rows of one record, oldest statement first. Of statements of equal age the fullest comes last, then the first by its text: what
 * they say decides, never in which file or row they stand. */
export function inOrderSaid(rows: readonly PlacedDraft[]): readonly PlacedDraft[] {
  if (rows.length === 1) return rows;
  const known = new Map<PlacedDraft, { readonly filled: number; readonly text: string }>();
  const said = (placed: PlacedDraft) => {
    const before = known.get(placed);
    if (before) return before;
    const entries = saidBy(placed);
    const now = { filled: entries.length, text: JSON.stringify(entries) };
    known.set(placed, now);
    return now;
  };
  // Of rows that say the very same the first that was read stands.
  return rows.toReversed().sort((a, b) => {
    const older = byAge(a.part, b.part);
    if (older !== 0) return older;
    const [left, right] = [said(a), said(b)];
    if (left.filled !== right.filled) return left.filled - right.filled;
    return left.text === right.text ? 0 : left.text < right.text ? 1 : -1;
  });
}

/** What a row says: field and value as text, whatever the order of its columns. */
const saidBy = ({ row }: PlacedDraft): readonly (readonly [string, string])[] =>
  Object.entries(row.values)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([field, value]) => [field, canonicalText(value)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));

const canonicalText = (value: unknown): string =>
  JSON.stringify(
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
      : value,
  );

function settleRepeat(placed: PlacedDraft, current: PlacedDraft, outcomes: Outcomes): void {
  outcomes.states.set(placed.row, { state: "merged", reason: "row_duplicate" });
  const differing = differences(placed, current);
  const code = differing.length === 0 ? "row_duplicate" : "record_conflict";
  const column = differing.length === 1 ? differing[0]! : null;
  const parameters = { column: differing.join("、") };
  const { part, row } = placed;
  outcomes.issues.push({
    part,
    issue: finding(code, row.row, column, null, placeFrom(placed, current), parameters),
  });
}

/** Labels of the columns on which a row says otherwise than the one that stands; columns that nobody knows say nothing of the record,
 * and one name more contradicts none. */
function differences(placed: PlacedDraft, current: PlacedDraft): readonly string[] {
  const stands = new Map(saidBy(current));
  return saidBy(placed)
    .filter(
      ([field, value]) => field !== "extra" && field !== "aliases" && stands.get(field) !== value,
    )
    .map(([field]) => labelOfField(placed, field) ?? field)
    .sort();
}

/** Label of the column in which a row's field stands. */
export const labelOfField = ({ part }: PlacedDraft, field: string): string | null =>
  part.columns.find((column) => column.field === field)?.label ?? null;
