import type { Row } from "@atlas/schema";
import { cell } from "./cell.js";
import { type EventOf, type Form, field, placeFields } from "./form.js";

/** 治理项目台账 */
export const projectForm: Form<EventOf<"project">> = {
  kind: "projects",
  table: "project",
  title: "治理项目台账",
  idOf: ({ row }) => row.project_id,
  townshipOf: ({ row }) => row.township_id,
  fields: [
    field("office_number", ({ row }) => cell.text(row.office_number)),
    field("name", ({ row }) => cell.text(row.name)),
    ...placeFields<Row<"project">>(),
    field("category", ({ row }) => cell.code("topic_category", row.category)),
    field("consulted", ({ row }) => cell.flag(row.consulted !== "declared_none"), "先协商后实施"),
    field(
      "consultation_id",
      ({ consultationNumber }) => cell.text(consultationNumber),
      "先协商后实施",
    ),
    field("started_on", ({ row }) => cell.day(row.started_on), "实施进度"),
    field("completed_on", ({ row }) => cell.day(row.completed_on), "实施进度"),
    field("budget_yuan", ({ row }) => cell.money(row.budget_yuan), "资金"),
    field("funded_yuan", ({ row }) => cell.money(row.funded_yuan), "资金"),
  ],
};
