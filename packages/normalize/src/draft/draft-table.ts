import { issueCodes } from "@atlas/schema";
import { crsOfLabel, crsOfTitles } from "../map/crs-named.js";
import type { FoundTable } from "../map/find-tables.js";
import { fieldType } from "../map/kind-fields.js";
import type { TextRow } from "../map/row-shape.js";
import { squeezed } from "../parse/parsed.js";
import { isPersonalHeading } from "../parse/personal-heading.js";
import { shareScale } from "../parse/parse-share.js";
import type { Deadline } from "../read/deadline.js";
import type { TextSheet } from "../read/file-reading.js";
import { notedBeside } from "../read/beside-rows.js";
import { notedWideRows } from "../read/wide-rows.js";
import { columnLetters } from "../read/xlsx-sheet.js";
import { foldHeader } from "../reference.js";
import { makeCellReader } from "./cell-reader.js";
import type { DraftContext } from "./draft-file.js";
import {
  type DraftColumn,
  type DraftIssue,
  type DraftOptions,
  type DraftPart,
  type DraftRow,
  finding,
} from "./file-draft.js";
import { columnLabels, maskedRow } from "./labels.js";
import { missingCounts } from "./missing-counts.js";
import { personalColumns } from "./personal-columns.js";
import { hiddenRows, mergeFindings } from "./sheet-findings.js";
import { settlePositions } from "./settle-positions.js";
import { rowSettler } from "./settle-row.js";
import { columnWeigher } from "./weigh-columns.js";
import { structuralReason } from "./structural-reason.js";
import { sectionPlace, type SectionPlace } from "./section-place.js";
import { isNoRecord, unreadable } from "./unreadable-row.js";
import { isWorkbookColumn } from "./workbook-columns.js";

/** What a table's rows share. */
export interface TableFrame {
  readonly base: Omit<
    DraftPart,
    "kind" | "confidence" | "columns" | "rejection" | "rows" | "issues" | "why"
  >;
  readonly sheet: TextSheet;
  /** What is added to a row's index for its number. */
  readonly offset: number;
  /** Whether it is the first table of its sheet, which carries the findings about the sheet. */
  readonly first: boolean;
  readonly titles: string;
  /** Of a text file. */
  readonly encoding: string | null;
  readonly dateSystem: "1900" | "1904";
  readonly options: DraftOptions;
  readonly context: DraftContext;
  /** Asked at every row. */
  readonly deadline: Deadline;
}

