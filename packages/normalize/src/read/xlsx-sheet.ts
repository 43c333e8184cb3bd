import { cellCounter } from "./count-cells.js";
import type { Deadline } from "./deadline.js";
import type { TextSheet } from "./file-reading.js";
import { parseXml } from "./parse-xml.js";
import type { NumberStyle } from "./xlsx-styles.js";
import { LimitExceeded, readLimits } from "./zip-parts.js";

/** What the cells of a workbook share. */
export interface WorkbookParts {
  readonly strings: readonly string[];
  readonly styles: readonly NumberStyle[];
  readonly date1904: boolean;
}

type Grid = (string | null)[][];

/** Rows of a worksheet as text, with the ranges whose text was repeated downwards.
 * @throws LimitExceeded past the rows and columns that a worksheet can have, and past the cells of {@link readLimits} */
export function sheetRows(
  bytes: Uint8Array,
  parts: WorkbookParts,
  deadline: Deadline,
): Pick<TextSheet, "merges" | "notes"> & { readonly rows: Grid } {
  const rows: Grid = [];
  const count = cellCounter();
  const hidden: number[] = [];
  const ranges: string[] = [];
  let row = -1;
  let column = -1;
  let type = "n";
  let style: NumberStyle = "plain";
  let value = "";
  let formula = "";
  let inCell = false;
  let reading: "value" | "formula" | null = null;
  let phonetic = false;
  parseXml(
    bytes,
    {
      open: (name, attributes) => {
        switch (name) {
          case "row":
            row = position(attributes["r"], row + 1, readLimits.rows, "rows");
            column = -1;
            if (["1", "true"].includes(attributes["hidden"] ?? "")) hidden.push(row + 1);
            break;
          case "c": {
            const reference = attributes["r"];
            column = reference === undefined ? column + 1 : columnIndex(reference);
            if (column < 0) column = 0;
            if (column >= readLimits.columns)
              throw new LimitExceeded("columns", String(column + 1));
            type = attributes["t"] ?? "n";
            style = parts.styles[Number(attributes["s"] ?? 0)] ?? "plain";
            value = "";
            formula = "";
            inCell = true;
            break;
          }
          case "v":
          case "t":
            reading = inCell && !phonetic ? "value" : null;
            break;
          case "f":
            reading = inCell ? "formula" : null;
            break;
          case "rPh":
            phonetic = true;
            break;
          case "mergeCell":
            ranges.push(attributes["ref"] ?? "");
            break;
        }
      },
      close: (name) => {
        if (name === "v" || name === "t" || name === "f") reading = null;
        else if (name === "rPh") phonetic = false;
        else if (name === "c") {
          inCell = false;
          const text =
            value === "" && formula !== "" ? `=${formula}` : cellText(type, style, value, parts);
          if (text !== null && row >= 0) put(rows, row, column, text, count);
        }
      },
      text: (text) => {
        if (reading === "value") value += text;
        else if (reading === "formula") formula += text;
      },
    },
    deadline,
  );
  for (let i = 0; i < rows.length; i += 1) rows[i] ??= [];
  const shown = rows.length;
  return {
    rows,
    merges: ranges.filter((range) => repeatDownwards(rows, range, count)).sort(),
    notes: spans(hidden.filter((number) => number <= shown)).map((span) => `hidden:${span}`),
  };
}

/** 5, 6, 7, 9 → `5-7`, `9`. */
export function spans(numbers: readonly number[]): string[] {
  const found: [number, number][] = [];
  for (const number of numbers) {
    const last = found.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else found.push([number, number]);
  }
  return found.map(([first, last]) => (first === last ? String(first) : `${first}-${last}`));
}

function position(text: string | undefined, next: number, limit: number, name: string): number {
  const at = text === undefined ? next : Number(text) - 1;
  if (!Number.isInteger(at) || at < 0) return next;
  if (at >= limit) throw new LimitExceeded(name, String(at + 1));
  return at;
}

/** Sets a cell of a grid that grows as needed; `count` is told of every cell that this adds. */
export function put(
  rows: Grid,
  row: number,
  column: number,
  text: string,
  count: (cells: number) => void,
): void {
  const cells = (rows[row] ??= []);
  if (cells.length <= column) count(column + 1 - cells.length);
  while (cells.length < column) cells.push(null);
  cells[column] = text;
}

/** Text of a cell by its type (s, b, n, else as it is) and number format; null where nothing stands. */
export function cellText(
  type: string,
  style: NumberStyle,
  value: string,
  { strings, date1904 }: WorkbookParts,
): string | null {
  if (value === "") return null;
  const text =
    type === "s"
      ? (strings[Number(value)] ?? "#REF!")
      : type === "b"
        ? value === "1"
          ? "是"
          : "否"
        : type === "n"
          ? numberText(value, style, date1904)
          : value;
  return text.trim() === "" ? null : text;
}

const lastSerial = 2_958_465;

/** The number as Excel holds it (15 digits), or the date that it shows, no finer than its format. */
function numberText(raw: string, style: NumberStyle, date1904: boolean): string {
  const value = Number(raw);
  if (!Number.isFinite(value)) return raw;
  if (style === "percent") return `${shortest(value * 100)}%`;
  if (style === "plain" || value < 0 || value > lastSerial) return shortest(value);
  // Day 60 of the 1900 system is a day that never was; serials before it are one too low.
  const days = date1904 ? value + 1462 : value < 60 ? value + 1 : value;
  const day = new Date((Math.floor(days) - 25_569) * 86_400_000).toISOString();
  return day.slice(0, style === "day" ? 10 : style === "month" ? 7 : 4);
}

const shortest = (value: number): string => String(Number(value.toPrecision(15)));

/** `AB12` → 27; -1 where no letter stands. */
export function columnIndex(reference: string): number {
  let index = 0;
  for (let i = 0; i < reference.length; i += 1) {
    const code = reference.charCodeAt(i) - 64;
    if (code < 1 || code > 26) break;
    index = index * 26 + code;
  }
  return index - 1;
}

/** 27 → `AB`. */
export const columnLetters = (index: number): string =>
  (index >= 26 ? columnLetters(Math.floor(index / 26) - 1) : "") +
  String.fromCharCode(65 + (index % 26));

/** A block that is no wider is cells of a table; a wider one is a title. */
const widestBlock = 3;

/** Repeats the text of a cell merged downwards, in its first column; merges across columns and wide blocks are titles and stay as
 * they are. */
export function repeatDownwards(
  rows: Grid,
  range: string,
  count: (cells: number) => void,
): boolean {
  const match = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(range);
  if (!match || match[2] === match[4]) return false;
  const column = columnIndex(match[1]!);
  if (columnIndex(match[3]!) - column >= widestBlock) return false;
  const top = Number(match[2]) - 1;
  const text = rows[top]?.[column] ?? null;
  if (text === null) return false;
  const bottom = Math.min(Number(match[4]) - 1, rows.length - 1);
  count(Math.max(0, bottom - top));
  for (let row = top + 1; row <= bottom; row += 1) put(rows, row, column, text, count);
  return true;
}
