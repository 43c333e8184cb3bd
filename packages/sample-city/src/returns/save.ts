import { zipSync } from "fflate";
import { encodeText } from "../encode/encode-text.js";
import { encodeXls } from "../encode/encode-xls.js";
import { encodeXlsx } from "../encode/encode-xlsx.js";
import type { Container, Office } from "../offices/office.js";
import type { Page } from "../sheets/page.js";

const texts = {
  "csv-utf8": { extension: "csv", encoding: "utf8", separator: "," },
  "csv-utf8-bom": { extension: "csv", encoding: "utf8-bom", separator: "," },
  "csv-gb18030": { extension: "csv", encoding: "gb18030", separator: "," },
  "tsv-utf16": { extension: "tsv", encoding: "utf16", separator: "\t" },
  zip: { extension: "csv", encoding: "gb18030", separator: "," },
} as const satisfies Readonly<Partial<Record<Container, unknown>>>;

/** The program that an office saves with on a day: the old one that saves .xls went in 2021. */
export const officeOn = (office: Office, day: string): Office =>
  office.container === "xls" && day >= "2021" ? { ...office, container: "xlsx" } : office;

/** Format and encoding of an office's files, as the truth names them. */
export function formatOf({ container }: Office): {
  readonly extension: string;
  readonly encoding: string | null;
} {
  if (container === "workbook" || container === "xlsx")
    return { extension: "xlsx", encoding: null };
  if (container === "xls") return { extension: "xls", encoding: null };
  return texts[container];
}

/** The bytes of sheets in an office's format; a text file holds one sheet. */
export function save(pages: readonly Page[], office: Office): Uint8Array {
  const { container, ways, sharedStrings } = office;
  const date1904 = ways.has("date-1904");
  if (container === "workbook" || container === "xlsx")
    return encodeXlsx(pages, { date1904, sharedStrings });
  if (container === "xls") return encodeXls(pages, date1904);
  return encodeText(pages[0]!, texts[container]);
}

/** A zip of text files. Its times are local by its format: a day given by its local parts is the same everywhere. */
export const saveZip = (files: Readonly<Record<string, Uint8Array>>): Uint8Array =>
  zipSync({ ...files }, { level: 6, mtime: new Date(2023, 0, 1) });