/** Drafts one table: every row between its first title and the next table, each in one state. */
export function draftTable(
  rows: readonly TextRow[],
  table: FoundTable,
  frame: TableFrame,
): DraftPart {
  const { kind } = table.match;
  const { base, offset, context } = frame;
  const bodyFrom = table.header[1] + 1;
  let width = table.labels.length;
  for (let i = table.from; i < table.end; i += 1) width = Math.max(width, rows[i]!.length);
  const labels = columnLabels(table.labels, width);
  const columns = labels.map((label, k): DraftColumn => {
    const { field = null, score = 0, how = null } = table.match.columns[k] ?? {};
    // A column without a label that holds a field is known by its letter.
    const name = label === "" && field !== null ? `(${columnLetters(k)})` : label;
    return how === null
      ? { label: name, field }
      : { label: name, field, score: Math.round(Math.min(1, score) * 1000) / 1000, how };
  });
  const labelOf = (field: string): string | null =>
    columns.find((column) => column.field === field)?.label ?? null;
  const names = columns.map(({ label }, k) => (label === "" ? `(${columnLetters(k)})` : label));
  const issues = [
    ...tableIssues(table, columns, frame),
    ...mergeFindings(frame.sheet, names, [table.from, table.end]),
  ];
  const hidden = hiddenRows(frame.sheet.notes);
  const wide = notedWideRows(frame.sheet.notes);
  const labelled = columns.findLastIndex(({ label }) => label !== "");
  const noteBlanks = missingCounts(kind, columns);
  const personal = columns.map(({ label, field }) => field === null && isPersonalHeading(label));
  const persons = personalColumns(names, personal);
  const readers = columns.map(({ field }, k) => {
    const type = field === null ? null : fieldType(kind, field);
    return makeCellReader({
      type,
      reference: context.reference,
      scale: type === "share" ? scaleOf(rows, bodyFrom, table.end, k) : "unknown",
      dateSystem: frame.dateSystem,
      personal: personal[k]!,
      prefix: `${JSON.stringify(names[k]!)}:`,
      factor: unitFactor(type, (table.labels[k] ?? []).join("/")),
    });
  });
  const fields = columns.map(({ field }) => field);
  const blank = blankValues(fields);
  const settle = rowSettler(kind, base, labelOf);
  const reasonOf = structuralReason(rows, table, fields);
  const drafted: DraftRow[] = [];
  const pairs: string[] = [];
  /** Of each column the last text that says something itself. */
  const above: string[] = [];
  const weigh = columnWeigher(kind, columns, base);
  let section: SectionPlace | null = null;
  for (let i = table.from; i < table.end; i += 1) {
    frame.deadline();
    const row = rows[i]!;
    const number = i + offset;
    if (base.keyed && i === 0) continue;
    const reason = reasonOf(row, i);
    if (reason !== null) {
      if (reason === "section") section = sectionPlace(row, fields, base.unit_id, section);
      drafted.push({ row: number, state: "structural", reason, cells: maskedRow(row), values: {} });
      continue;
    }
    const values: Record<string, unknown> = { ...blank };
    let extra: Record<string, string> | null = null;
    pairs.length = 0;
    let taken = 0;
    let failed = 0;
    for (let k = 0; k < row.length; k += 1) {
      const text = row[k]!;
      if (text === null || text === undefined) continue;
      const cell = readers[k]!(text);
      pairs.push(cell.pair);
      persons.cell(k, cell.masked);
      if (cell.masked) issues.push(finding("personal_masked", number, names[k]!, cell.raw, null));
      const field = fields[k]!;
      if (field === null) {
        if (isWorkbookColumn(names[k]!)) continue;
        extra ??= Object.create(null) as Record<string, string>;
        extra[names[k]!] = cell.raw;
        continue;
      }
      if (cell.ditto) {
        const said = above[k];
        if (said === undefined) {
          issues.push(finding("ditto_unfilled", number, names[k]!, cell.raw, null));
          continue;
        }
        const repeated = readers[k]!(said);
        values[field] = repeated.value;
        issues.push(finding("ditto_filled", number, names[k]!, cell.raw, repeated.raw));
        continue;
      }
      above[k] = text;
      values[field] = cell.value;
      const { issue } = cell;
      if (issue !== null && issueCodes[issue.code].severity === "error") failed += 1;
      else taken += 1;
      if (issue !== null)
        issues.push(
          finding(issue.code, number, names[k]!, cell.raw, valueText(cell.value), issue.parameters),
        );
    }
    if (extra !== null) values["extra"] = extra;
    if (section !== null) inherit(values, section, number, issues);
    if (hidden.has(number)) issues.push(finding("row_hidden", number, null, String(number), null));
    const surplus = wide.has(number) ? row.length - 1 - labelled : 0;
    const unread = unreadable({
      noRecord: base.keyed && isNoRecord(row, labels),
      surplus,
      taken,
      failed,
    });
    if (unread !== null)
      issues.push(finding("row_unreadable", number, null, null, null, { reason: unread }));
    const stopped = unread === null ? settle(values, number, issues) : "row_unreadable";
    if (stopped === null) {
      noteBlanks(row, values, number, issues);
      weigh.row(values, number, issues);
    }
    drafted.push({
      row: number,
      state: stopped === null ? "accepted" : "quarantined",
      reason: stopped,
      cells: `{${pairs.join(",")}}`,
      values,
    });
  }
  weigh.end(issues);
  issues.push(...persons.findings());
  const positionLabels = table.labels
    .filter((_, k) => /^(?:lon|lat|position)$/.test(fields[k] ?? ""))
    .map((parts) => parts.join("/"))
    .join(" ");
  const settleAs = (crs: "wgs84" | "gcj02" | "bd09" | null) =>
    settlePositions(drafted, crs, labelOf, context.locator);
  const positioned = settleAs(
    frame.options.crs ?? crsOfLabel(positionLabels) ?? crsOfTitles(frame.titles),
  );
  for (const issue of positioned.issues) issues.push(issue);
  return {
    ...base,
    kind,
    confidence: table.match.confidence,
    why: table.match.why,
    columns,
    rejection: null,
    rows: positioned.rows,
    issues,
    crs: positioned.crs,
    crsEvidence: positioned.evidence,
    undecided: positioned.crs === "ambiguous" ? { issues: positioned.issues, as: settleAs } : null,
  };
}

