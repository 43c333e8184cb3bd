import { resolveDivision } from "@atlas/divisions";
import { type Code, type IssueCode, daysOfPeriod } from "@atlas/schema";
import { textOf } from "./row-values.js";
import type { ParsedDate } from "../parse/parsed.js";
import { placeRow } from "../place/place-row.js";
import { type DraftIssue, type DraftPart, finding } from "./file-draft.js";

/** A settler of the rows of one table. It places a row (`unit_id`, `township_id`, `community_id` are written into its values), checks
 * what it says of itself, and returns the issue that stops it, or null. Facts that look wrong are kept with an issue; only a
 * row that names no place at all, or two that cannot both be true, is stopped. */
export function rowSettler(
  kind: Code<"return_kind">,
  { unit_id: unitId, ...facts }: Pick<DraftPart, "unit_id" | "period" | "declared_on">,
  labelOf: (field: string) => string | null,
): (values: Record<string, unknown>, row: number, issues: DraftIssue[]) => IssueCode | null {
  const on = dayOf(facts);
  const assessed = kind === "assessments";
  const nameField = kind === "compounds" ? "name" : "compound";
  return (values, row, issues) => {
    const unit = assessed ? textOf(values, "unit") : null;
    const placed = placeRow({
      unitId,
      on,
      district: textOf(values, "district"),
      township: textOf(values, "township") ?? (isCommunity(unit) ? null : unit),
      community: textOf(values, "community") ?? (isCommunity(unit) ? unit : null),
      address: textOf(values, "address"),
    });
    for (const { code, field, raw, value = null, parameters } of placed.issues)
      issues.push(finding(code, row, labelOf(field), raw, value, parameters));
    if (placed.address !== null) values["address"] = placed.address;
    if (placed.contradiction !== null) {
      const [one, other] = placed.contradiction;
      const reason = {
        zh: `${one} 与 ${other} 不在一处`,
        en: `${one} and ${other} are not in one place`,
      };
      issues.push(finding("row_contradicts", row, labelOf("district"), one, other, { reason }));
      return "row_contradicts";
    }
    values["unit_id"] = placed.unit_id;
    values["township_id"] = placed.township_id;
    values["community_id"] = placed.community_id;
    if (kind === "consultations") weighConsultation(values, row, labelOf, issues);
    const named = textOf(values, nameField) !== null;
    const identified =
      kind === "compounds"
        ? named
        : kind === "councils"
          ? placed.community_id !== null
          : assessed || kind === "township-pilots"
            ? placed.township_id !== null
            : (named || placed.community_id !== null || textOf(values, "office_number") !== null) &&
              placed.unit_id !== null;
    if (identified) return null;
    issues.push(finding("row_unidentified", row, null, null, null));
    return "row_unidentified";
  };
}

/** The day that a return speaks of: the end of its period, or the day it declares where that is earlier or stands alone. */
function dayOf({
  period,
  declared_on: declared,
}: Pick<DraftPart, "period" | "declared_on">): string | null {
  const last = period === null ? null : daysOfPeriod(period).last;
  return last !== null && declared !== null && declared < last ? declared : (last ?? declared);
}

/** The upper end of a range (638至647户) that a row's cell gave for a number; infinite where it gave none.
 * @param issues those of the row come last */
function mostOfRange(issues: readonly DraftIssue[], row: number, label: string | null): number {
  for (let i = issues.length - 1; i >= 0 && issues[i]!.row === row; i -= 1) {
    const { code, column, raw } = issues[i]!;
    if (code !== "number_range" || column !== label || raw === null) continue;
    const ends = /[万千百]/.test(raw)
      ? null
      : raw.replace(/(?<=\d)[,，](?=\d{3})/g, "").match(/\d+/g);
    return ends === null ? Infinity : Math.max(...ends.map(Number));
  }
  return Infinity;
}

/** Whether the unit of an assessment is a community, not a township. */
const isCommunity = (unit: string | null): boolean =>
  unit !== null && resolveDivision({ text: unit, level: "township" }).how === "unknown";

const voteFields = ["agree", "against", "abstain"] as const;
const stepFields = ["step1", "step2", "step3", "step4", "step5", "step6", "step7"] as const;

function weighConsultation(
  values: Record<string, unknown>,
  row: number,
  labelOf: (field: string) => string | null,
  issues: DraftIssue[],
): void {
  const invited = values["households_invited"] as number | null | undefined;
  const took = values["households_participated"] as number | null | undefined;
  if (typeof invited === "number" && typeof took === "number" && took > invited) {
    for (const field of ["households_participated", "households_invited"])
      issues.push(
        finding("participation_exceeds", row, labelOf(field), String(took), null, {
          expected: invited,
        }),
      );
    values["households_invited"] = null;
    values["households_participated"] = null;
  }
  let cast = 0;
  for (const field of voteFields) cast += (values[field] as number | null | undefined) ?? 0;
  // Where the number that took part is not known, or is itself too many, nobody votes who was not invited.
  const most = Math.min(
    took ?? mostOfRange(issues, row, labelOf("households_participated")),
    invited ?? Infinity,
  );
  if (cast > most)
    issues.push(
      finding("votes_exceed", row, labelOf("agree"), String(cast), null, { expected: most }),
    );
  let first: string | null = null;
  let last = "";
  let ordered = true;
  for (const field of stepFields) {
    const date = values[field] as ParsedDate | null | undefined;
    if (date?.precision !== "day") continue;
    first ??= date.on;
    if (date.on < last) ordered = false;
    last = date.on;
  }
  if (!ordered) {
    const steps = stepFields.flatMap((field) => {
      const date = values[field] as ParsedDate | null | undefined;
      return date?.precision === "day" ? [date.on] : [];
    });
    issues.push(finding("steps_out_of_order", row, labelOf("step1"), steps.join(" → "), null));
  }
  const closed = values["closed"] as ParsedDate | null | undefined;
  if (closed?.precision === "day" && first !== null && closed.on < first)
    issues.push(
      finding("closed_before_begun", row, labelOf("closed"), closed.on, null, { expected: first }),
    );
}
