import { resolveDivision } from "@atlas/divisions";
import { saysMissing } from "../parse/parsed.js";
import type { ReferenceData } from "../reference.js";
import { stands } from "./column-evidence.js";
import { fieldType } from "./kind-fields.js";
import type { HeaderMatch } from "./match-columns.js";
import { type TextRow, filledIn } from "./row-shape.js";

const isPlace = (field: string): field is "district" | "township" | "community" =>
  /^(district|township|community)$/.test(field);

/** A title may begin with a district's name (金牛区治理项目台账), which is read as that district where nothing else is; here it is not. */
const namesPlace = (text: string, level: "district" | "township" | "community"): boolean =>
  !/^(?:unknown|corrected)$/.test(resolveDivision({ text, level }).how);

/** Tells the records of a table from titles and other headers among them: of a record's cells under a field that does not take every
 * text (a place, a date, a number, a word of a list) at least one, and not fewer than half, can stand there. Labels cannot.
 * A row of one cell is never taken for a record. */
export function recordSign(
  { kind, columns }: HeaderMatch,
  reference: ReferenceData,
): (row: TextRow) => boolean {
  const typed = columns.flatMap(({ field }, column) => {
    const type = field === null ? null : fieldType(kind, field);
    return type !== null && (!/^(text|names)$/.test(type) || isPlace(field!))
      ? [{ column, field: field!, type }]
      : [];
  });
  return (row) => {
    let standing = 0;
    let strange = 0;
    if (filledIn(row) < 2) return false;
    for (const { column, field, type } of typed) {
      const cell = row[column] ?? null;
      if (cell === null || saysMissing(cell)) continue;
      const fits = isPlace(field)
        ? namesPlace(cell, field)
        : cell.length <= 200 && stands(cell, field, type, reference);
      if (fits) standing += 1;
      else strange += 1;
    }
    return standing > 0 && standing >= strange;
  };
}
