import gcoord from "gcoord";
import type { Random } from "../random.js";
import { cellFault } from "./faults.js";
import type { Cell, ReturnColumn } from "./column.js";

/** What an office writes into a cell: text, a number, or a day that a workbook stores as a dated number. */
export type Written = string | number | { readonly day: string } | null;

/** A fault that stands in the file; `row` and `column` as the person sees them, null for one of the whole sheet. */
export interface FaultRecord {
  readonly row: number | null;
  readonly column: string | null;
  readonly fault: string;
  readonly detectable: boolean;
  readonly trueValue: string;
}

/** A finished sheet with what stands where. */
export interface Sheet {
  readonly name: string;
  readonly cells: readonly (readonly Written[])[];
  readonly merged: readonly { readonly row: number; readonly columns: number }[];
  readonly hidden: boolean;
  /** For each data row its number in the file and the true id. */
  readonly rows: readonly {
    readonly row: number;
    readonly table: string;
    readonly trueId: string;
  }[];
  readonly faults: readonly FaultRecord[];
}

/** How an office writes. */
export interface SheetStyle {
  readonly random: Random;
  /** Chance of a fault in a cell of a kind that can have one; also of each fault of a whole sheet. */
  readonly faults: number;
  readonly titled: boolean;
  readonly dates: "iso" | "slash" | "words" | "dated";
  readonly shares: "percent" | "fraction" | "number";
  readonly yes: readonly [string, string];
  readonly crs: "wgs84" | "gcj02" | "bd09";
  readonly crsLabelled: boolean;
}

const crsNames = { wgs84: "WGS84", gcj02: "GCJ-02", bd09: "BD-09" } as const;
const crsTargets = { wgs84: gcoord.WGS84, gcj02: gcoord.GCJ02, bd09: gcoord.BD09 } as const;

/** Writes rows as one office would, and notes every fault.
 * @param titles title rows above the header, empty for a bare table */
export function writeSheet<R>(
  name: string,
  table: string,
  titles: readonly string[],
  columns: readonly ReturnColumn<R>[],
  rows: readonly R[],
  trueId: (row: R) => string,
  style: SheetStyle,
): Sheet {
  const { random, faults: rate } = style;
  const faults: FaultRecord[] = [];
  const sheetFault = (fault: string, detail = ""): boolean => {
    if (!random.chance(Math.min(1, rate * 5))) return false;
    faults.push({ row: null, column: null, fault, detectable: true, trueValue: detail });
    return true;
  };
  const ordered = sheetFault("columns_permuted") ? shuffled(columns, random) : columns;
  const headers = ordered.map((column) => header(column, style, faults));
  const coordinatesJoined =
    ordered.some((c) => c.name === "lon") && sheetFault("coordinates_one_column");
  const swapped =
    ordered.some((c) => c.name === "lon") && !coordinatesJoined && random.chance(rate);
  if (swapped)
    faults.push({
      row: null,
      column: null,
      fault: "coordinates_swapped",
      detectable: true,
      trueValue: "lon,lat",
    });
  const unknownColumn = sheetFault("column_unknown");
  const grid: Written[][] = titles.map((title) => [title]);
  const merged = titles.map((_, row) => ({ row, columns: Math.min(ordered.length, 8) }));
  const headerRow = [
    ...headers,
    ...(coordinatesJoined ? ["经纬度"] : []),
    ...(unknownColumn ? ["备注说明"] : []),
  ];
  grid.push(headerRow);
  const placed: { row: number; table: string; trueId: string }[] = [];
  const blankRows = sheetFault("rows_blank");
  const repeated = rows.length > 60 && sheetFault("header_repeated");
  const subtotal = sheetFault("row_subtotal");
  rows.forEach((row, i) => {
    if (blankRows && i > 0 && i % 37 === 0) grid.push([]);
    if (repeated && i === 50) grid.push(headerRow);
    const number = grid.length + 1;
    const written = ordered.map((column, k) =>
      writeCell(column, row, headers[k]!, number, style, faults),
    );
    finishCoordinates(ordered, written, row, { style, coordinatesJoined, swapped, faults, number });
    faultyPair(ordered, written, headers, number, style, faults);
    if (unknownColumn) written.push(random.chance(0.2) ? "已核" : null);
    grid.push(written);
    placed.push({ row: number, table, trueId: trueId(row) });
    if (random.chance(rate * 0.1)) {
      faults.push({
        row: grid.length + 1,
        column: null,
        fault: "row_duplicate",
        detectable: true,
        trueValue: trueId(row),
      });
      placed.push({ row: grid.length + 1, table, trueId: trueId(row) });
      grid.push([...written]);
    }
  });
  if (subtotal)
    grid.push(["合计", ...ordered.slice(1).map((_, k) => (k === 2 ? rows.length : null))]);
  if (style.titled && sheetFault("footnote")) grid.push(["注: 本表由各街道汇总填报"]);
  return { name, cells: grid, merged, hidden: false, rows: placed, faults };
}

