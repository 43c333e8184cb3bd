import type { Locator } from "@atlas/divisions";
import type { Code } from "@atlas/schema";
import { crsNamed, matchHeader } from "../map/find-header.js";
import { fieldType } from "../map/kind-fields.js";
import { returnFacts } from "../map/return-facts.js";
import { isMasked, maskPersonal } from "../parse/mask-personal.js";
import { shareScale } from "../parse/parse-share.js";
import type { FileReading, TextSheet } from "../read/file-reading.js";
import type { ReferenceData } from "../reference.js";
import { makeCellReader } from "./cell-reader.js";
import {
  type DraftIssue,
  type DraftOptions,
  type DraftPart,
  type DraftRow,
  type FileDraft,
  finding,
} from "./file-draft.js";
import { settlePositions } from "./settle-positions.js";
import { settleRow } from "./settle-row.js";

/** What drafting needs besides the file. */
export interface DraftContext {
  readonly reference: ReferenceData;
  readonly locator: Locator;
}

/** Reads one file on its own: its tables, what each column is, every cell as a value, every row's state. Pure. */
export function draftFile(
  reading: FileReading,
  options: DraftOptions,
  context: DraftContext,
): FileDraft {
  const { sheets, ...head } = reading;
  const parts = sheets.flatMap((sheet) => draftSheet(sheet, reading, options, context));
  return { reading: head, options, parts };
}

const columnLetter = (index: number): string =>
  (index >= 26 ? columnLetter(Math.floor(index / 26) - 1) : "") +
  String.fromCharCode(65 + (index % 26));

const headerSearchRows = 40;

function draftSheet(
  sheet: TextSheet,
  reading: FileReading,
  options: DraftOptions,
  context: DraftContext,
): DraftPart[] {
  const rows = sheet.rows.map((row) =>
    row.map((cell) => (cell === null ? null : maskPersonal(cell))),
  );
  // Keys of JSON records are a header that is no row.
  const offset = sheet.keys ? 0 : 1;
  if (sheet.keys) rows.unshift([...sheet.keys]);
  const hintOf = (until: number): string =>
    `${rows.slice(0, until).flat().filter(Boolean).join(" ")} ${sheet.name} ${reading.name.replace(/^.*[/\\]/, "")}`;
  let headerAt = -1;
  let header = null;
  for (let i = 0; i < Math.min(rows.length, headerSearchRows) && !header; i += 1) {
    header = matchHeader(rows[i]!, context.reference, hintOf(i), options.kind ?? null);
    if (header) headerAt = i;
  }
  const above = rows
    .slice(0, Math.max(0, headerAt))
    .flat()
    .filter((cell) => cell !== null)
    .join("  ");
  const titles = `${above}  ${maskPersonal(sheet.titles)}`;
  const closing = rows
    .slice(-6)
    .filter((row) => row.length <= 2)
    .flat()
    .filter(Boolean)
    .join("  ");
  const facts = returnFacts(`${titles}  ${sheet.name}`, reading.name);
  const base = {
    sheet: sheet.name,
    hidden: sheet.hidden,
    keyed: sheet.keys !== null,
    titles: maskPersonal(sheet.titles),
    merges: sheet.merges,
    ...facts,
    synthetic: facts.synthetic || /合成示例/.test(closing),
    received_on: facts.received_on ?? options.received ?? null,
    crs: null,
    crsEvidence: null,
  };
  if (!header) {
    const structural = rows.every((row) => row.length <= 1);
    return [
      {
        ...base,
        kind: null,
        confidence: 0,
        columns: (sheet.keys ?? []).map((label) => ({ label, field: null })),
        rejection: structural ? "file_empty" : "header_missing",
        rows: rows
          .map((row, i): DraftRow => ({
            row: i + offset,
            state: row.length === 0 ? "structural" : "quarantined",
            reason: row.length === 0 ? "blank" : "header_missing",
            cells: lettered(row),
            values: {},
          }))
          .slice(1 - offset),
        issues: [],
      },
    ];
  }
  const labels = uniqueLabels(rows[headerAt]!);
  const issues: DraftIssue[] = [];
  const { kind, fields } = header;
  const readers = readersOf(kind, fields, rows, headerAt, context.reference);
  const headerText = rows[headerAt]!.filter(Boolean).join("\u0001");
  const columns = labels.map((label, i) => ({ label, field: fields[i] ?? null }));
  for (const { label, field } of columns) {
    if (field === null && label !== "")
      issues.push(finding("column_unknown", null, label, label, null));
  }
  if (sheet.hidden) issues.push(finding("sheet_hidden", null, null, sheet.name, null));
  for (const range of sheet.merges)
    issues.push(finding("merged_propagated", null, null, range, null));
  if (facts.unit_id === null) issues.push(finding("unit_unknown", null, null, null, null));
  if (facts.period === null) issues.push(finding("period_unknown", null, null, null, null));

  const draftRows: DraftRow[] = [];
  rows.forEach((row, i) => {
    if (sheet.keys && i === 0) return;
    const number = i + offset;
    const structural = structuralReason(row, i, headerAt, headerText, columns);
    if (structural !== null) {
      draftRows.push({
        row: number,
        state: "structural",
        reason: structural,
        cells: lettered(row),
        values: {},
      });
      return;
    }
    const values: Record<string, unknown> = {};
    const extra: Record<string, string> = {};
    const cells: Record<string, string> = {};
    row.forEach((raw, k) => {
      if (raw === null) return;
      const { label, field } = columns[k] ?? { label: `(${columnLetter(k)})`, field: null };
      cells[label === "" ? `(${columnLetter(k)})` : label] = raw;
      if (isMasked(raw)) issues.push(finding("personal_masked", number, label, raw, null));
      if (field === null) {
        extra[label === "" ? `(${columnLetter(k)})` : label] = raw;
        return;
      }
      const { value, issue } = readers[k]!(raw);
      values[field] = value;
      if (issue)
        issues.push(finding(issue.code, number, label, raw, valueText(value), issue.parameters));
    });
    if (Object.keys(extra).length > 0) values["extra"] = extra;
    const settled = settleRow(kind, values, base.unit_id, number, labelOf(columns));
    issues.push(...settled.issues);
    draftRows.push({
      row: number,
      state: settled.stopped === null ? "accepted" : "quarantined",
      reason: settled.stopped,
      cells: JSON.stringify(cells),
      values: settled.values,
    });
  });
  const named = crsNamed(headerText) ?? crsNamed(titles);
  const positioned = settlePositions(
    draftRows,
    options.crs ?? named,
    labelOf(columns),
    context.locator,
  );
  return [
    {
      ...base,
      kind,
      confidence: header.confidence,
      columns,
      rejection: null,
      rows: positioned.rows,
      issues: [...issues, ...positioned.issues],
      crs: positioned.crs,
      crsEvidence: positioned.evidence,
    },
  ];
}

