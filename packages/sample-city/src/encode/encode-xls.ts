import { utils, write } from "@e965/xlsx";
import type { Page } from "../sheets/page.js";
import { shown } from "../writing/written.js";
import type { Written } from "../writing/written.js";

/** Saves sheets as the binary workbook (BIFF8) of older programs, whose day 0 lies in 1904 if so asked. */
export function encodeXls(pages: readonly Page[], date1904: boolean): Uint8Array {
  const book = utils.book_new();
  book.Workbook = {
    Sheets: pages.map(({ hidden }) => ({ Hidden: hidden ? 1 : 0 })),
    WBProps: { date1904 },
  };
  for (const page of pages) {
    const sheet = utils.aoa_to_sheet(page.rows.map((row) => row.map(plain)));
    sheet["!merges"] = page.merges.map(({ fromRow, toRow, fromColumn, toColumn }) => ({
      s: { r: fromRow, c: fromColumn },
      e: { r: toRow, c: toColumn },
    }));
    utils.book_append_sheet(book, sheet, page.name);
  }
  return new Uint8Array(write(book, { type: "buffer", bookType: "biff8" }) as Buffer);
}

/** Numbers stay numbers, days and errors are saved as the text that they show. */
const plain = (written: Written): string | number | null =>
  typeof written === "number"
    ? written
    : written !== null && typeof written === "object" && "value" in written
      ? written.value
      : written === null
        ? null
        : shown(written);
