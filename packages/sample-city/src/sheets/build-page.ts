import { divisionById } from "@atlas/divisions";
import { columnLetters } from "../encode/encode-xlsx.js";
import { type FaultName, type PlantedFault } from "../faults/fault-kinds.js";
import { inventedContact, inventedPhone } from "../faults/invented-person.js";
import type { Form } from "../forms/form.js";
import type { OfficeColumn } from "../offices/columns.js";
import type { Random } from "../random.js";
import { type Hand, writeCell } from "../writing/write-cell.js";
import { type Written, shown } from "../writing/written.js";
import { extraColumns } from "./extra-columns.js";
import { headerRows } from "./header-rows.js";
import type { Merge, Page, PlacedRow } from "./page.js";
import { sheetFaults } from "./sheet-faults.js";
import { type WrittenRecord, writeRecord } from "./write-record.js";

/** A sheet to be filled in. */
export interface PageRequest<R> {
  readonly name: string;
  readonly hidden: boolean;
  readonly titles: readonly string[];
  readonly form: Form<R>;
  readonly columns: readonly OfficeColumn[];
  readonly records: readonly R[];
  readonly hand: Hand;
  readonly random: Random;
  readonly rate: number;
  readonly declared: string;
  readonly year: number;
}

/** A sheet in the making. */
class Draft {
  readonly rows: Written[][] = [];
  readonly merges: Merge[] = [];
  readonly placed: PlacedRow[] = [];
  readonly faults: PlantedFault[] = [];
  readonly hiddenRows = new Set<number>();

  push(row: Written[], fault: FaultName | null = null): void {
    this.rows.push(row);
    if (fault) this.note(fault, { row: this.rows.length });
  }

  note(fault: FaultName, more: Partial<PlantedFault>): void {
    this.faults.push({
      fault,
      row: null,
      column: null,
      field: null,
      trueValue: null,
      written: null,
      ...more,
    });
  }
}

