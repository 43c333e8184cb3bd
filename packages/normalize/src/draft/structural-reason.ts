import type { FoundTable } from "../map/find-tables.js";
import { resolveDivision } from "@atlas/divisions";
import { squeezed } from "../parse/parsed.js";
import { cutHeading } from "./section-place.js";
import {
  type TextRow,
  isFillingHint,
  isFootnote,
  isSubtotal,
  numbersColumns,
} from "../map/row-shape.js";

/** Says of each row of a table why it is no record: title, header, blank, repeated_header, subtotal, section, footnote; null for a record. */
export function structuralReason(
  rows: readonly TextRow[],
  { header, labels }: FoundTable,
  fields: readonly (string | null)[],
): (row: TextRow, i: number) => string | null {
  const known = fields.filter((field) => field !== null).length;
  const headerRows = header[0] < 0 ? [] : rows.slice(header[0], header[1] + 1);
  const repeats = headerRows.map((row) => row.filter((cell) => cell !== null));
  const leaves = labels.map((parts) => parts.at(-1) ?? null).filter((leaf) => leaf !== null);
  return (row, i) => {
    let filled = 0;
    let first = "";
    let at = 0;
    for (let k = 0; k < row.length; k += 1) {
      const cell = row[k];
      if (cell === null || cell === undefined) continue;
      if (filled === 0) [first, at] = [cell, k];
      filled += 1;
    }
    if (filled === 0) return "blank";
    if (i < header[0]) return "title";
    if (i <= header[1]) return "header";
    if (header[1] >= 0 && i <= header[1] + 2) {
      if (numbersColumns(row)) return "header";
      if (isFillingHint(row)) return "hint";
    }
    for (const repeated of repeats)
      if (
        sameText(first, repeated[0] ?? "") &&
        filled === repeated.length &&
        sameCells(row, repeated)
      )
        return "repeated_header";
    if (leaves.length >= 2 && sameText(first, leaves[0]!) && sameCells(row, leaves))
      return "repeated_header";
    if (isSubtotal(row)) return "subtotal";
    if (filled <= 5) {
      if (known >= 3 && isFootnote(row)) return "footnote";
      if (filled === 1 && known >= 3 && isSection(first, fields[at] ?? null)) return "section";
    }
    return null;
  };
}

/** Whether two texts differ by white space at most. */
const sameText = (a: string, b: string): boolean =>
  a === b || ((spaced.test(a) || spaced.test(b)) && squeezed(a) === squeezed(b));
const spaced = /[\s\p{Cf}]/u;

function sameCells(row: TextRow, cells: readonly (string | null)[]): boolean {
  let at = 0;
  for (const cell of row) {
    if (cell === null) continue;
    if (!sameText(cell, cells[at] ?? "")) return false;
    at += 1;
  }
  return at === cells.length;
}

/** A heading inside a table: a numbered line, or nothing but the name of a division. */
function isSection(text: string, field: string | null): boolean {
  if (cutHeading(text).depth > 0) return true;
  // A place in its own column is a row that lacks the rest.
  if (field !== null && /^(district|township|community|unit)$/.test(field)) return false;
  const { how } = resolveDivision({ text: text.replace(/[:\uff1a]$/, "") });
  return how === "exact" || how === "renamed";
}
