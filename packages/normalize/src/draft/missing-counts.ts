import type { Code } from "@atlas/schema";
import type { TextRow } from "../map/row-shape.js";
import { textOf } from "./row-values.js";
import { type DraftColumn, type DraftIssue, finding } from "./file-draft.js";

/** Counts without which a record cannot enter a figure. */
const needed: Readonly<Partial<Record<Code<"return_kind">, readonly string[]>>> = {
  compounds: ["households"],
  consultations: ["households_invited", "households_participated"],
  councils: ["households", "members"],
};

/** Says which counts a row leaves blank in columns that its table has. A consultation that still goes on has no counts yet. */
export function missingCounts(
  kind: Code<"return_kind">,
  columns: readonly DraftColumn[],
): (
  row: TextRow,
  values: Readonly<Record<string, unknown>>,
  number: number,
  issues: DraftIssue[],
) => void {
  const fields = needed[kind] ?? [];
  const own = columns.flatMap(({ label, field }, at) =>
    field !== null && fields.includes(field) ? [{ at, label }] : [],
  );
  return (row, values, number, issues) => {
    if (own.length === 0) return;
    if (kind === "consultations" && (textOf(values, "outcome") ?? "open") === "open") return;
    for (const { at, label } of own)
      if ((row[at] ?? null) === null)
        issues.push(finding("required_missing", number, label, null, null));
  };
}
