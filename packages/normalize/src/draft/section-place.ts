import { divisionById, resolveDivision } from "@atlas/divisions";
import type { TextRow } from "../map/row-shape.js";

/** The place that a heading inside a table names for the rows under it. */
export interface SectionPlace {
  readonly raw: string;
  readonly fields: Readonly<Partial<Record<"district" | "township" | "community", string>>>;
}

/** Reads a heading row; null when it names no place, or when the table has a column for places of that level. */
export function sectionPlace(
  row: TextRow,
  fields: readonly (string | null)[],
  unitId: string | null,
): SectionPlace | null {
  const raw = row.find((cell) => cell !== null)!;
  const text = raw.replace(
    /^(?:[一二三四五六七八九十]{1,3}、|[(\uff08][一二三四五六七八九十]{1,3}[)\uff09])/,
    "",
  );
  const found = resolveDivision({ text: text.replace(/[::(].*$/, ""), within: unitId });
  if (!("division_id" in found) || found.how === "corrected") return null;
  const level = divisionById(found.division_id)!.level;
  if (level !== "district" && level !== "township" && level !== "community") return null;
  return fields.includes(level) ? null : { raw, fields: { [level]: text } };
}
