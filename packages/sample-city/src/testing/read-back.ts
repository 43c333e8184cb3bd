import { type CellObject, type WorkBook, type WorkSheet, read, utils } from "@e965/xlsx";
import { unzipSync } from "fflate";

/** A file read by another library than the one that wrote it: text of each cell, by sheet and then row and column from 0. */
export interface ReadFile {
  readonly sheets: ReadonlyMap<string, readonly (readonly string[])[]>;
  readonly book: WorkBook;
}

/** Reads a file of returns back; a path may lead into a zip. */
export function readBack(files: ReadonlyMap<string, Uint8Array>, path: string): ReadFile {
  const [outer, inner] = path.split(/(?<=\.zip)\//);
  const outerBytes = files.get(outer!)!;
  const bytes = inner === undefined ? outerBytes : unzipSync(outerBytes)[inner]!;
  const isText = /\.(csv|tsv)$/.test(path);
  const book = isText
    ? read(decoded(bytes), { type: "string", raw: true })
    : read(bytes, { type: "array", cellFormula: true, cellNF: true, cellStyles: true });
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  return {
    book,
    sheets: new Map(
      book.SheetNames.map((name) => [isText ? "" : name, textsOf(book.Sheets[name]!, date1904)]),
    ),
  };
}

/** The text of a file whose encoding is found by evidence. */
function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030", { fatal: true }).decode(bytes);
  }
}

function textsOf(sheet: WorkSheet, date1904: boolean): string[][] {
  if (!sheet["!ref"]) return [];
  const range = utils.decode_range(sheet["!ref"]);
  return Array.from({ length: range.e.r + 1 }, (_, r) =>
    Array.from({ length: range.e.c + 1 }, (_, c) =>
      textOf(sheet[utils.encode_cell({ r, c })] as CellObject | undefined, date1904),
    ),
  );
}

function textOf(cell: CellObject | undefined, date1904: boolean): string {
  if (cell?.v === undefined) return "";
  if (cell.t === "e") return cell.w ?? "";
  if (cell.t === "n" && String(cell.z).includes("yy")) {
    const days = Number(cell.v) - 25_569 + (date1904 ? 1462 : 0);
    return new Date(days * 86_400_000).toISOString().slice(0, 10);
  }
  if (cell.t === "n" && cell.z === "0%") return `${Math.round(Number(cell.v) * 100)}%`;
  return String(cell.v);
}
