import type { IssueCode, IssueParameters } from "@atlas/schema";
import { unzipSync } from "fflate";
import { decodeText } from "./decode-text.js";
import type { FileReading, TextSheet } from "./file-reading.js";
import { readCsv } from "./read-csv.js";
import { readJson } from "./read-json.js";
import { LimitExceeded, readXlsx } from "./read-xlsx.js";

/** Bytes of a file with its name and their SHA-256 (hex). */
export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** Largest file that is read, in bytes. */
export const maximumBytes = 256 * 1024 * 1024;

/** Decodes a return to text sheets. Never throws: what cannot be read is a rejection with its reason. */
export function readFile({ name, bytes, sha256 }: SourceFile): FileReading {
  const result = (
    format: string,
    encoding: string | null,
    sheets: readonly TextSheet[],
  ): FileReading => ({
    name,
    sha256,
    format,
    encoding,
    sheets: sheets.map(trimmed),
    rejection: null,
  });
  const reject = (
    format: string,
    code: IssueCode,
    parameters: IssueParameters = {},
  ): FileReading => ({
    name,
    sha256,
    format,
    encoding: null,
    sheets: [],
    rejection: { code, parameters },
  });
  if (bytes.length === 0) return reject("empty", "file_empty");
  if (bytes.length > maximumBytes)
    return reject("large", "limit_exceeded", { limit: "bytes", raw: bytes.length });
  const zipped = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (zipped) {
    try {
      return result("xlsx", null, readXlsx(bytes));
    } catch (error) {
      if (error instanceof LimitExceeded)
        return reject("xlsx", "limit_exceeded", { limit: error.limit, raw: error.found });
      return reject("xlsx", "file_unreadable", {
        reason: error instanceof Error ? error.message : String(error),
      });
    }
  }
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf)
    return reject("xls", "format_unsupported", { raw: ".xls" });
  if (bytes[0] === 0x50 && bytes[1] === 0x41 && bytes[2] === 0x52)
    return reject("parquet", "format_unsupported", { raw: ".parquet" });
  const decoded = decodeText(bytes);
  if (!decoded) return reject("text", "encoding_unknown");
  const { text, encoding } = decoded;
  if (text.trim() === "") return reject("text", "file_empty");
  if (/^\s*[[{]/.test(text)) {
    const rows = readJson(text);
    if (rows) return result("json", encoding, [{ name: "", hidden: false, rows }]);
    if (/\.(geo)?json$/i.test(name)) return reject("json", "file_unreadable", { reason: "JSON" });
  }
  return result("csv", encoding, [{ name: "", hidden: false, rows: readCsv(text) }]);
}

/** Returns inside a zip that is not itself a workbook, one level deep; null when the bytes are no such zip. */
export function unzipReturns({
  name,
  bytes,
}: Omit<SourceFile, "sha256">): { readonly name: string; readonly bytes: Uint8Array }[] | null {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return null;
  try {
    let total = 0;
    const inside = unzipSync(bytes, {
      filter: (entry) => {
        total += entry.originalSize;
        return total <= maximumBytes && !entry.name.endsWith("/");
      },
    });
    if ("[Content_Types].xml" in inside) return null;
    return Object.entries(inside).map(([inner, content]) => ({
      name: `${name}/${inner}`,
      bytes: content,
    }));
  } catch {
    return null;
  }
}

function trimmed(sheet: TextSheet): TextSheet {
  const rows = sheet.rows.map((row) => {
    let end = row.length;
    while (end > 0 && (row[end - 1] ?? null) === null) end -= 1;
    return row.slice(0, end).map((cell) => cell ?? null);
  });
  while (rows.length > 0 && rows.at(-1)!.length === 0) rows.pop();
  return { ...sheet, rows };
}