/** Fills in a sheet as one office would: titles, headers, rows, subtotals, notes, with everything that goes wrong in it. */
export function buildPage<R>(request: PageRequest<R>): Page {
  const { form, hand, random, rate, titles } = request;
  const { office } = hand;
  const { ways } = office;
  const draft = new Draft();
  const extra = extraColumns(office, request.year);
  const faulty = sheetFaults(request.columns, form, hand, random, rate);
  const { columns } = faulty;
  for (const fault of faulty.faults) draft.note(fault.fault, fault);
  for (const column of [...extra.before, ...extra.after])
    if (column.fault !== "column_personal") draft.note(column.fault, { column: column.header });
  const width = extra.before.length + columns.length + extra.after.length;
  for (const title of titles) {
    draft.merges.push({
      fromRow: draft.rows.length,
      toRow: draft.rows.length,
      fromColumn: 0,
      toColumn: Math.max(1, Math.min(width - 1, 9)),
    });
    draft.push([title]);
  }
  const writeHeader = (fault: FaultName | null): void => {
    const made = headerRows(
      [
        ...extra.before.map(({ header }) => ({ header, group: null })),
        ...columns,
        ...extra.after.map(({ header }) => ({ header, group: null })),
      ],
      ways.has("two-row-header"),
      draft.rows.length,
    );
    for (const row of made.rows) draft.push(row, fault);
    draft.merges.push(...made.merges);
  };
  const context = {
    hand,
    columns,
    random,
    rate,
    declared: request.declared,
    pointsSwapped: faulty.pointsSwapped,
  };
  const grouped = ways.has("blocks") || ways.has("rows-subtotal") || ways.has("merged-places");
  const records = grouped ? byTownship(form, request.records) : request.records;
  const isLedger = form.kind !== "assessments" && form.kind !== "township-pilots";
  const blocks = ways.has("blocks") && isLedger && records.length > 0;
  if (!blocks) writeHeader(null);
  const place = (written: WrittenRecord, ordinal: number): void => {
    const cells = [
      ...extra.before.map((column) => column.write(ordinal, random)),
      ...written.cells,
      ...extra.after.map((column) => column.write(ordinal, random)),
    ];
    draft.push(cells);
    const row = draft.rows.length;
    draft.placed.push({ row, table: form.table, trueId: written.trueId });
    for (const fault of written.faults) draft.faults.push({ ...fault, row });
    if (ways.has("hidden-rows") && ordinal % 23 === 11) {
      draft.hiddenRows.add(row - 1);
      draft.note("rows_hidden", { row });
    }
  };
  let group: { id: string | null; from: number } | null = null;
  const closeGroup = (): void => {
    if (group === null) return;
    if (ways.has("merged-places") && isLedger)
      mergePlaces(draft, columns, extra.before.length, group.from);
    if (ways.has("rows-subtotal") && isLedger && group.id !== null)
      draft.push(
        sumRow("小计", draft, columns, extra.before.length, group.from, ways.has("formula-cells")),
        "row_subtotal",
      );
    group = null;
  };
  const firstData = draft.rows.length;
  let ordinal = 0;
  for (const record of records) {
    const written = writeRecord(form, record, context);
    if (grouped && (group === null || group.id !== written.townshipId)) {
      closeGroup();
      if (blocks) {
        if (ordinal > 0) draft.push([], "row_blank");
        draft.push([blockTitle(written.townshipId, request.declared)], "row_block_title");
        writeHeader(null);
      }
      group = { id: written.townshipId, from: draft.rows.length };
    }
    if (!grouped && ways.has("rows-blank") && ordinal > 0 && ordinal % 31 === 0)
      draft.push([], "row_blank");
    if (!grouped && ways.has("header-repeated") && ordinal > 0 && ordinal % 25 === 0)
      writeHeader("header_repeated");
    place(written, ordinal);
    repeatRow(draft, written, random, rate, place, ordinal, columns, extra.before.length, hand);
    ordinal += 1;
  }
  closeGroup();
  // A heading about persons with nobody under it tells of nobody.
  extra.after.forEach(({ fault, header }, i) => {
    const at = extra.before.length + columns.length + i;
    const tells = draft.placed.some(({ row }) => (draft.rows[row - 1]![at] ?? null) !== null);
    if (fault === "column_personal" && tells) draft.note(fault, { column: header });
  });
  if (blocks) draft.note("sheet_blocks", {});
  if (ways.has("row-total") && isLedger && ordinal > 0)
    draft.push(
      sumRow("合计", draft, columns, extra.before.length, firstData, ways.has("formula-cells")),
      "row_total",
    );
  if (ways.has("footnote"))
    draft.push(
      [
        random.chance(0.5)
          ? "注：本表由各街道（镇）汇总，数据以年底统计为准。"
          : `填表人：${inventedContact(random)}　审核人：${inventedContact(random)}　联系电话：${inventedPhone(random)}`,
      ],
      "row_footnote",
    );
  return {
    name: request.name,
    hidden: request.hidden,
    rows: draft.rows,
    merges: draft.merges,
    hiddenRows: draft.hiddenRows,
    placed: draft.placed,
    faults: draft.faults,
  };
}

function byTownship<R>(form: Form<R>, records: readonly R[]): readonly R[] {
  return records
    .map((record, at) => ({ record, at, id: form.townshipOf(record) ?? "" }))
    .toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.at - b.at))
    .map(({ record }) => record);
}

const blockTitle = (townshipId: string | null, declared: string): string =>
  `${townshipId === null ? "其他" : divisionById(townshipId)!.name}（${Number(declared.slice(0, 4))}年${Number(declared.slice(5, 7))}月${Number(declared.slice(8))}日）`;

