import type { IssueCode, IssueParameters } from "@atlas/schema";
import { decodeText } from "./decode-text.js";
import { type Deadline, deadlineFrom, noDeadline } from "./deadline.js";
import { type FileReading, type TextSheet, plainSheet } from "./file-reading.js";
import { readCsv } from "./read-csv.js";
import { looksLikeHtml, readHtml } from "./read-html.js";
import { looksLikeJson } from "./parse-document.js";
import { readJson } from "./read-json.js";
import { readParquet } from "./read-parquet.js";
import { readXls } from "./read-xls.js";
import { readXlsx } from "./read-xlsx.js";
import { wellFormed } from "./well-formed.js";
import { wideRows } from "./wide-rows.js";
import { LimitExceeded, readLimits, unzipParts } from "./zip-parts.js";

/** Bytes of a file with its name and their SHA-256 (hex). */
export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** Decodes a return to text sheets. Never throws: what cannot be read is a rejection with its reason.
 * @param now milliseconds since any moment, for the limit on time; without a clock there is none */
export async function readReturn(
  file: SourceFile,
  now: (() => number) | null = null,
): Promise<FileReading> {
  if (!isParquet(file.bytes) || file.bytes.length > readLimits.bytes) return readFile(file, now);
  const { result, fault } = outcomes(file, deadlineOf(now));
  try {
    const sheet = await readParquet(file.bytes);
    return result({ format: "parquet", encoding: null, dateSystem: null }, [sheet]);
  } catch (error) {
    return fault("parquet", error);
  }
}

const deadlineOf = (now: (() => number) | null): Deadline =>
  now === null ? noDeadline : deadlineFrom(now);

/** What reading a file comes to. */
function outcomes({ name, sha256 }: SourceFile, deadline: Deadline) {
  const head = { name, sha256, dateSystem: null, encoding: null };
  const reject = (
    format: string,
    code: IssueCode,
    parameters: IssueParameters = {},
  ): FileReading => ({ ...head, format, sheets: [], rejection: { code, parameters } });
  const result = (
    facts: Pick<FileReading, "format" | "encoding" | "dateSystem">,
    sheets: readonly TextSheet[],
  ): FileReading => {
    // Readers that take a file in one piece are asked here.
    deadline();
    // Strict decoding refuses NUL and halves of characters, and cuts at a delimiter make none.
    const read = sheets.map((sheet) => trimmed(facts.format === "csv" ? sheet : wellFormed(sheet)));
    return read.every(({ rows }) => rows.length === 0)
      ? reject(facts.format, "file_empty")
      : { ...head, ...facts, sheets: read, rejection: null };
  };
  const fault = (format: string, error: unknown): FileReading =>
    error instanceof LimitExceeded
      ? reject(format, "limit_exceeded", { limit: error.limit, raw: error.found })
      : reject(format, "file_unreadable", {
          reason: error instanceof Error ? error.message : String(error),
        });
  return { reject, result, fault };
}

/** As {@link readReturn}, for every format but Parquet, whose reader is asynchronous. */
export function readFile(file: SourceFile, now: (() => number) | null = null): FileReading {
  const { name, bytes } = file;
  const deadline = deadlineOf(now);
  const { reject, result, fault } = outcomes(file, deadline);
  if (bytes.length === 0) return reject("empty", "file_empty");
  if (bytes.length > readLimits.bytes)
    return reject("large", "limit_exceeded", { limit: "bytes", raw: bytes.length });
  try {
    if (isZip(bytes)) {
      const { sheets, dateSystem } = readXlsx(bytes, deadline);
      return result({ format: "xlsx", encoding: null, dateSystem }, sheets);
    }
    if (isCompound(bytes)) {
      const { sheets, dateSystem } = readXls(bytes);
      return result({ format: "xls", encoding: null, dateSystem }, sheets);
    }
    if (magicOf(bytes) === "%PDF") return reject("PDF", "format_unsupported", { raw: "PDF" });
    const decoded = decodeText(bytes);
    if (!decoded) return reject("text", "encoding_unknown");
    const { text, encoding } = decoded;
    if (text.trim() === "") return reject("text", "file_empty");
    const facts = { encoding, dateSystem: null };
    if (looksLikeJson(text)) {
      const sheets = readJson(text);
      if (sheets) return result({ format: "json", ...facts }, sheets);
      if (/\.(geo)?jsonl?$/i.test(name))
        return reject("json", "file_unreadable", { reason: "JSON" });
    }
    if (looksLikeHtml(text)) {
      const sheet = readHtml(text, deadline);
      return sheet
        ? result({ format: "html", ...facts }, [sheet])
        : reject("html", "format_unsupported", { raw: "HTML" });
    }
    if (/^\s*<\?xml/i.test(text)) {
      if (!/<(?:\w+:)?Workbook[\s>]/.test(text.slice(0, 2_000)))
        return reject("xml", "format_unsupported", { raw: "XML" });
      const { sheets, dateSystem } = readXls(asUtf8(text));
      return result({ format: "xml workbook", encoding, dateSystem }, sheets);
    }
    const rows = readCsv(text, deadline);
    return result({ format: "csv", ...facts }, [{ ...plainSheet(rows), notes: wideRows(rows) }]);
  } catch (error) {
    return fault(isZip(bytes) ? "xlsx" : isCompound(bytes) ? "xls" : "text", error);
  }
}

/** An XML text as bytes that say what they are. */
const asUtf8 = (text: string): Uint8Array =>
  new TextEncoder().encode(
    text.trimStart().replace(/^<\?xml[^>]*\?>/i, '<?xml version="1.0" encoding="UTF-8"?>'),
  );

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** Whether nothing asks for the time while the file is read: who cannot wait for ever reads it where it can be ended. */
export const isReadInOnePiece = (bytes: Uint8Array): boolean =>
  isCompound(bytes) || /^\s*<\?xml/i.test(new TextDecoder().decode(bytes.subarray(0, 200)));

/** The container of old office files: .xls, and what WPS writes as .et. */
const isCompound = (bytes: Uint8Array): boolean =>
  [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].every((byte, i) => bytes[i] === byte);

const magicOf = (bytes: Uint8Array): string => String.fromCharCode(...bytes.subarray(0, 4));

const isParquet = (bytes: Uint8Array): boolean => magicOf(bytes) === "PAR1";

/** Returns inside a zip that is not itself a workbook, one level deep; null when the bytes are no such zip (or pass a limit:
 * reading them then says which). */
export function unzipReturns({
  name,
  bytes,
}: Omit<SourceFile, "sha256">): { readonly name: string; readonly bytes: Uint8Array }[] | null {
  if (!isZip(bytes)) return null;
  try {
    const inside = unzipParts(bytes, () => true);
    if (inside.has("[Content_Types].xml")) return null;
    return [...inside]
      .map(([inner, content]) => [inner.replace(/^(?:\.{1,2}[/\\]|[/\\])+/, ""), content] as const)
      .filter(([inner]) => !/(^|\/)(__MACOSX\/|\.|~\$|Thumbs\.db$)/.test(inner))
      .map(([inner, content]) => ({ name: `${name}/${inner}`, bytes: content }));
  } catch {
    return null;
  }
}

function trimmed(sheet: TextSheet): TextSheet {
  const rows = sheet.rows.map((row) => {
    let end = row.length;
    while (end > 0 && (row[end - 1] ?? null) === null) end -= 1;
    return end === row.length ? row : row.slice(0, end);
  });
  while (rows.length > 0 && rows.at(-1)!.length === 0) rows.pop();
  return { ...sheet, rows };
}
