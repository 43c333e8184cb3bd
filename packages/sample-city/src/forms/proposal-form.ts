import type { Row } from "@atlas/schema";
import { cell } from "./cell.js";
import { type EventOf, type Form, field, placeFields } from "./form.js";

type Event = EventOf<"proposal">;
const risen = ["community", "township", "district"] as const;

/** 社区提案台账: a proposal and the levels it rose to. */
export const proposalForm: Form<Event> = {
  kind: "proposals",
  table: "proposal",
  title: "社区提案台账",
  idOf: ({ row }) => row.proposal_id,
  townshipOf: ({ row }) => row.township_id,
  fields: [
    field("office_number", ({ row }) => cell.text(row.office_number)),
    field("title", ({ row }) => cell.text(row.title)),
    ...placeFields<Row<"proposal">>(),
    field("category", ({ row }) => cell.code("topic_category", row.category)),
    field("raised_on", ({ row }) => cell.day(row.raised_on)),
    field("raised_level", ({ row }) => cell.code("place_level", row.raised_level)),
    ...risen.map((level) =>
      field<Event>(
        `escalation_${level}`,
        ({ row }) => cell.day(row.escalations?.find((step) => step.level === level)?.on),
        "逐级上报",
      ),
    ),
    field("escalation_reason", ({ row }) => cell.text(row.escalations?.at(-1)?.reason), "逐级上报"),
    field("resolved_level", ({ row }) => cell.code("place_level", row.resolved_level), "办理"),
    field("adopted", ({ row }) => cell.flag(row.adopted), "办理"),
    field("outcome", ({ row }) => cell.code("proposal_outcome", row.outcome), "办理"),
    field("resolved_on", ({ row }) => cell.day(row.resolved_on), "办理"),
    field("consultation_id", ({ consultationNumber }) => cell.text(consultationNumber)),
  ],
};