/** Merges a township's cells down its rows: only the first keeps its text. */
function mergePlaces(
  draft: Draft,
  columns: readonly OfficeColumn[],
  before: number,
  from: number,
): void {
  const at = columns.findIndex(({ name }) => name === "township_id");
  const to = draft.rows.length - 1;
  if (at < 0 || to <= from) return;
  const spoilt = draft.faults.some(
    ({ field, row }) => field === "township_id" && row !== null && row > from && row <= to + 1,
  );
  if (spoilt) return;
  const column = before + at;
  const first = draft.rows[from]![column];
  for (let row = from; row <= to; row += 1) {
    // A blank in a row without identity breaks the run.
    if (draft.rows[row]![column] !== first || first === null) return;
  }
  for (let row = from + 1; row <= to; row += 1) draft.rows[row]![column] = null;
  draft.merges.push({ fromRow: from, toRow: to, fromColumn: column, toColumn: column });
  draft.note("cells_merged", { row: from + 1, column: columns[at]!.header, field: "township_id" });
}

/** A row of sums over the counts of the rows from `from` on. */
function sumRow(
  word: string,
  draft: Draft,
  columns: readonly OfficeColumn[],
  before: number,
  from: number,
  formulas: boolean,
): Written[] {
  const placed = new Set(draft.placed.map(({ row }) => row - 1));
  const row: Written[] = Array.from({ length: before + columns.length }, () => null);
  columns.forEach(({ name }, i) => {
    if (!/^(households|residents|buildings|members|representatives|agree|budget_yuan)/.test(name))
      return;
    let sum = 0;
    for (let at = from; at < draft.rows.length; at += 1) {
      const value = draft.rows[at]![before + i];
      if (placed.has(at)) sum += numberIn(value) ?? 0;
    }
    row[before + i] = formulas
      ? {
          value: sum,
          formula: `SUBTOTAL(9,${columnLetters(before + i)}${from + 1}:${columnLetters(before + i)}${draft.rows.length})`,
        }
      : sum;
  });
  row[0] = word;
  return row;
}

const numberIn = (written: Written | undefined): number | null => {
  if (typeof written === "number") return written;
  return written !== null && typeof written === "object" && "value" in written
    ? written.value
    : null;
};

/** The same record once more, now and then with another value in it. */
function repeatRow(
  draft: Draft,
  written: WrittenRecord,
  random: Random,
  rate: number,
  place: (written: WrittenRecord, ordinal: number) => void,
  ordinal: number,
  columns: readonly OfficeColumn[],
  before: number,
  hand: Hand,
): void {
  if (rate === 0 || !random.chance(rate * 0.12)) return;
  if (written.faults.some(({ fault }) => fault === "row_unidentified")) return;
  const other = random.chance(0.3) ? saidOtherwise(columns, written.cells, hand) : null;
  const cells = written.cells.map((cell, i) => (i === other?.at ? other.written : cell));
  place({ ...written, cells, faults: [] }, ordinal);
  draft.note(other ? "row_conflict" : "row_duplicate", {
    row: draft.rows.length,
    column: other ? columns[other.at]!.header : null,
    field: other ? columns[other.at]!.name : null,
    trueValue: other ? shown(written.cells[other.at]!) : written.trueId,
    written: other ? shown(draft.rows.at(-1)![before + other.at]!) : null,
  });
}

/** A cell of a row with another value in it: a count or a score one lower, else a yes for a no. Null where the row has none of these as
 * plain values. */
function saidOtherwise(
  columns: readonly OfficeColumn[],
  cells: readonly Written[],
  hand: Hand,
): { readonly at: number; readonly written: Written } | null {
  const first = (pattern: RegExp): number => columns.findIndex(({ name }) => pattern.test(name));
  for (const [pattern, least] of [
    [/^households(_participated)?$|^funded_yuan$/, 11],
    [/^(rules|e01)$/, 2],
  ] as const) {
    const at = first(pattern);
    const value = numberIn(cells[at]);
    if (value !== null && value >= least) return { at, written: value - 1 };
  }
  const at = first(/^adopted$/);
  for (const value of [true, false])
    if (at >= 0 && cells[at] === writeCell({ kind: "flag", value }, "whole", hand))
      return { at, written: writeCell({ kind: "flag", value: !value }, "whole", hand) };
  return null;
}
