import { type WorkBook, utils, write } from "@e965/xlsx";
import { encode } from "iconv-lite";

/** What must be in a table after the return was read: the one row that `where` finds has these values. */
export interface ExpectedRecord {
  readonly table: string;
  readonly where: Readonly<Record<string, string>>;
  readonly has: Readonly<Record<string, unknown>>;
}

/** One return as an office might send it, with what a careful clerk would make of it. */
export interface StrangeReturn {
  readonly file: string;
  /** What is strange about it. */
  readonly why: string;
  readonly bytes: Uint8Array;
  /** Kind of each accepted submission; none: the file is rejected. */
  readonly kinds: readonly string[];
  /** Data rows that are accepted; absent: not asked. */
  readonly accepted?: number;
  readonly records: readonly ExpectedRecord[];
  /** Issue codes that must be there. */
  readonly issues?: readonly string[];
}

type Cell = string | number | boolean | null;

/** A text file in an encoding that offices use. */
export const textFile = (lines: readonly string[], encoding: string, bom = false): Uint8Array =>
  new Uint8Array(encode(`${lines.join("\r\n")}\r\n`, encoding, { addBOM: bom }));

/** A workbook; merges as `A1:C1`. */
export function workbook(
  sheets: Readonly<Record<string, readonly (readonly Cell[])[]>>,
  merges: Readonly<Record<string, readonly string[]>> = {},
  format: "xlsx" | "biff8" = "xlsx",
): Uint8Array {
  const book: WorkBook = utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = utils.aoa_to_sheet(rows.map((row) => [...row]));
    sheet["!merges"] = (merges[name] ?? []).map((range) => utils.decode_range(range));
    utils.book_append_sheet(book, sheet, name);
  }
  return new Uint8Array(write(book, { type: "buffer", bookType: format }) as Uint8Array);
}

/** A compound that must be there. */
export const compound = (name: string, has: Readonly<Record<string, unknown>>): ExpectedRecord => ({
  table: "compound",
  where: { name },
  has,
});
