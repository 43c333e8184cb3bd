import { type Code, daysOfPeriod } from "@atlas/schema";
import { fieldType } from "../map/kind-fields.js";
import type { ParsedDate } from "../parse/parsed.js";
import {
  type DraftColumn,
  type DraftIssue,
  type DraftPart,
  type DraftRow,
  finding,
} from "./file-draft.js";

/** Compares the values of a column with one another and with the day of the return. What looks wrong is kept, with an issue. */
export function* weighColumns(
  kind: Code<"return_kind">,
  columns: readonly DraftColumn[],
  rows: readonly DraftRow[],
  {
    declared_on: declared,
    received_on: received,
    period,
  }: Pick<DraftPart, "declared_on" | "received_on" | "period">,
): Generator<DraftIssue> {
  const known = received ?? declared ?? (period === null ? null : daysOfPeriod(period).last);
  const accepted = rows.filter(({ state }) => state === "accepted");
  for (const { label, field } of columns) {
    if (field === null) continue;
    const type = fieldType(kind, field);
    if (type === "integer" || type === "money")
      yield* outliers(accepted, field, label, type === "money" ? 100 : 20);
    if (type === "date" && known !== null) yield* future(accepted, field, label, known);
  }
}

/** Counts far beyond what nine in ten of the column are: a thousand times too many is a slip of units. */
function* outliers(
  rows: readonly DraftRow[],
  field: string,
  label: string,
  times: number,
): Generator<DraftIssue> {
  const values: number[] = [];
  for (const row of rows) {
    const value = row.values[field];
    if (typeof value === "number") values.push(value);
  }
  if (values.length < 5) return;
  values.sort((a, b) => a - b);
  const limit = times * Math.max(10, values[Math.floor((values.length - 1) * 0.5)]!);
  if (values.at(-1)! <= limit) return;
  for (const row of rows) {
    const value = row.values[field];
    if (typeof value === "number" && value > limit)
      yield finding("number_outlier", row.row, label, String(value), String(value));
  }
}

function* future(
  rows: readonly DraftRow[],
  field: string,
  label: string,
  known: string,
): Generator<DraftIssue> {
  for (const row of rows) {
    const date = row.values[field] as ParsedDate | null | undefined;
    if (date && date.on > known) yield finding("date_future", row.row, label, date.on, date.on);
  }
}
