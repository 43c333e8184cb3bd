import { strFromU8, unzipSync } from "fflate";
import { SaxesParser } from "saxes";
import type { TextSheet } from "./file-reading.js";

/** Limits that keep a hostile workbook from taking the machine. */
export const xlsxLimits = {
  unzippedBytes: 512 * 1024 * 1024,
  ratio: 300,
  rows: 1_048_576,
  columns: 16_384,
};

/** A limit was passed; `limit` names it. */
export class LimitExceeded extends Error {
  constructor(
    readonly limit: string,
    readonly found: string,
  ) {
    super(`${limit}: ${found}`);
  }
}

/** Reads every sheet of an .xlsx, hidden ones too, as text: numbers in their shortest form, dated numbers as `YYYY-MM-DD`
 * by the workbook's own date system, error cells as `#REF!`. Cells merged downwards repeat their text.
 * @throws LimitExceeded, or Error when the bytes are no workbook */
export function readXlsx(bytes: Uint8Array): TextSheet[] {
  let total = 0;
  const parts = unzipSync(bytes, {
    filter: ({ name, originalSize, size }) => {
      if (!/\.(xml|rels)$/.test(name)) return false;
      total += originalSize;
      if (total > xlsxLimits.unzippedBytes)
        throw new LimitExceeded("unzipped bytes", String(total));
      if (originalSize > 10_000_000 && originalSize / Math.max(1, size) > xlsxLimits.ratio) {
        throw new LimitExceeded("zip ratio", `${Math.round(originalSize / size)}`);
      }
      return true;
    },
  });
  const xml = (name: string): string | null => (parts[name] ? strFromU8(parts[name]) : null);
  const workbook = xml("xl/workbook.xml");
  if (workbook === null) throw new Error("no workbook inside");
  const targets = relationships(xml("xl/_rels/workbook.xml.rels") ?? "");
  const strings = sharedStrings(xml("xl/sharedStrings.xml") ?? "");
  const dated = datedStyles(xml("xl/styles.xml") ?? "");
  const { sheets, date1904 } = sheetList(workbook);
  return sheets.flatMap(({ name, hidden, relation }) => {
    const target = targets.get(relation);
    const content = target === undefined ? null : xml(resolvePart(target));
    return content === null
      ? []
      : [{ name, hidden, rows: sheetRows(content, strings, dated, date1904) }];
  });
}

const resolvePart = (target: string): string =>
  target.startsWith("/") ? target.slice(1) : `xl/${target.replace(/^\.\//, "")}`;

type Attributes = Readonly<Record<string, string>>;

function parse(
  text: string,
  open: (name: string, attributes: Attributes) => void,
  close?: (name: string) => void,
  words?: (text: string) => void,
): void {
  if (text === "") return;
  const parser = new SaxesParser();
  const bare = (name: string): string => name.slice(name.indexOf(":") + 1);
  parser.on("opentag", (tag) => open(bare(tag.name), tag.attributes as Attributes));
  if (close) parser.on("closetag", (tag) => close(bare(tag.name)));
  if (words) parser.on("text", words);
  parser.write(text).close();
}

function relationships(text: string): Map<string, string> {
  const targets = new Map<string, string>();
  parse(text, (name, { Id: id, Target: target }) => {
    if (name === "Relationship" && id !== undefined && target !== undefined)
      targets.set(id, target);
  });
  return targets;
}

function sheetList(text: string) {
  const sheets: { name: string; hidden: boolean; relation: string }[] = [];
  let date1904 = false;
  parse(text, (name, attributes) => {
    if (name === "workbookPr") date1904 = ["1", "true"].includes(attributes["date1904"] ?? "");
    if (name === "sheet") {
      sheets.push({
        name: attributes["name"] ?? "",
        hidden: (attributes["state"] ?? "visible") !== "visible",
        relation: attributes["r:id"] ?? "",
      });
    }
  });
  return { sheets, date1904 };
}

function sharedStrings(text: string): string[] {
  const strings: string[] = [];
  let current = "";
  let inText = false;
  let phonetic = 0;
  parse(
    text,
    (name) => {
      if (name === "si") current = "";
      if (name === "rPh") phonetic += 1;
      inText = name === "t" && phonetic === 0;
    },
    (name) => {
      if (name === "si") strings.push(current);
      if (name === "rPh") phonetic -= 1;
      if (name === "t") inText = false;
    },
    (words) => {
      if (inText) current += words;
    },
  );
  return strings;
}