function header<R>(
  column: ReturnColumn<R>,
  { random, faults: rate, crs, crsLabelled }: SheetStyle,
  faults: FaultRecord[],
): string {
  const plain = column.headers[0]!;
  let text = plain;
  if (rate > 0 && random.chance(0.5)) text = random.pick(column.headers);
  if (random.chance(rate)) {
    const fold = random.integer(0, 2);
    text =
      fold === 0
        ? [...text].join(" ")
        : fold === 1
          ? `${text.slice(0, 2)}\n${text.slice(2)}`
          : text.replaceAll("(", "（").replaceAll(")", "）");
  }
  if (crsLabelled && (column.name === "lon" || column.name === "lat")) text += `(${crsNames[crs]})`;
  if (text !== plain)
    faults.push({
      row: null,
      column: text,
      fault: "header_wording",
      detectable: true,
      trueValue: plain,
    });
  return text;
}

function writeCell<R>(
  column: ReturnColumn<R>,
  row: R,
  headerText: string,
  number: number,
  style: SheetStyle,
  faults: FaultRecord[],
): Written {
  const cell = column.cell(row);
  if (cell === null) return null;
  if (style.random.chance(style.faults)) {
    const found = cellFault(cell, style.random);
    if (found) {
      faults.push({
        row: number,
        column: headerText,
        fault: found.fault,
        detectable: found.detectable,
        trueValue: trueText(cell),
      });
      return found.written;
    }
  }
  return plainCell(cell, style);
}

function plainCell(cell: NonNullable<Cell>, style: SheetStyle): Written {
  switch (cell.kind) {
    case "text":
    case "place":
    case "compound":
      return cell.text;
    case "count":
    case "money":
    case "degrees":
      return cell.value;
    case "share":
      return style.shares === "percent"
        ? `${Math.round(cell.value * 100)}%`
        : style.shares === "number"
          ? Math.round(cell.value * 100)
          : cell.value;
    case "yes":
      return style.yes[cell.value ? 0 : 1];
    case "day":
      if (style.dates === "dated") return { day: cell.day };
      if (style.dates === "slash") return cell.day.replace(/-0?/g, "/");
      return style.dates === "words"
        ? cell.day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, "$1年$2月$3日")
        : cell.day;
  }
}

const trueText = (cell: NonNullable<Cell>): string =>
  "text" in cell ? cell.text : "day" in cell ? cell.day : String(cell.value);

interface CoordinateContext {
  readonly style: SheetStyle;
  readonly coordinatesJoined: boolean;
  readonly swapped: boolean;
  readonly faults: FaultRecord[];
  readonly number: number;
}

function finishCoordinates<R>(
  columns: readonly ReturnColumn<R>[],
  written: Written[],
  row: R,
  context: CoordinateContext,
): void {
  const lonAt = columns.findIndex((column) => column.name === "lon");
  const latAt = columns.findIndex((column) => column.name === "lat");
  if (lonAt < 0 || latAt < 0) return;
  const { style, coordinatesJoined, swapped, faults, number } = context;
  const lon = columns[lonAt]!.cell(row);
  const lat = columns[latAt]!.cell(row);
  if (lon?.kind !== "degrees" || lat?.kind !== "degrees") {
    if (coordinatesJoined) written.push(null);
    return;
  }
  const truth = `${lon.value},${lat.value}`;
  let pair = gcoord
    .transform([lon.value, lat.value], gcoord.WGS84, crsTargets[style.crs])
    .map((v) => Math.round(v * 1e6) / 1e6) as [number, number];
  const note = (fault: string): void =>
    void faults.push({ row: number, column: null, fault, detectable: true, trueValue: truth });
  if (style.random.chance(style.faults * 0.2)) {
    pair = style.random.chance(0.5) ? [116.395645, 39.929986] : [0, 0];
    note("coordinates_placeholder");
  }
  let texts: [Written, Written] = pair;
  if (style.random.chance(style.faults * 0.2)) {
    texts = [sexagesimal(pair[0]), sexagesimal(pair[1])];
    note("coordinates_dms");
  }
  if (swapped) texts = [texts[1], texts[0]];
  written[lonAt] = coordinatesJoined ? null : texts[0];
  written[latAt] = coordinatesJoined ? null : texts[1];
  if (coordinatesJoined) written.push(`${String(texts[0])},${String(texts[1])}`);
}

const sexagesimal = (degrees: number): string => {
  const seconds = Math.round(degrees * 36_000) / 10;
  return `${Math.floor(seconds / 3600)}°${Math.floor((seconds % 3600) / 60)}′${(seconds % 60).toFixed(1)}″`;
};

/** More took part than were invited: the two counts change places. */
function faultyPair<R>(
  columns: readonly ReturnColumn<R>[],
  written: Written[],
  headers: readonly string[],
  number: number,
  style: SheetStyle,
  faults: FaultRecord[],
): void {
  const invited = columns.findIndex((column) => column.name === "households_invited");
  const took = columns.findIndex((column) => column.name === "households_participated");
  if (invited < 0 || !style.random.chance(style.faults * 0.2)) return;
  const [a, b] = [written[invited], written[took]];
  if (typeof a !== "number" || typeof b !== "number" || a <= b) return;
  written[invited] = b;
  written[took] = a;
  faults.push({
    row: number,
    column: headers[took]!,
    fault: "participation_exceeds",
    detectable: true,
    trueValue: `${b}/${a}`,
  });
}

function shuffled<T>(items: readonly T[], random: Random): readonly T[] {
  const copy = [...items];
  for (let i = copy.length - 1; i > 0; i -= 1) {
    const j = random.integer(0, i);
    [copy[i], copy[j]] = [copy[j]!, copy[i]!];
  }
  return copy;
}
