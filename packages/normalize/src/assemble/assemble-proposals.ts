import type { Row } from "@atlas/schema";
import { stableId } from "../stable-id.js";
import {
  type EventContext,
  type NumberBook,
  addFinding,
  ledger,
  linkedBy,
  locate,
  register,
} from "./event-context.js";
import type { Part } from "./live-parts.js";
import type { RecordRows } from "./records.js";
import { dateOf, dated, flagOf, textOf } from "../draft/row-values.js";

/** The proposal table. */
export function assembleProposals(
  parts: readonly Part[],
  context: EventContext,
  numbers: { readonly consultations: NumberBook; readonly projects: NumberBook },
): readonly Row<"proposal">[] {
  const records = ledger(
    parts,
    "proposals",
    (v) => ({ topic: textOf(v, "title"), begun: dateOf(v, "raised"), course: [] }),
    context,
  );
  return records.map((record) => {
    const { values } = record.current.row;
    const id = stableId("T", "proposal", record.key);
    register(record, "proposal", id, context);
    const where = locate(record.current, context);
    return {
      proposal_id: id,
      office_number: textOf(values, "office_number"),
      ...where,
      title: textOf(values, "title"),
      category: textOf(values, "category"),
      ...dated("raised", dateOf(values, "raised")),
      raised_level: textOf(values, "raised_level"),
      resolved_level: textOf(values, "resolved_level"),
      escalations: escalationsOf(record, context),
      adopted: flagOf(values, "adopted"),
      outcome: textOf(values, "outcome"),
      ...dated("resolved", dateOf(values, "resolved")),
      consultation_id: linkedBy("consultation_number", record, numbers.consultations, context),
      project_id: linkedBy("project_number", record, numbers.projects, context),
    };
  });
}

const levels = ["community", "township", "district"] as const;

/** The dated escalations; null where the sheet has no column for them, or where the row tells of one that it does not date. */
function escalationsOf(record: RecordRows, context: EventContext): Row<"proposal">["escalations"] {
  const { part, row } = record.current;
  const reason = textOf(row.values, "escalation_reason");
  const returned = flagOf(row.values, "escalation_returned");
  const steps = levels.flatMap((level) => {
    const date = dateOf(row.values, `escalated_${level}`);
    return date ? [{ level, on: date.on, reason, returned }] : [];
  });
  if (steps.length > 0) return steps;
  if (reason !== null || returned === true) {
    const field = reason === null ? "escalation_returned" : "escalation_reason";
    addFinding("escalation_undated", record, field, reason, context);
    return null;
  }
  return levels.some((level) => part.columns.some(({ field }) => field === `escalated_${level}`))
    ? []
    : null;
}
