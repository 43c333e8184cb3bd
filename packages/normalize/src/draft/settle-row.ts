import { resolveDivision } from "@atlas/divisions";
import type { Code, IssueCode } from "@atlas/schema";
import type { ParsedDate } from "../parse/parsed.js";
import { placeRow } from "../place/place-row.js";
import { type DraftIssue, finding } from "./file-draft.js";

/** A settler of the rows of one table. It places a row (`unit_id`, `township_id`, `community_id` are written into its values), checks
 * what it says of itself, and returns the issue that stops it, or null. Facts that look wrong are kept with an issue; only a
 * row that names no place at all is stopped. */
export function rowSettler(
  kind: Code<"return_kind">,
  unitId: string | null,
  labelOf: (field: string) => string | null,
): (values: Record<string, unknown>, row: number, issues: DraftIssue[]) => IssueCode | null {
  const assessed = kind === "assessments";
  const nameField = kind === "compounds" ? "name" : "compound";
  return (values, row, issues) => {
    const text = (field: string): string | null =>
      (values[field] as string | null | undefined) ?? null;
    const unit = assessed ? text("unit") : null;
    const placed = placeRow({
      unitId,
      district: text("district"),
      township: text("township") ?? (isCommunity(unit) ? null : unit),
      community: text("community") ?? (isCommunity(unit) ? unit : null),
      address: text("address"),
    });
    for (const { code, field, raw, value = null, parameters } of placed.issues)
      issues.push(finding(code, row, labelOf(field), raw, value, parameters));
    if (placed.address !== null) values["address"] = placed.address;
    values["unit_id"] = placed.unit_id;
    values["township_id"] = placed.township_id;
    values["community_id"] = placed.community_id;
    if (kind === "consultations")
      weighConsultation(values, (code, field, raw, parameters = {}) => {
        issues.push(finding(code, row, labelOf(field), raw, null, parameters));
      });
    const named = text(nameField) !== null;
    const identified =
      kind === "compounds"
        ? named && (placed.unit_id !== null || placed.community_id !== null)
        : kind === "councils"
          ? placed.community_id !== null
          : assessed || kind === "township-pilots"
            ? placed.township_id !== null
            : (named || placed.community_id !== null || text("office_number") !== null) &&
              placed.unit_id !== null;
    if (identified) return null;
    issues.push(finding("row_unidentified", row, null, null, null));
    return "row_unidentified";
  };
}

/** Whether the unit of an assessment is a community, not a township. */
const isCommunity = (unit: string | null): boolean =>
  unit !== null && resolveDivision({ text: unit, level: "township" }).how === "unknown";

type Note = (
  code: IssueCode,
  field: string,
  raw: string | null,
  parameters?: DraftIssue["parameters"],
) => void;

function weighConsultation(values: Record<string, unknown>, note: Note): void {
  const invited = values["households_invited"] as number | null | undefined;
  const took = values["households_participated"] as number | null | undefined;
  if (typeof invited === "number" && typeof took === "number" && took > invited) {
    note("participation_exceeds", "households_participated", String(took), { expected: invited });
    values["households_invited"] = null;
    values["households_participated"] = null;
  }
  const votes = ["agree", "against", "abstain"].map((field) => values[field] as number | null);
  const cast = votes.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  if (typeof took === "number" && cast > took)
    note("votes_exceed", "agree", String(cast), { expected: took });
  const steps = [1, 2, 3, 4, 5, 6, 7].flatMap((i) => {
    const date = values[`step${i}`] as ParsedDate | null | undefined;
    return date?.precision === "day" ? [date.on] : [];
  });
  if (steps.some((on, i) => i > 0 && on < steps[i - 1]!))
    note("steps_out_of_order", "step1", steps.join(" → "));
  const closed = values["closed"] as ParsedDate | null | undefined;
  if (closed?.precision === "day" && steps.length > 0 && closed.on < steps[0]!) {
    note("closed_before_begun", "closed", closed.on, { expected: steps[0]! });
  }
}
