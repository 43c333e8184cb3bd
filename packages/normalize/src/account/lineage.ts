import { type Row, type Table, tableOfKind, tables } from "@atlas/schema";
import type { EventContext } from "../assemble/event-context.js";
import type { Part } from "../assemble/live-parts.js";
import type { CarriedCell } from "../assemble/records.js";
import { textOf } from "../draft/row-values.js";

/** Fields that fill columns of another name, those of one kind after its name. */
const renamed: Readonly<Record<string, readonly string[]>> = {
  compound: ["compound_id"],
  "pilot-sites:compound": ["compound_id", "name"],
  district: ["unit_id"],
  unit: ["unit_id", "township_id", "community_id"],
  township: ["township_id", "unit_id"],
  community: ["community_id", "township_id", "unit_id"],
  address: ["address", "community_id", "township_id", "unit_id"],
  position: ["lon", "lat"],
  consultation_number: ["consultation_id", "consulted"],
  consulted: ["consulted"],
  project_number: ["project_id"],
  escalated_community: ["escalations"],
  escalated_township: ["escalations"],
  escalated_district: ["escalations"],
  escalation_reason: ["escalations"],
  escalation_returned: ["escalations"],
  topic_category: ["topic_category", "lists"],
  forms: ["forms", "online"],
};

/** Columns of the warehouse that a field of a return fills; unknown columns (null) go to `extra` where the table has it.
 * @example columnsOfField("consultations", "step1") // ["step1_on", "step1_precision"]
 * @example columnsOfField("assessments", "element:e01") // ["score"] */
export function columnsOfField(
  kind: keyof typeof tableOfKind,
  field: string | null,
): readonly string[] {
  const table: Table = tables[tableOfKind[kind]];
  const has = new Set(table.columns.map(({ name }) => name));
  if (field === null) return has.has("extra") ? ["extra"] : [];
  if (field.startsWith("element:")) return ["score"];
  const names =
    renamed[`${kind}:${field}`] ??
    renamed[field] ??
    (has.has(`${field}_on`) ? [`${field}_on`, `${field}_precision`] : [field]);
  return names.filter((name) => has.has(name));
}

/** The column map of a part: which column of the sheet fills which column of the warehouse. */
export function* columnMap(part: Part): Generator<Row<"lineage">> {
  if (part.kind === null) return;
  for (const { label, field } of part.columns) {
    if (label === "") continue;
    for (const column of columnsOfField(part.kind, field))
      yield line(part, tableOfKind[part.kind], null, column, null, label);
  }
}

/** Lines of the rows of a part: each row by the column map; scores of an assessment one by one, since a row of the sheet is a record
 * for each element. */
export function* rowLines(part: Part, context: EventContext): Generator<Row<"lineage">> {
  for (const row of part.rows) {
    const record = context.recordIds.get(row);
    if (!record) continue;
    if (record.table !== "assessment") {
      yield line(part, record.table, record.id, null, row.row, null);
      continue;
    }
    for (const { label, field } of part.columns) {
      if (!field?.startsWith("element:")) continue;
      const id = `${record.id}|${field.slice("element:".length)}`;
      yield line(part, record.table, id, "score", row.row, label);
    }
    const assessor = part.columns.find(({ field }) => field === "assessor");
    if (assessor && textOf(row.values, "assessor") !== null)
      yield line(part, record.table, record.id, "assessor", row.row, assessor.label);
  }
}

/** The line of a cell that another row than a record's current one gave. */
export const carriedLine = ({ table, id, column, from, label }: CarriedCell): Row<"lineage"> =>
  line(from.part, table, id, column, from.row.row, label);

const line = (
  { submission_id: submission, sheet }: Part,
  table: string,
  record: string | null,
  column: string | null,
  row: number | null,
  label: string | null,
): Row<"lineage"> => ({
  table_name: table,
  record_id: record,
  column_name: column,
  submission_id: submission,
  sheet,
  row,
  source_column: label,
});
