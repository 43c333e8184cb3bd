import { utils, write } from "@e965/xlsx";
import { encode } from "iconv-lite";
import type { Sheet, Written } from "./sheet.js";

const serialOf = (day: string, date1904: boolean): number =>
  Date.parse(day) / 86_400_000 + 25_569 - (date1904 ? 1462 : 0);

/** A workbook of the sheets; days are dated numbers in its date system. */
export function encodeWorkbook(sheets: readonly Sheet[], date1904: boolean): Uint8Array {
  const book = utils.book_new();
  book.Workbook = {
    WBProps: { date1904 },
    Sheets: sheets.map(({ hidden }) => ({ Hidden: hidden ? 1 : 0 })),
  };
  for (const { name, cells, merged } of sheets) {
    const sheet = utils.aoa_to_sheet(
      cells.map((row) =>
        row.map((cell) =>
          cell !== null && typeof cell === "object"
            ? { t: "n", v: serialOf(cell.day, date1904), z: "yyyy-mm-dd" }
            : cell,
        ),
      ),
    );
    sheet["!merges"] = merged.map(({ row, columns }) => ({
      s: { r: row, c: 0 },
      e: { r: row, c: columns - 1 },
    }));
    utils.book_append_sheet(book, sheet, name);
  }
  return new Uint8Array(
    write(book, { type: "buffer", bookType: "xlsx", compression: true }) as Buffer,
  );
}

/** A CSV of one sheet, in the encoding that the office's program saves. */
export function encodeCsv(sheet: Sheet, encoding: "utf8" | "utf8-bom" | "gb18030"): Uint8Array {
  const width = Math.max(...sheet.cells.map((row) => row.length));
  const lines = sheet.cells.map((row) =>
    Array.from({ length: width }, (_, i) => csvCell(row[i] ?? null)).join(","),
  );
  const text = `${lines.join("\r\n")}\r\n`;
  if (encoding === "gb18030") return new Uint8Array(encode(text, "gb18030"));
  return new Uint8Array(encode(text, "utf8", { addBOM: encoding === "utf8-bom" }));
}

function csvCell(cell: Written): string {
  if (cell === null) return "";
  const text = typeof cell === "object" ? cell.day : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