/** Built-in number formats that show a date. @see ECMA-376 part 1, 18.8.30 */
const builtInDates = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58,
]);

function datedStyles(text: string): boolean[] {
  const custom = new Map<number, boolean>();
  const styles: boolean[] = [];
  let inCells = false;
  parse(
    text,
    (name, attributes) => {
      if (name === "numFmt")
        custom.set(Number(attributes["numFmtId"]), showsDate(attributes["formatCode"] ?? ""));
      if (name === "cellXfs") inCells = true;
      if (name === "xf" && inCells) {
        const id = Number(attributes["numFmtId"] ?? 0);
        styles.push(custom.get(id) ?? builtInDates.has(id));
      }
    },
    (name) => {
      if (name === "cellXfs") inCells = false;
    },
  );
  return styles;
}

function showsDate(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, "");
  return /[yd年日]/i.test(bare) && !/^[#0.,%\s]*$/.test(bare);
}

function sheetRows(
  text: string,
  strings: readonly string[],
  dated: readonly boolean[],
  date1904: boolean,
): (string | null)[][] {
  const rows: (string | null)[][] = [];
  const merges: string[] = [];
  let cell: { row: number; column: number; type: string; date: boolean } | null = null;
  let value = "";
  let reading = false;
  let row = -1;
  let column = -1;
  parse(
    text,
    (name, attributes) => {
      if (name === "row") {
        row = attributes["r"] === undefined ? row + 1 : Number(attributes["r"]) - 1;
        column = -1;
        if (row >= xlsxLimits.rows) throw new LimitExceeded("rows", String(row));
      } else if (name === "c") {
        const at = attributes["r"] === undefined ? null : columnIndex(attributes["r"]);
        column = at ?? column + 1;
        if (column >= xlsxLimits.columns) throw new LimitExceeded("columns", String(column));
        cell = {
          row,
          column,
          type: attributes["t"] ?? "n",
          date: dated[Number(attributes["s"] ?? 0)] ?? false,
        };
        value = "";
      } else if (name === "v" || name === "t") {
        reading = cell !== null;
      } else if (name === "mergeCell") {
        merges.push(attributes["ref"] ?? "");
      }
    },
    (name) => {
      if (name === "v" || name === "t") reading = false;
      if (name === "c" && cell !== null) {
        const written = cellText(cell, value, strings, date1904);
        if (written !== null) put(rows, cell.row, cell.column, written);
        cell = null;
      }
    },
    (words) => {
      if (reading) value += words;
    },
  );
  for (const reference of merges) repeatDownwards(rows, reference);
  for (let i = 0; i < rows.length; i += 1) rows[i] ??= [];
  return rows;
}

function put(rows: (string | null)[][], row: number, column: number, text: string): void {
  const cells = (rows[row] ??= []);
  while (cells.length < column) cells.push(null);
  cells[column] = text;
}

function cellText(
  cell: { readonly type: string; readonly date: boolean },
  value: string,
  strings: readonly string[],
  date1904: boolean,
): string | null {
  if (value === "") return null;
  const text =
    cell.type === "s"
      ? (strings[Number(value)] ?? "")
      : cell.type === "b"
        ? value === "1"
          ? "是"
          : "否"
        : cell.type === "n"
          ? numberText(Number(value), cell.date, date1904)
          : value;
  return text.trim() === "" ? null : text;
}

function numberText(value: number, date: boolean, date1904: boolean): string {
  if (!date) return String(value);
  // Day 60 of the 1900 system is a day that never was; later serials are one too high for it.
  const days = date1904 ? value + 1462 : value < 60 ? value + 1 : value;
  return new Date((Math.floor(days) - 25_569) * 86_400_000).toISOString().slice(0, 10);
}

/** `AB12` → 27. */
export function columnIndex(reference: string): number {
  let index = 0;
  for (const letter of reference) {
    const code = letter.charCodeAt(0) - 64;
    if (code < 1 || code > 26) break;
    index = index * 26 + code;
  }
  return index - 1;
}

function repeatDownwards(rows: (string | null)[][], reference: string): void {
  const match = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(reference);
  if (!match) return;
  const [column, top, bottom] = [
    columnIndex(match[1]!),
    Number(match[2]) - 1,
    Number(match[4]) - 1,
  ];
  const text = rows[top]?.[column] ?? null;
  if (text === null || columnIndex(match[3]!) !== column) return;
  for (let row = top + 1; row <= Math.min(bottom, rows.length - 1); row += 1)
    put(rows, row, column, text);
}
