import { divisionRows, isWithin, resolveDivision } from "@atlas/divisions";
import type { PlaceTexts } from "./place-row.js";

/** What a row's own district cell and its closer places say against each other. */
export type PlacesApart =
  /** The return's own district, or none of a return that names none, decides for neither. */
  | { readonly how: "contradiction"; readonly district: string; readonly place: string }
  /** The row's district is not where the rest of the row, or its return, lies. */
  | { readonly how: "district"; readonly district: string; readonly unitId: string };

/** District and unit of which one holds streets of the other: a functional area and its hosts. */
const shared = new Set(
  divisionRows.flatMap(({ level, parent_id: host, manager_id: unit }) =>
    level === "township" ? [`${host}|${unit}`, `${unit}|${host}`] : [],
  ),
);

/** Whether two units are one, or one holds streets of the other. */
export const overlap = (a: string, b: string): boolean => a === b || shared.has(`${a}|${b}`);

/** Holds the district that a row names against its township and community, and against the unit of its return. Only names that are certain
 * count: misspellings and merged streets are interpreted, and say nothing against what is written plainly.
 * @param districtId what the row's district cell was found to be
 * @returns null where they agree or where there is nothing to hold against one another */
export function placesApart(
  { unitId, on, district, township, community }: PlaceTexts,
  districtId: string | null,
): PlacesApart | null {
  if (district === null || districtId === null) return null;
  let elsewhere: { readonly raw: string; readonly id: string } | null = null;
  for (const [level, raw] of [
    ["community", community],
    ["township", township],
  ] as const) {
    if (raw === null) continue;
    const inside = resolveDivision({ text: raw, level, within: districtId, on });
    if (inside.how === "ambiguous") return null;
    if ("division_id" in inside && isWithin(inside.division_id, districtId)) return null;
    const found = resolveDivision({ text: raw, level, on });
    if (found.how === "exact" || found.how === "renamed" || found.how === "code_old")
      elsewhere ??= { raw, id: found.division_id };
  }
  if (unitId !== null && overlap(districtId, unitId)) return null;
  if (elsewhere === null) return unitId === null ? null : { how: "district", district, unitId };
  return unitId !== null && isWithin(elsewhere.id, unitId)
    ? { how: "district", district, unitId }
    : { how: "contradiction", district, place: elsewhere.raw };
}
