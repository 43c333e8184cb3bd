import { type WorkSheet, read } from "@e965/xlsx";
import { cellCounter } from "./count-cells.js";
import type { TextSheet } from "./file-reading.js";
import type { Workbook } from "./read-xlsx.js";
import { cellText, columnIndex, columnLetters, put, repeatDownwards, spans } from "./xlsx-sheet.js";
import { styleOf } from "./xlsx-styles.js";
import { LimitExceeded, readLimits } from "./zip-parts.js";

/** Reads every sheet of an old workbook (.xls, WPS's .et) as {@link readXlsx} reads a new one.
 * @throws LimitExceeded, or Error when the bytes are no workbook */
export function readXls(bytes: Uint8Array): Workbook {
  if (bytes.length > readLimits.xlsBytes)
    throw new LimitExceeded("bytes of an .xls", String(bytes.length));
  const book = read(bytes, {
    type: "array",
    cellNF: true,
    cellFormula: true,
    cellHTML: false,
    cellText: false,
    cellStyles: true,
    bookVBA: false,
  });
  if (book.SheetNames.length > readLimits.sheets)
    throw new LimitExceeded("sheets", String(book.SheetNames.length));
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  const sheets = book.SheetNames.map((name, i): TextSheet => {
    const hidden = (book.Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0;
    return { name, hidden, keys: null, titles: "", ...gridOf(book.Sheets[name]!, date1904) };
  });
  return { sheets, dateSystem: date1904 ? "1904" : "1900" };
}

interface XlsCell {
  readonly t: string;
  readonly v?: unknown;
  readonly z?: unknown;
  readonly f?: string;
  readonly w?: string;
}

function gridOf(sheet: WorkSheet, date1904: boolean): Pick<TextSheet, "rows" | "merges" | "notes"> {
  const rows: (string | null)[][] = [];
  const count = cellCounter();
  for (const [address, content] of Object.entries(sheet)) {
    const at = /^([A-Z]{1,3})(\d{1,7})$/.exec(address);
    if (!at) continue;
    const text = textOfCell(content as XlsCell, date1904);
    if (text !== null) put(rows, Number(at[2]) - 1, columnIndex(at[1]!), text, count);
  }
  for (let i = 0; i < rows.length; i += 1) rows[i] ??= [];
  const ranges = (sheet["!merges"] ?? []).map(
    ({ s, e }) => `${columnLetters(s.c)}${s.r + 1}:${columnLetters(e.c)}${e.r + 1}`,
  );
  const hidden = (sheet["!rows"] ?? []).flatMap((row, i) =>
    row?.hidden === true && i < rows.length ? [i + 1] : [],
  );
  return {
    rows,
    merges: ranges.filter((range) => repeatDownwards(rows, range, count)).sort(),
    notes: spans(hidden).map((span) => `hidden:${span}`),
  };
}

function textOfCell(
  { t: type, v: value, z: format, f: formula, w: shown }: XlsCell,
  date1904: boolean,
) {
  if (value === undefined || value === null || value === "")
    return formula === undefined || formula === "" ? null : `=${formula}`;
  const style = typeof format === "string" ? styleOf(format) : "plain";
  const parts = { strings: [], styles: [], date1904 };
  if (type === "n") return cellText("n", style, String(value), parts);
  if (type === "b") return cellText("b", style, value === true ? "1" : "0", parts);
  if (type === "e") return cellText("str", style, shown ?? "#VALUE!", parts);
  return cellText("str", style, String(value), parts);
}
