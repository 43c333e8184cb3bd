import { encode } from "iconv-lite";
import type { Page } from "../sheets/page.js";
import { shown } from "../writing/written.js";

/** How a text file is saved. */
export interface TextOptions {
  readonly encoding: "utf8" | "utf8-bom" | "gb18030" | "utf16";
  readonly separator: "," | "\t";
}

/** Saves one sheet as CSV or TSV, every row as wide as the widest, lines ended as Windows does. */
export function encodeText(page: Page, { encoding, separator }: TextOptions): Uint8Array {
  const width = Math.max(0, ...page.rows.map((row) => row.length));
  const lines = page.rows.map((row) =>
    Array.from({ length: width }, (_, i) => quoted(shown(row[i] ?? null), separator)).join(
      separator,
    ),
  );
  const text = `${lines.join("\r\n")}\r\n`;
  if (encoding === "gb18030") return new Uint8Array(encode(text, "gb18030"));
  if (encoding === "utf16") return new Uint8Array(encode(text, "utf16le", { addBOM: true }));
  return new Uint8Array(encode(text, "utf8", { addBOM: encoding === "utf8-bom" }));
}

const quoted = (text: string, separator: string): string =>
  text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
