import { strToU8, zipSync } from "fflate";
import type { Page } from "../sheets/page.js";
import { serialOf } from "../writing/write-day.js";
import type { Written } from "../writing/written.js";

/** How a workbook is saved. */
export interface WorkbookOptions {
  readonly date1904: boolean;
  /** Texts in a shared table, as desktop programs save them, or in the cells, as web exports do. */
  readonly sharedStrings: boolean;
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";
/** Cell formats of the style sheet, by index. */
const formats = { general: 0, day: 1, percent: 2, thousands: 3 } as const;
const styles = `${xml}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf numFmtId="176" applyNumberFormat="1"/><xf numFmtId="9" applyNumberFormat="1"/><xf numFmtId="3" applyNumberFormat="1"/></cellXfs></styleSheet>`;

/** Saves sheets as a workbook of Office Open XML. The same sheets give the same bytes. */
export function encodeXlsx(pages: readonly Page[], options: WorkbookOptions): Uint8Array {
  const shared = new Map<string, number>();
  const sheets = pages.map((page) => sheetXml(page, options, shared));
  const files: Record<string, string> = {
    "[Content_Types].xml": `${xml}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${pages.map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join("")}<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`,
    "_rels/.rels": `${xml}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `${xml}<workbook xmlns="${main}" xmlns:r="${relations}"><workbookPr${options.date1904 ? ' date1904="1"' : ""}/><sheets>${pages.map(({ name, hidden }, i) => `<sheet name="${escape(name)}" sheetId="${i + 1}"${hidden ? ' state="hidden"' : ""} r:id="rId${i + 1}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${xml}<Relationships xmlns="${packages}/relationships">${pages.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join("")}<Relationship Id="rId${pages.length + 1}" Type="${relations}/styles" Target="styles.xml"/><Relationship Id="rId${pages.length + 2}" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    "xl/styles.xml": styles,
    "xl/sharedStrings.xml": `${xml}<sst xmlns="${main}" count="${shared.size}" uniqueCount="${shared.size}">${Array.from(shared.keys(), (text) => `<si>${textXml(text)}</si>`).join("")}</sst>`,
  };
  sheets.forEach((sheet, i) => {
    files[`xl/worksheets/sheet${i + 1}.xml`] = sheet;
  });
  const entries = Object.entries(files).map(([name, text]) => [name, strToU8(text)] as const);
  // The archive's times are local by its format: a day given by its local parts is the same everywhere.
  return zipSync(Object.fromEntries(entries), { level: 4, mtime: new Date(2023, 0, 1) });
}

function sheetXml(page: Page, options: WorkbookOptions, shared: Map<string, number>): string {
  const rows: string[] = [];
  page.rows.forEach((cells, at) => {
    let row = `<row r="${at + 1}"${page.hiddenRows.has(at) ? ' hidden="1"' : ""}>`;
    cells.forEach((written, column) => {
      if (written !== null)
        row += cellXml(written, columnLetters(column) + (at + 1), options, shared);
    });
    rows.push(`${row}</row>`);
  });
  const merges = page.merges.map(
    ({ fromRow, toRow, fromColumn, toColumn }) =>
      `<mergeCell ref="${columnLetters(fromColumn)}${fromRow + 1}:${columnLetters(toColumn)}${toRow + 1}"/>`,
  );
  const merged =
    merges.length === 0
      ? ""
      : `<mergeCells count="${merges.length}">${merges.join("")}</mergeCells>`;
  return `${xml}<worksheet xmlns="${main}"><sheetData>${rows.join("")}</sheetData>${merged}</worksheet>`;
}

function cellXml(
  written: Exclude<Written, null>,
  at: string,
  { date1904, sharedStrings }: WorkbookOptions,
  shared: Map<string, number>,
): string {
  if (typeof written === "string") {
    if (!sharedStrings) return `<c r="${at}" t="inlineStr"><is>${textXml(written)}</is></c>`;
    let index = shared.get(written);
    if (index === undefined) shared.set(written, (index = shared.size));
    return `<c r="${at}" t="s"><v>${index}</v></c>`;
  }
  if (typeof written === "number") return `<c r="${at}"><v>${written}</v></c>`;
  if ("day" in written)
    return `<c r="${at}" s="${formats.day}"><v>${serialOf(written.day, date1904)}</v></c>`;
  if ("error" in written)
    return `<c r="${at}" t="e"><f>VLOOKUP(A1,Z1:Z2,2,0)</f><v>${written.error}</v></c>`;
  const formula = written.formula === undefined ? "" : `<f>${escape(written.formula)}</f>`;
  return `<c r="${at}" s="${formats[written.format ?? "general"]}">${formula}<v>${written.value}</v></c>`;
}

const textXml = (text: string): string => `<t xml:space="preserve">${escape(text)}</t>`;

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};
const escape = (text: string): string =>
  /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (character) => escapes[character]!) : text;

const letters: string[] = [];
/** A, B, … Z, AA. */
export function columnLetters(column: number): string {
  return (letters[column] ??=
    (column >= 26 ? columnLetters(Math.floor(column / 26) - 1) : "") +
    String.fromCharCode(65 + (column % 26)));
}