/** A row of which nothing is said. Objects that JSON makes keep one shape however many fields they have, and so do their copies. */
function blankValues(fields: readonly (string | null)[]): Readonly<Record<string, unknown>> {
  const names = [
    ...fields.filter((field) => field !== null),
    "extra",
    "unit_id",
    "township_id",
    "community_id",
  ];
  const members = [...new Set(names)].map((name) => `${JSON.stringify(name)}:null`);
  return JSON.parse(`{${members.join(",")}}`) as Readonly<Record<string, unknown>>;
}

const sureEnough = 0.9;

function* tableIssues(
  { match, header }: FoundTable,
  columns: readonly DraftColumn[],
  { base, sheet, first, encoding }: TableFrame,
): Generator<DraftIssue> {
  const taken = new Set(
    columns.flatMap(({ label, field }) => (field === null ? [] : [foldHeader(label)])),
  );
  for (const { label, field, score = 0, how } of columns) {
    if (field === null && label !== "") {
      if (isWorkbookColumn(label)) continue;
      const again = taken.has(foldHeader(label.replace(/ \([A-Z]{1,3}\)$/, "")));
      yield finding(again ? "column_duplicate" : "column_unknown", null, label, label, null);
    } else if (field !== null && how !== "synonym" && score < sureEnough) {
      yield finding("column_matched", null, label, label, field, { confidence: score });
    }
  }
  if (header[1] < header[0] || header[0] < 0)
    yield finding("header_inferred", null, null, match.why, null);
  if (match.rival !== null) yield finding("kind_ambiguous", null, null, match.rival, match.kind);
  if (first) {
    if (encoding !== null && !encoding.startsWith("UTF-8"))
      yield finding("encoding_guessed", null, null, null, encoding);
    if (sheet.hidden) yield finding("sheet_hidden", null, null, sheet.name, null);
    for (const note of sheet.notes) {
      if (note === "transposed") yield finding("table_transposed", null, null, null, null);
      // What is hidden in a list that lies on its side is a field of it.
      else if (note.startsWith("hidden-field:"))
        yield finding("row_hidden", null, null, note.slice(13), null);
      else if (note.startsWith("mended:"))
        yield finding("text_mended", null, null, note.slice(7), null);
    }
    for (const text of notedBeside(base.notes))
      yield finding("beside_rows", null, null, text, null);
  }
  if (base.unit_id === null) yield finding("unit_unknown", null, null, null, null);
  if (base.period === null) yield finding("period_unknown", null, null, null, null);
}

function* cellsOf(rows: readonly TextRow[], from: number, to: number, column: number) {
  for (let i = from; i < to; i += 1) yield rows[i]![column] ?? "";
}

const scaleOf = (rows: readonly TextRow[], from: number, to: number, column: number) =>
  shareScale(cellsOf(rows, from, to, column));

/** What a header's unit multiplies its numbers by: 预算(万元) is 10,000, 投资额/万元 too. */
function unitFactor(type: string | null, header: string): number {
  if (type !== "money" && type !== "integer") return 1;
  const sign = /(百|千|万|亿)(?:元|人|户|块)/.exec(squeezed(header))?.[1];
  return { 百: 1e2, 千: 1e3, 万: 1e4, 亿: 1e8 }[sign ?? ""] ?? 1;
}

/** Places of the heading above a row, where the row is silent. */
function inherit(
  values: Record<string, unknown>,
  { fields, raw }: SectionPlace,
  row: number,
  issues: DraftIssue[],
): void {
  let used = false;
  for (const [field, text] of Object.entries(fields))
    if ((values[field] ?? null) === null) {
      values[field] = text;
      used = true;
    }
  if (used) issues.push(finding("place_inherited", row, null, raw, null));
}

/** Text of a value for an issue's `value`. */
function valueText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "object" && "on" in value) return (value as { on: string }).on;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
