import type { Code, IssueCode } from "@atlas/schema";
import type { ParsedDate } from "../parse/parsed.js";
import { placeRow } from "../place/place-row.js";
import { type DraftIssue, finding } from "./file-draft.js";

/** A row after its cells were weighed against one another. */
export interface SettledRow {
  readonly values: Readonly<Record<string, unknown>>;
  readonly issues: readonly DraftIssue[];
  /** The issue that stops it, or null. */
  readonly stopped: IssueCode | null;
}

/** Places a row, checks what it says of itself, and decides whether it can be accepted. Facts that look wrong are kept with an
 * issue; only a row that names no place at all is stopped. */
export function settleRow(
  kind: Code<"return_kind">,
  values: Readonly<Record<string, unknown>>,
  unitId: string | null,
  row: number,
  labelOf: (field: string) => string | null,
): SettledRow {
  const issues: DraftIssue[] = [];
  const note = (
    code: IssueCode,
    field: string,
    raw: string | null,
    parameters: DraftIssue["parameters"] = {},
  ): void => {
    issues.push(finding(code, row, labelOf(field), raw, null, parameters));
  };
  const text = (field: string): string | null =>
    (values[field] as string | null | undefined) ?? null;
  const assessed = kind === "assessments";
  const placed = placeRow({
    unitId,
    district: text("district"),
    township: text("township") ?? (assessed ? text("unit") : null),
    community: text("community"),
    address: text("address"),
  });
  for (const issue of placed.issues) note(issue.code, issue.field, issue.raw, issue.parameters);
  const settled: Record<string, unknown> = {
    ...values,
    unit_id: placed.unit_id,
    township_id: placed.township_id,
    community_id: placed.community_id,
  };
  if (kind === "consultations") weighConsultation(settled, note);
  const compoundName = text(kind === "compounds" ? "name" : "compound");
  const identified =
    kind === "compounds"
      ? compoundName !== null && (placed.unit_id !== null || placed.community_id !== null)
      : kind === "councils"
        ? placed.community_id !== null
        : assessed || kind === "township-pilots"
          ? placed.township_id !== null
          : (compoundName !== null ||
              placed.community_id !== null ||
              text("office_number") !== null) &&
            placed.unit_id !== null;
  if (!identified) issues.push(finding("row_unidentified", row, null, null, null));
  return { values: settled, issues, stopped: identified ? null : "row_unidentified" };
}

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
