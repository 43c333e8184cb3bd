import { type Code, daysOfPeriod } from "@atlas/schema";
import { fieldType } from "../map/kind-fields.js";
import type { ParsedDate } from "../parse/parsed.js";
import { type DraftColumn, type DraftIssue, type DraftPart, finding } from "./file-draft.js";

/** Compares the values of the columns of a table with one another and with the day of the return. What looks wrong is kept, with an
 * issue; a count that no such place can have, or that its own row
 * shows to be a thousandfold slip, is null. */
export interface ColumnWeigher {
  readonly row: (values: Record<string, unknown>, row: number, issues: DraftIssue[]) => void;
  readonly end: (issues: DraftIssue[]) => void;
}

interface Counted {
  readonly field: string;
  readonly label: string;
  /** How many times the middle value is beyond belief. */
  readonly times: number;
  /** Rows by what they are of: a township's meeting is no peer of a compound's, nor an old compound of a managed one. */
  readonly groups: Map<string, Peers>;
}

/** Values and the rows in which they stand. */
interface Peers {
  readonly rows: number[];
  readonly values: number[];
}

/** The most households that can be meant, by place: the city's largest estates have some ten thousand, its most populous communities
 * under fifty thousand, its townships under two hundred thousand. */
const mostHouseholds: Readonly<Record<string, number>> = {
  compound: 30_000,
  community: 80_000,
  township: 400_000,
  district: 2_000_000,
};
const householdFields: ReadonlySet<string> = new Set([
  "households",
  "households_invited",
  "households_participated",
  "agree",
  "against",
  "abstain",
]);

/** Counts that no compound has none of: sites write 0 for what they do not know. */
const neverNone: ReadonlySet<string> = new Set(["households", "buildings"]);

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
      counts.push({ field, label, times: type === "money" ? 100 : 20, groups: new Map() });
  }
  return {
    row: (values, row, issues) => {
      for (const { field, label } of dates) {
        const date = values[field] as ParsedDate | null;
        if (date !== null && date.on > known!)
          issues.push(finding("date_future", row, label, date.on, date.on));
      }
      const peers = (values[kind === "compounds" ? "kind" : "level"] as string | null) ?? "";
      for (const { field, label, groups } of counts) {
        const value = (values[field] as number | null | undefined) ?? null;
        if (value === null) continue;
        const most = householdFields.has(field) ? mostOf(kind, values) : Infinity;
        if (value > most) {
          values[field] = null;
          const expected = `≤ ${most}`;
          issues.push(
            finding("number_out_of_range", row, label, String(value), null, { expected }),
          );
          continue;
        }
        if (value === 0 && kind === "compounds" && neverNone.has(field)) {
          values[field] = null;
          const expected = "≥ 1";
          issues.push(finding("number_out_of_range", row, label, "0", null, { expected }));
          continue;
        }
        if (isThousandfold(field, value, values)) {
          values[field] = null;
          issues.push(finding("number_outlier", row, label, String(value), null));
          continue;
        }
        let group = groups.get(peers);
        if (group === undefined) groups.set(peers, (group = { rows: [], values: [] }));
        group.rows.push(row);
        group.values.push(value);
      }
    },
    end: (issues) => {
      for (const count of counts) findOutliers(count, issues);
    },
  };
}

function mostOf(kind: Code<"return_kind">, values: Readonly<Record<string, unknown>>): number {
  if (kind === "compounds") return mostHouseholds["compound"]!;
  if (kind === "councils") return mostHouseholds["community"]!;
  return mostHouseholds[(values["level"] as string | null | undefined) ?? "district"] ?? Infinity;
}

/** What each count is held against in its own row: nobody takes part in a hundredth of a per cent of households, and a household
 * has people in it. */
const companions: Readonly<Record<string, string>> = {
  households_invited: "households_participated",
  households: "residents",
};

/** Whether a count in round thousands is a slip of the unit, by what stands beside it: 95,000 invited where 21 took part. Decided in
 * the row alone, so that a return says the same however it is cut. */
function isThousandfold(
  field: string,
  value: number,
  values: Readonly<Record<string, unknown>>,
): boolean {
  const beside = (values[companions[field] ?? ""] as number | null | undefined) ?? null;
  return beside !== null && beside > 0 && value % 1000 === 0 && beside <= value / 200;
}

/** Counts far beyond the middle one of their peers are kept, with an issue. */
function findOutliers({ label, times, groups }: Counted, issues: DraftIssue[]): void {
  for (const { rows, values } of groups.values()) {
    if (values.length < 5 || !hasOutlier(values, times)) continue;
    const middle = Float64Array.from(values).sort()[values.length >> 1]!;
    const limit = times * Math.max(10, middle);
    values.forEach((value, i) => {
      if (value > limit)
        issues.push(finding("number_outlier", rows[i]!, label, String(value), String(value)));
    });
  }
}

/** Whether the largest value is beyond belief, without putting them in order: it is where more than half of the others are too small for it. */
function hasOutlier(values: readonly number[], times: number): boolean {
  let most = -Infinity;
  for (const value of values) if (value > most) most = value;
  if (most <= times * 10) return false;
  let small = 0;
  for (const value of values) if (times * value < most) small += 1;
  return small > values.length >> 1;
}
