import type { Row } from "@atlas/schema";
import { cell } from "./cell.js";
import { type EventOf, type Form, field, placeFields } from "./form.js";

type Event = EventOf<"consultation">;
const steps = [1, 2, 3, 4, 5, 6, 7] as const;

/** 协商议事台账: one row a consultation with its seven dated steps. */
export const consultationForm: Form<Event> = {
  kind: "consultations",
  table: "consultation",
  title: "协商议事台账",
  idOf: ({ row }) => row.consultation_id,
  townshipOf: ({ row }) => row.township_id,
  fields: [
    field("office_number", ({ row }) => cell.text(row.office_number)),
    ...placeFields<Row<"consultation">>(),
    field("level", ({ row }) => cell.code("place_level", row.level)),
    field("topic", ({ row }) => cell.text(row.topic)),
    field("topic_category", ({ row }) => cell.code("topic_category", row.topic_category)),
    field("forms", ({ row }) => cell.codes("form", row.forms)),
    field("actors", ({ row }) => cell.codes("actor", row.actors)),
    ...steps.map((step) =>
      field<Event>(`step${step}_on`, ({ row }) => cell.day(row[`step${step}_on`]), "七步工作法"),
    ),
    field("outcome", ({ row }) => cell.code("outcome", row.outcome), "协商成果"),
    field("closed_on", ({ row }) => cell.day(row.closed_on), "协商成果"),
    field("published_on", ({ row }) => cell.day(row.published_on), "协商成果"),
    field("households_invited", ({ row }) => cell.number(row.households_invited, "户"), "参与情况"),
    field(
      "households_participated",
      ({ row }) => cell.number(row.households_participated, "户"),
      "参与情况",
    ),
    field("agree", ({ row }) => cell.number(row.agree, "票"), "表决情况"),
    field("against", ({ row }) => cell.number(row.against, "票"), "表决情况"),
    field("abstain", ({ row }) => cell.number(row.abstain, "票"), "表决情况"),
    field("satisfaction", ({ row }) => cell.share(row.satisfaction)),
  ],
};
