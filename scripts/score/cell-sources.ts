import type { StoredRow } from "./score-input.js";
import { type Trace, type TracedRow, placeKey } from "./trace.js";

/** Where one cell of a record was written: a row, the heading and the text under it. */
export interface CellSource {
  readonly row: TracedRow;
  readonly heading: string;
  readonly raw: string;
}

/** Names under which the column map may carry a column: its own, and the thing it is a part of. */
export function namesOfColumn(column: string): readonly string[] {
  const stem = column.replace(/_(on|precision|id)$/, "");
  const day = column.endsWith("_precision") ? [`${stem}_on`] : [];
  const parts: Readonly<Record<string, readonly string[]>> = {
    lon: ["position"],
    lat: ["position"],
    consultation_id: ["consultation_number"],
    project_id: ["project_number"],
    consulted: ["consultation_number"],
    online: ["forms"],
    lists: ["guidance", "positive", "negative", "list_guidance", "list_positive", "list_negative"],
    escalations: [
      "escalated_community",
      "escalated_township",
      "escalated_district",
      "escalation_reason",
      "escalated",
      "returned",
    ],
    unit_id: ["unit", "district", "community", "township"],
    township_id: ["township", "community"],
    compound_id: ["compound", "name"],
    score: [],
  };
  return [column, stem, ...day, ...(parts[column] ?? [])];
}

/** Every place where the rows of a record wrote a column. */
export function sourcesOf(
  trace: Trace,
  rows: readonly TracedRow[],
  table: string,
  column: string,
): readonly CellSource[] {
  const sources: CellSource[] = [];
  for (const row of rows) {
    for (const name of namesOfColumn(column)) {
      const place = `${row.submissionId ?? ""}|${row.sheet}|${table}|${name}`;
      for (const heading of trace.headings.get(place) ?? []) {
        sources.push({ row, heading, raw: row.cells[heading] ?? "" });
      }
    }
  }
  return sources;
}

/** Issues that speak of a cell: on its row under its heading or column, on the whole row, or on the sheet's column. */
export function issuesOf(
  trace: Trace,
  row: TracedRow,
  headings: readonly string[],
  column: string,
): readonly StoredRow[] {
  const names = new Set<unknown>([null, column, ...namesOfColumn(column), ...headings]);
  const id = row.submissionId ?? "";
  const onRow = (trace.issues.get(placeKey(id, row.sheet, row.row)) ?? []).filter(
    (issue) =>
      names.has(issue["column"]) ||
      (column.endsWith("_id") && /^(link|division|consultation)_/.test(String(issue["code"]))),
  );
  const onSheet = [row.sheet, ""].flatMap(
    (sheet) => trace.issues.get(placeKey(id, sheet, "")) ?? [],
  );
  const pair = column === "lon" || column === "lat";
  return [
    ...onRow,
    ...onSheet.filter(
      (issue) =>
        (issue["column"] !== null && names.has(issue["column"])) ||
        (pair && String(issue["code"]).startsWith("crs_")),
    ),
  ];
}
