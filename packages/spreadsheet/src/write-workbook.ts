import { strToU8, zipSync } from "fflate";

/** A drop-down list on a column of a sheet. */
export interface ColumnChoices {
  /** 0-based column. */
  readonly column: number;
  /** 1-based rows, both included. */
  readonly fromRow: number;
  readonly toRow: number;
  readonly items: readonly string[];
  /** Shown when a cell is chosen. */
  readonly prompt: string;
  /** Whether other texts are refused by the spreadsheet program. */
  readonly strict: boolean;
}

/** One sheet to write. Text stays text: nothing in it is ever a formula. */
export interface WorkbookSheet {
  readonly name: string;
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** 1-based row set in bold; rows down to it stay in view. 0 for none. */
  readonly headerRow: number;
  readonly choices?: readonly ColumnChoices[];
  /** 0-based columns that may not be edited by accident: shown in grey. */
  readonly greyColumns?: readonly number[];
}

/** Longest text that a spreadsheet program holds in a cell. */
export const longestCellText = 32_767;
/** Longest list of choices that fits a drop-down without a sheet of its own. */
const longestChoices = 255;

const styles = { plain: 0, header: 1, text: 2, grey: 3 } as const;

/** Writes an .xlsx workbook; the same sheets give the same bytes. Characters that XML cannot hold are written as `_xHHHH_`. */
export function writeWorkbook(sheets: readonly WorkbookSheet[]): Uint8Array {
  const names = sheetNames(sheets.map(({ name }) => name));
  const numbers = sheets.map((_, i) => i + 1);
  const relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const content = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const parts: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${content}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${content}.styles+xml"/>${numbers.map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${content}.worksheet+xml"/>`).join("")}</Types>`,
    "_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${relationships}"><sheets>${numbers.map((n, i) => `<sheet name="${escaped(names[i]!)}" sheetId="${n}" r:id="rId${n}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${numbers.map((n) => `<Relationship Id="rId${n}" Type="${relationships}/worksheet" Target="worksheets/sheet${n}.xml"/>`).join("")}<Relationship Id="rId${sheets.length + 1}" Type="${relationships}/styles" Target="styles.xml"/></Relationships>`,
    "xl/styles.xml": `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE7E6E6"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf xfId="0"/><xf fontId="1" applyFont="1" xfId="0"/><xf numFmtId="49" applyNumberFormat="1" quotePrefix="1" xfId="0"/><xf numFmtId="49" fillId="2" applyNumberFormat="1" applyFill="1" xfId="0"/></cellXfs></styleSheet>`,
  };
  sheets.forEach((sheet, i) => {
    parts[`xl/worksheets/sheet${i + 1}.xml`] =
      `<worksheet xmlns="${main}">${body(sheet)}</worksheet>`;
  });
  const declared = Object.entries(parts).map(
    ([path, xml]) =>
      [path, strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`)] as const,
  );
  return zipSync(Object.fromEntries(declared), { mtime: new Date(1980, 0, 1), level: 6 });
}

function body({ rows, headerRow, choices = [], greyColumns = [] }: WorkbookSheet): string {
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const grey = new Set(greyColumns);
  const view =
    headerRow === 0
      ? ""
      : `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${headerRow}" topLeftCell="A${headerRow + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`;
  const widths =
    columns === 0
      ? ""
      : `<cols>${Array.from({ length: columns }, (_, i) => `<col min="${i + 1}" max="${i + 1}" width="${widthOf(rows, i)}" customWidth="1"/>`).join("")}</cols>`;
  const lines = rows.map((row, i) => {
    const cells = row.map((value, k) =>
      cell(`${columnName(k)}${i + 1}`, value, i + 1 === headerRow, grey.has(k)),
    );
    return `<row r="${i + 1}">${cells.join("")}</row>`;
  });
  const usable = choices.filter(({ items }) => fits(items));
  const lists =
    usable.length === 0
      ? ""
      : `<dataValidations count="${usable.length}">${usable.map(validation).join("")}</dataValidations>`;
  return `${view}${widths}<sheetData>${lines.join("")}</sheetData>${lists}`;
}

const fits = (items: readonly string[]): boolean =>
  items.length > 0 &&
  items.join(",").length <= longestChoices &&
  !items.some((item) => item.includes(","));

function validation({ column, fromRow, toRow, items, prompt, strict }: ColumnChoices): string {
  const name = columnName(column);
  const list = escaped(`"${items.join(",").replaceAll('"', '""')}"`);
  return `<dataValidation type="list" allowBlank="1" showInputMessage="1" showErrorMessage="${strict ? 1 : 0}" prompt="${escaped(prompt.slice(0, 255))}" sqref="${name}${fromRow}:${name}${toRow}"><formula1>${list}</formula1></dataValidation>`;
}

function cell(at: string, value: string | number | null, header: boolean, grey: boolean): string {
  if (value === null || value === "") return "";
  if (typeof value === "number" && Number.isFinite(value))
    return `<c r="${at}"><v>${value}</v></c>`;
  const style = header ? styles.header : grey ? styles.grey : styles.text;
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(String(value))}</t></is></c>`;
}

function widthOf(rows: WorkbookSheet["rows"], column: number): number {
  let most = 8;
  for (const row of rows.slice(0, 200)) {
    const value = row[column];
    if (value === null || value === undefined || row.length === 1) continue;
    const length = [...String(value)].reduce((sum, c) => sum + (c > "⺀" ? 2 : 1), 0);
    most = Math.max(most, Math.min(40, length + 2));
  }
  return most;
}

/** Name of a 0-based column: A, B … Z, AA … */
function columnName(index: number): string {
  const rest = Math.floor(index / 26);
  return `${rest > 0 ? columnName(rest - 1) : ""}${String.fromCharCode(65 + (index % 26))}`;
}

/** Names as a spreadsheet program takes them: without `[]:*?/\`, at most 31 long, none twice. */
function sheetNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const bare =
      name
        .replace(/[[\]:*?/\\]/g, " ")
        .replace(/^'|'$/g, "")
        .trim() || "Sheet";
    let free = bare.slice(0, 31);
    for (let n = 2; taken.has(free.toLowerCase()); n += 1) free = `${bare.slice(0, 27)} ${n}`;
    taken.add(free.toLowerCase());
    return free;
  });
}

/** Characters that XML 1.0 cannot hold, tab and line ends apart. */
const unwritable = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

function escaped(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replace(unwritable, (c) => `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\r", "&#13;");
}
