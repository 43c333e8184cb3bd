import { numberOf, type Values } from "../draft/row-values.js";
import { type Part, type PlacedDraft, isDeclared } from "./live-parts.js";

/** Rows of a unit's registers that were stopped because they name no compound, by version. */
export type UnnamedRows = (unitId: string, version: string) => readonly Values[];

/** Finds the stopped rows of registers that may still mean a compound which the version seems to omit.
 * @param versionOf key of a register's version */
export function unnamedRows(
  parts: readonly Part[],
  kind: Part["kind"],
  versionOf: (part: Part) => string,
): UnnamedRows {
  const found = new Map<string, Values[]>();
  for (const part of parts) {
    if (part.kind !== kind || !isDeclared(part)) continue;
    const stopped = part.rows.filter(
      (row) => row.reason === "row_unidentified" && !part.patched.has(row),
    );
    if (stopped.length === 0) continue;
    const key = `${part.unit_id}|${versionOf(part)}`;
    found.set(key, [...(found.get(key) ?? []), ...stopped.map(({ values }) => values)]);
  }
  return (unitId, version) => found.get(`${unitId}|${version}`) ?? [];
}

/** What does not change from one register to the next. */
const lasting = ["built_year", "buildings"] as const;
/** What changes little, and by how much of itself (for degrees of a position, five meters). */
const nearly = [
  ["households", 0.05],
  ["residents", 0.05],
  ["lon", 5e-7],
  ["lat", 1.5e-6],
] as const;
const fewest = 4;

/** Whether a row without a name says of itself what the rows of a compound say: age and number of buildings, and size or position, four
 * values at least and none otherwise. */
export function seemsSame(unnamed: Values, rows: readonly PlacedDraft[]): boolean {
  return rows.some(({ row: { values } }) => {
    let agreeing = 0;
    for (const [field, tolerance] of [...lasting.map((each) => [each, 0] as const), ...nearly]) {
      const [a, b] = [numberOf(unnamed, field), numberOf(values, field)];
      if (a === null || b === null) continue;
      if (Math.abs(a - b) > tolerance * Math.abs(b)) return false;
      agreeing += 1;
    }
    return agreeing >= fewest;
  });
}
