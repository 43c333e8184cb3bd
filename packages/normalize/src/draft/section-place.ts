import { divisionById, resolveDivision } from "@atlas/divisions";
import type { TextRow } from "../map/row-shape.js";

/** The place that a heading inside a table names for the rows under it. */
export interface SectionPlace {
  readonly raw: string;
  readonly divisionId: string;
  /** How deep its number stands: 1 under 一、, 2 under (一), 0 without a number. */
  readonly depth: number;
  readonly fields: Readonly<Partial<Record<"district" | "township" | "community", string>>>;
}

/** A heading's text without its number, and how deep that number stands. */
export function cutHeading(raw: string): { readonly depth: number; readonly text: string } {
  const text = raw.normalize("NFKC").trim();
  const number = /^(?:[一二三四五六七八九十]{1,3}、|(\()[一二三四五六七八九十]{1,3}\))\s*/.exec(
    text,
  );
  if (!number) return { depth: 0, text };
  return { depth: number[1] === undefined ? 1 : 2, text: text.slice(number[0].length) };
}

/** Reads a heading row: the place that holds for the rows under it, or null for none. A heading that names no place, or one of a level
 * that has a column of its own, ends the place above it, unless it stands under that place: (一) under 一、, a township's
 * heading under its district's. */
export function sectionPlace(
  row: TextRow,
  fields: readonly (string | null)[],
  unitId: string | null,
  above: SectionPlace | null,
): SectionPlace | null {
  const raw = row.find((cell) => cell !== null)!;
  const { depth, text } = cutHeading(raw);
  const name = text.replace(/[:(].*$/, "").trim();
  const found = resolveDivision({ text: name, within: unitId });
  const under = above !== null && above.depth > 0 && depth > above.depth ? above : null;
  if (!("division_id" in found) || found.how === "corrected") return under;
  const division = divisionById(found.division_id)!;
  const { level } = division;
  if (level !== "district" && level !== "township" && level !== "community") return under;
  if (fields.includes(level)) {
    const inside = [division.parent_id, division.manager_id].includes(above?.divisionId ?? "");
    return inside ? above : null;
  }
  return { raw, divisionId: division.division_id, depth, fields: { [level]: name } };
}
