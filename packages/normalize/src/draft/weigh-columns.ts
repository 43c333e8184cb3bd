import { type Code, daysOfPeriod } from "@atlas/schema";
import { fieldType } from "../map/kind-fields.js";
import type { ParsedDate } from "../parse/parsed.js";
import { type DraftColumn, type DraftIssue, type DraftPart, finding } from "./file-draft.js";

/** Compares the values of the columns of a table with one another and with the day of the return. What looks wrong is kept, with an
 * issue. */
export interface ColumnWeigher {
  readonly row: (
    values: Readonly<Record<string, unknown>>,
    row: number,
    issues: DraftIssue[],
  ) => void;
  readonly end: (issues: DraftIssue[]) => void;
}

interface Counted {
  readonly field: string;
  readonly label: string;
  /** How many times the middle value is beyond belief. */
  readonly times: number;
  readonly values: number[];
  readonly rows: number[];
}

/** A weigher for one table. */
export function columnWeigher(
  kind: Code<"return_kind">,
  columns: readonly DraftColumn[],
  {
    declared_on: declared,
    received_on: received,
    period,
  }: Pick<DraftPart, "declared_on" | "received_on" | "period">,
): ColumnWeigher {
  const known = received ?? declared ?? (period === null ? null : daysOfPeriod(period).last);
  const dates: { readonly field: string; readonly label: string }[] = [];
  const counts: Counted[] = [];
  for (const { label, field } of columns) {
    if (field === null) continue;
    const type = fieldType(kind, field);
    if (type === "date" && known !== null) dates.push({ field, label });
    if (type === "integer" || type === "money")
      counts.push({ field, label, times: type === "money" ? 100 : 20, values: [], rows: [] });
  }
  return {
    row: (values, row, issues) => {
      for (const { field, label } of dates) {
        const date = values[field] as ParsedDate | null;
        if (date !== null && date.on > known!)
          issues.push(finding("date_future", row, label, date.on, date.on));
      }
      for (const count of counts) {
        const value = values[count.field] as number | null;
        if (value === null) continue;
        count.values.push(value);
        count.rows.push(row);
      }
    },
    end: (issues) => {
      for (const count of counts) findOutliers(count, issues);
    },
  };
}

/** Counts far beyond the middle one of the column: a thousand times too many is a slip of units. */
function findOutliers({ label, times, values, rows }: Counted, issues: DraftIssue[]): void {
  if (values.length < 5) return;
  const middle = Float64Array.from(values).sort()[values.length >> 1]!;
  const limit = times * Math.max(10, middle);
  values.forEach((value, i) => {
    if (value > limit)
      issues.push(finding("number_outlier", rows[i]!, label, String(value), String(value)));
  });
}
