import { decodeEntities } from "../parse/decode-entities.js";
import { cellCounter } from "./count-cells.js";
import { type Deadline, noDeadline } from "./deadline.js";
import { type TextSheet, plainSheet } from "./file-reading.js";
import { columnLetters, repeatDownwards, spans } from "./xlsx-sheet.js";
import { LimitExceeded, readLimits } from "./zip-parts.js";

type Row = (string | null)[];

/** A table being read. */
interface Grid {
  readonly rows: Row[];
  readonly hidden: number[];
  readonly merged: { readonly column: number; readonly from: number; readonly rows: number }[];
  /** Of each column, the first row that no cell above reaches down to. */
  readonly taken: number[];
  column: number;
  cell: { text: string; readonly colspan: number; readonly rowspan: number } | null;
}

/** Whether a text is a page or a part of one: what many office systems write under the name .xls. */
export const looksLikeHtml = (text: string): boolean =>
  /^\s*<(?:!--|!doctype|html|head|meta|style|body|div|center|h\d|p|table|tr)[\s>[]/i.test(text);

/** Reads the tables of a page as Excel shows them when it opens one: one sheet, table under table, what stands between them as rows of
 * one cell. Cells merged downwards repeat their text. Null when no table has a row.
 * @throws LimitExceeded past the rows, columns, cells and characters of {@link readLimits} */
export function readHtml(text: string, deadline: Deadline = noDeadline): TextSheet | null {
  const rows: Row[] = [];
  const hidden: number[] = [];
  const merges: string[] = [];
  const open: Grid[] = [];
  const count = cellCounter(deadline);
  let tables = 0;
  let between = "";
  const endLine = (): void => {
    const line = settled(between);
    between = "";
    if (line !== null) rows.push([line]);
  };
  const endCell = (grid: Grid): void => {
    if (grid.cell === null) return;
    const { text: raw, colspan, rowspan } = grid.cell;
    grid.cell = null;
    const row = grid.rows.at(-1)!;
    const at = grid.column;
    if (at + colspan > readLimits.columns) throw new LimitExceeded("columns", String(at + colspan));
    count(at + colspan - row.length);
    while (row.length < at) row.push(null);
    row[at] = settled(raw);
    if (rowspan > 1 && colspan === 1)
      grid.merged.push({ column: at, from: grid.rows.length - 1, rows: rowspan });
    for (let k = at; k < at + colspan; k += 1) grid.taken[k] = grid.rows.length - 1 + rowspan;
    grid.column = at + colspan;
  };
  const startRow = (grid: Grid, attributes: string): void => {
    endCell(grid);
    if (rows.length + grid.rows.length >= readLimits.rows)
      throw new LimitExceeded("rows", String(rows.length + grid.rows.length + 1));
    grid.rows.push([]);
    grid.column = 0;
    if (/display\s*:\s*none/i.test(attributes)) grid.hidden.push(grid.rows.length);
  };
  const endTable = (): void => {
    const grid = open.pop();
    if (!grid) return;
    endCell(grid);
    if (grid.rows.length > 0) tables += 1;
    const offset = rows.length;
    // A table that only holds others, for the looks of a page, says nothing itself.
    if (grid.rows.every((row) => row.every((cell) => cell === null))) return;
    for (const row of grid.rows) rows.push(row);
    for (const number of grid.hidden) hidden.push(offset + number);
    for (const { column, from, rows: high } of grid.merged) {
      const last = Math.min(from + high, grid.rows.length);
      const letters = columnLetters(column);
      const range = `${letters}${offset + from + 1}:${letters}${offset + last}`;
      if (repeatDownwards(rows, range, count)) merges.push(range);
    }
  };
  const tag = (name: string, closing: boolean, attributes: string): void => {
    const grid = open.at(-1);
    if (name === "table") {
      if (closing) endTable();
      else {
        endLine();
        open.push({ rows: [], hidden: [], merged: [], taken: [], column: 0, cell: null });
      }
    } else if (!grid) {
      if (blocks.has(name)) endLine();
    } else if (name === "tr") {
      if (closing) endCell(grid);
      else startRow(grid, attributes);
    } else if (name === "td" || name === "th") {
      endCell(grid);
      if (closing) return;
      if (grid.rows.length === 0) startRow(grid, "");
      while ((grid.taken[grid.column] ?? 0) >= grid.rows.length) grid.column += 1;
      grid.cell = {
        text: "",
        colspan: span(attributes, "colspan", 1_000),
        rowspan: span(attributes, "rowspan", 65_534),
      };
    } else if (grid.cell !== null && blocks.has(name)) grid.cell.text += "\n";
    else if (name === "caption" && closing) endLine();
  };
  const said = (part: string): void => {
    const grid = open.at(-1);
    const line = part.replace(/\s+/g, " ");
    if (grid?.cell) grid.cell.text += line;
    else between += line;
  };
  scan(text, tag, said);
  while (open.length > 0) endTable();
  endLine();
  if (tables === 0) return null;
  return {
    ...plainSheet(rows),
    merges: merges.sort(),
    notes: spans(hidden).map((each) => `hidden:${each}`),
  };
}

const blocks: ReadonlySet<string> = new Set(
  "br p div li ul ol h1 h2 h3 h4 h5 h6 hr center body section article header footer".split(" "),
);
/** Elements whose content is no text of the page. */
const silent: ReadonlySet<string> = new Set(["script", "style", "title", "xml", "noscript"]);

/** Walks over the tags and texts of a page once. A `<` that begins no tag is text. */
function scan(
  text: string,
  tag: (name: string, closing: boolean, attributes: string) => void,
  said: (part: string) => void,
): void {
  const begins = /<(?:!--|[!?]|(\/?)([a-z][^\s/>]*))/gi;
  for (let at = 0; at < text.length;) {
    begins.lastIndex = at;
    const found = begins.exec(text);
    if (!found) return said(text.slice(at));
    if (found.index > at) said(text.slice(at, found.index));
    if (found[2] === undefined) {
      const end = found[0] === "<!--" ? "-->" : ">";
      at = after(text, end, found.index + 2);
      continue;
    }
    const from = found.index + found[0].length;
    const end = tagEnd(text, from);
    const name = found[2].toLowerCase();
    const closing = found[1] === "/";
    at = end + 1;
    if (silent.has(name)) {
      if (!closing && text[end - 1] !== "/") at = tagEnd(text, after(text, `</${name}`, at)) + 1;
    } else tag(name, closing, text.slice(from, end));
  }
}

/** Index behind the next match of a pattern, whatever its case; the end of the text where there is none. */
function after(text: string, end: string, from: number): number {
  const pattern = new RegExp(end, "gi");
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : text.length;
}

/** Index of the `>` that ends a tag; one inside a quoted attribute does not. */
function tagEnd(text: string, from: number): number {
  let quote = "";
  for (let i = from; i < text.length; i += 1) {
    const sign = text[i]!;
    if (quote === "") {
      if (sign === ">") return i;
      if ((sign === '"' || sign === "'") && text[i - 1] === "=") quote = sign;
    } else if (sign === quote) quote = "";
  }
  // A mark that is never closed is no mark.
  const end = quote === "" ? -1 : text.indexOf(">", from);
  return end < 0 ? text.length : end;
}

function span(attributes: string, name: string, most: number): number {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*["']?\\s*(\\d{1,9})`, "i").exec(attributes);
  return Math.min(most, Math.max(1, Number(found?.[1] ?? 1)));
}

/** Text of a cell: entities as what they stand for, white space as a page shows it; null where nothing stands. */
function settled(raw: string): string | null {
  if (raw.length > readLimits.characters)
    throw new LimitExceeded("characters of a cell", String(raw.length));
  const text = decodeEntities(raw, true)
    .replace(/[ \u00a0]+/g, " ")
    .replace(/ ?\n[\n ]*/g, "\n")
    .trim();
  return text === "" ? null : text;
}
