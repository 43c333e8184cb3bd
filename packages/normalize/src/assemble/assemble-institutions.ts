import type { Row } from "@atlas/schema";
import { stableId } from "../stable-id.js";
import { type EventContext, register } from "./event-context.js";
import { type Part, type PlacedDraft, rowsOfKind } from "./live-parts.js";
import { groupRecords } from "./records.js";
import { registerLife } from "./register-life.js";
import { dateOf, dated, flagOf, listOf, numberOf, textOf } from "../draft/row-values.js";

/** Councils: one a community, the newest register. */
export function assembleCouncils(
  parts: readonly Part[],
  context: EventContext,
): readonly Row<"council">[] {
  const rows = rowsOfKind(parts, "councils");
  const lifeOf = registerLife(parts, "councils");
  return groupRecords(rows, ({ row }) => textOf(row.values, "community_id")!, context.outcomes).map(
    (record) => {
      const { values } = record.current.row;
      const id = stableId("K", "council", record.key);
      register(record, "council", id, context);
      return {
        council_id: id,
        community_id: record.key,
        township_id: textOf(values, "township_id"),
        unit_id: textOf(values, "unit_id"),
        households: numberOf(values, "households"),
        groups: numberOf(values, "groups"),
        representatives: numberOf(values, "representatives"),
        members: numberOf(values, "members"),
        supervisors: numberOf(values, "supervisors"),
        ordinary_members: numberOf(values, "ordinary_members"),
        ...lifeOf(record.rows),
      };
    },
  );
}

/** Assessments: a row of the sheet is a unit's scores, one record an element. */
export function assembleAssessments(
  parts: readonly Part[],
  context: EventContext,
): readonly Row<"assessment">[] {
  const rows = rowsOfKind(parts, "assessments");
  const identify = ({ part, row }: PlacedDraft): string =>
    `${textOf(row.values, "community_id") ?? textOf(row.values, "township_id")}|${part.period ?? ""}`;
  return groupRecords(rows, identify, context.outcomes).flatMap((record) => {
    const { row, part } = record.current;
    const unit = (textOf(row.values, "community_id") ?? textOf(row.values, "township_id"))!;
    register(record, "assessment", record.key, context);
    return part.columns.flatMap(({ field }) => {
      if (!field?.startsWith("element:")) return [];
      return {
        unit_id: unit,
        unit_level: textOf(row.values, "community_id") === null ? "township" : "community",
        period: part.period ?? "",
        element_id: field.slice("element:".length),
        score: numberOf(row.values, field),
        assessor: textOf(row.values, "assessor"),
      };
    });
  });
}

/** Pilot townships. */
export function assembleTownshipPilots(
  parts: readonly Part[],
  context: EventContext,
): readonly Row<"township_pilot">[] {
  const rows = rowsOfKind(parts, "township-pilots");
  return groupRecords(rows, ({ row }) => textOf(row.values, "township_id")!, context.outcomes).map(
    (record) => {
      const { values } = record.current.row;
      register(record, "township_pilot", record.key, context);
      return {
        township_id: record.key,
        unit_id: textOf(values, "unit_id"),
        ...dated("started", dateOf(values, "started")),
        partners: listOf(values, "partners"),
        positive_list: flagOf(values, "positive_list"),
        negative_list: flagOf(values, "negative_list"),
        handbook: flagOf(values, "handbook"),
        rules: numberOf(values, "rules"),
        procedures: numberOf(values, "procedures"),
        trainings: numberOf(values, "trainings"),
        actors: listOf(values, "actors"),
      };
    },
  );
}
