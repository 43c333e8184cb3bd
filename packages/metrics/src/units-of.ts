import type { Database } from "@atlas/warehouse";
import type { FigureLevel } from "./figure.js";

/** A unit that has a row, with the units of the 23 that report for it. */
export interface FigureUnit {
  readonly id: string;
  readonly managers: readonly string[];
}

/** The units of a level, in the order of the division table, under a division if one is given. */
export async function unitsOf(
  database: Database,
  level: FigureLevel,
  within: string | null,
): Promise<readonly FigureUnit[]> {
  if (level === "compound") {
    const rows = await database.query<{ id: string; unit: string | null }>(
      `SELECT compound_id AS id, unit_id AS unit FROM compound WHERE ? IS NULL OR unit_id = ? OR township_id = ? OR community_id = ? ORDER BY 1`,
      [within, within, within, within],
    );
    return rows.map(({ id, unit }) => ({ id, managers: unit === null ? [] : [unit] }));
  }
  const rows = await database.query<{
    id: string;
    unit: string | null;
    parent: string | null;
    level: string;
  }>(
    "SELECT division_id AS id, manager_id AS unit, parent_id AS parent, level FROM division WHERE level IN (?, 'district') ORDER BY 1",
    [level],
  );
  const all = rows.filter((row) => row.level === "district").map(({ id }) => id);
  if (level === "city") return [{ id: "510100", managers: all }];
  return rows
    .filter(
      (row) =>
        row.level === level && (within === null || [row.id, row.unit, row.parent].includes(within)),
    )
    .map(({ id, unit }) => ({ id, managers: unit === null ? [] : [unit] }));
}
