import type { Row } from "@atlas/schema";
import { stableId } from "../stable-id.js";
import { type EventContext, type NumberBook, ledger, locate, register } from "./event-context.js";
import type { Part } from "./live-parts.js";
import { dateOf, dated, flagOf, textOf } from "./values.js";

/** The proposal table. */
export function assembleProposals(
  parts: readonly Part[],
  context: EventContext,
  numbers: { readonly consultations: NumberBook; readonly projects: NumberBook },
): readonly Row<"proposal">[] {
  const records = ledger(
    parts,
    "proposals",
    (v) => ({ topic: textOf(v, "title"), begun: dateOf(v, "raised") }),
    context,
  );
  return records.map((record) => {
    const { values } = record.current.row;
    const id = stableId("T", "proposal", record.key);
    register(record, "proposal", id, context);
    const where = locate(record.current, context);
    const steps = (["community", "township", "district"] as const).flatMap((level) => {
      const date = dateOf(values, `escalated_${level}`);
      return date
        ? [
            {
              level,
              on: date.on,
              reason: textOf(values, "escalation_reason"),
              returned: flagOf(values, "escalation_returned"),
            },
          ]
        : [];
    });
    const known = ["escalated_community", "escalated_township", "escalated_district"].some(
      (field) => record.current.part.columns.some((column) => column.field === field),
    );
    const linked = (field: string, book: NumberBook): string | null => {
      const number = textOf(values, field);
      return number === null ? null : book.find(record.current, number);
    };
    return {
      proposal_id: id,
      office_number: textOf(values, "office_number"),
      ...where,
      title: textOf(values, "title"),
      category: textOf(values, "category"),
      ...dated("raised", dateOf(values, "raised")),
      raised_level: textOf(values, "raised_level"),
      resolved_level: textOf(values, "resolved_level"),
      escalations: known ? steps : null,
      adopted: flagOf(values, "adopted"),
      outcome: textOf(values, "outcome"),
      ...dated("resolved", dateOf(values, "resolved")),
      consultation_id: linked("consultation_number", numbers.consultations),
      project_id: linked("project_number", numbers.projects),
    };
  });
}