/** Column label of a field, for issues found across columns. */
const labelOf =
  (columns: DraftPart["columns"]) =>
  (field: string): string | null =>
    columns.find((column) => column.field === field)?.label ?? null;

function readersOf(
  kind: Code<"return_kind">,
  fields: readonly (string | null)[],
  rows: readonly (readonly (string | null)[])[],
  headerAt: number,
  reference: ReferenceData,
) {
  return fields.map((field, k) => {
    const type = field === null ? "text" : fieldType(kind, field);
    const scale =
      type === "share"
        ? shareScale(rows.slice(headerAt + 1).map((row) => row[k] ?? ""))
        : "unknown";
    return makeCellReader(type, reference, scale, unitScale(type, rows[headerAt]?.[k] ?? ""));
  });
}

/** What a header's unit multiplies its numbers by: 预算(万元) is 10,000, 投资额/万元 too. */
function unitScale(type: string, header: string): number {
  if (type !== "money" && type !== "integer") return 1;
  const sign = /(百|千|万|亿)(?:元|人|户|块)/.exec(header.normalize("NFKC"))?.[1];
  return { 百: 1e2, 千: 1e3, 万: 1e4, 亿: 1e8 }[sign ?? ""] ?? 1;
}

function structuralReason(
  row: readonly (string | null)[],
  i: number,
  headerAt: number,
  headerText: string,
  columns: DraftPart["columns"],
): string | null {
  if (row.every((cell) => cell === null)) return "blank";
  if (i < headerAt) return "title";
  if (i === headerAt) return "header";
  const filled = row.filter((cell) => cell !== null);
  if (filled.join("\u0001") === headerText) return "repeated_header";
  const first = filled[0]!.replace(/\s+/g, "");
  if (/^(小计|合计|总计|总数|共计|累计)[::]?$/.test(first)) return "subtotal";
  const known = columns.filter(({ field }) => field !== null).length;
  if (
    filled.length <= 2 &&
    known >= 4 &&
    /^(注|备注|说明|填表人|填报人|审核|负责人|制表|联系|数据来源|合成示例)/.test(first)
  )
    return "footnote";
  return null;
}

function lettered(row: readonly (string | null)[]): string {
  const cells: Record<string, string> = {};
  row.forEach((cell, i) => {
    if (cell !== null) cells[`(${columnLetter(i)})`] = cell;
  });
  return JSON.stringify(cells);
}

/** Header texts made distinct: a second 备注 becomes `备注 (F)`; an empty one is empty. */
function uniqueLabels(row: readonly (string | null)[]): string[] {
  const seen = new Set<string>();
  return row.map((cell, i) => {
    if (cell === null) return "";
    const text = cell.trim();
    const label =
      seen.has(text) || /^\([A-Z]{1,3}\)$/.test(text) || text === "__proto__"
        ? `${text} (${columnLetter(i)})`
        : text;
    seen.add(label);
    return label;
  });
}

/** Text of a value for an issue's `value`. */
function valueText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "object" && "on" in value) return (value as { on: string }).on;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
