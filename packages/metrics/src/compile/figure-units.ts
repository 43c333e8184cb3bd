import type { Database } from "@atlas/warehouse";
import type { FigureLevel } from "../figure.js";

/** A unit that has a row, with the units of the 23 that report for it. */
export interface FigureUnit {
  readonly id: string;
  readonly managers: readonly string[];
}

/** A division as figures see it. */
export interface DivisionRow {
  readonly id: string;
  readonly level: string;
  readonly parent: string | null;
  readonly manager: string | null;
}

/** The divisions in force, in the order of their ids. */
export const readDivisions = (database: Database): Promise<readonly DivisionRow[]> =>
  database.query<DivisionRow>(
    `SELECT division_id AS id, level, parent_id AS parent, manager_id AS manager
     FROM division WHERE valid_to IS NULL ORDER BY division_id`,
  );

/** The 23 units. */
export const reportingDistricts = (divisions: readonly DivisionRow[]): readonly string[] =>
  divisions.filter(({ level }) => level === "district").map(({ id }) => id);

/** Id of the city: the root of the divisions. */
export const cityOf = (divisions: readonly DivisionRow[]): string =>
  divisions.find(({ level }) => level === "city")?.id ?? "510100";

/** The units of a level in the order of their ids, under a division if one is given. What a district is made of goes by the unit that
 * manages it, so that it adds up; communities go by their township. */
export function unitsUnder(
  divisions: readonly DivisionRow[],
  level: Exclude<FigureLevel, "compound">,
  within: string | null,
): readonly FigureUnit[] {
  const city = cityOf(divisions);
  const all = within === null || within === city;
  if (level === "city") return all ? [{ id: city, managers: reportingDistricts(divisions) }] : [];
  return divisions
    .filter((row) => row.level === level)
    .filter(
      ({ id, manager, parent }) =>
        all || id === within || manager === within || (level === "community" && parent === within),
    )
    .map(({ id, manager }) => ({ id, managers: manager === null ? [] : [manager] }));
}

/** The compounds of the register, under a division if one is given. */
export async function compoundUnits(
  database: Database,
  within: string | null,
): Promise<readonly FigureUnit[]> {
  const rows = await database.query<{ readonly id: string; readonly manager: string | null }>(
    `SELECT compound_id AS id, unit_id AS manager FROM compound
     WHERE CAST(? AS VARCHAR) IS NULL OR unit_id = ? OR township_id = ? OR community_id = ? ORDER BY 1`,
    [within, within, within, within],
  );
  return rows.map(({ id, manager }) => ({ id, managers: manager === null ? [] : [manager] }));
}
