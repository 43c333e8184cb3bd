import type { Code, Row } from "@atlas/schema";
import table from "../../../data/divisions/divisions.json" with { type: "json" };

type Division = Row<"division">;
type Level = Code<"division_level">;

/** Where a division stands: which of the 23 units manages it, and its township and community if it has them. */
export interface Place {
  readonly unit_id: string | null;
  readonly township_id: string | null;
  readonly community_id: string | null;
}

/** The city's id. */
export const cityId = "510100";

const rows: readonly Division[] = table.rows.map((row) => ({
  division_id: row[0] as string,
  name: row[1] as string,
  level: row[3] as Level,
  parent_id: row[4] as string | null,
  manager_id: row[5] as string | null,
  community_kind: row[6] as string | null,
  valid_from: null,
  valid_to: null,
  lon: row[7] as number,
  lat: row[8] as number,
  position_source: row[9] as string,
}));

const englishNames = new Map(table.rows.map((row) => [row[0] as string, row[2] as string | null]));
const byId = new Map(rows.map((row) => [row.division_id, row]));
const children = new Map<string, Division[]>();
for (const row of rows) {
  const parent = row.level === "township" ? row.manager_id : row.parent_id;
  if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), row]);
}

/** All 3,332 divisions: the city, 23 units, 261 townships, 3,047 communities. */
export const divisionRows: readonly Division[] = rows;

/** The 23 units that send returns, statutory ones in the order of their codes, then the functional areas. */
export const units: readonly Division[] = rows.filter((row) => row.level === "district");

/** The division of an id, or undefined. */
export function divisionById(id: string): Division | undefined {
  return byId.get(id);
}

/** Divisions directly under one; a unit's townships are those it *manages*, wherever they lie by statute. */
export function childrenOf(id: string): readonly Division[] {
  return children.get(id) ?? [];
}

/** English name where there is one (city, units, townships), else the Chinese one. */
export function englishName(id: string): string {
  return englishNames.get(id) ?? byId.get(id)?.name ?? id;
}

/** Unit, township and community of a division of any level; all null for the city and for unknown ids. */
export function placeOf(id: string): Place {
  const row = byId.get(id);
  if (!row || row.level === "city") return { unit_id: null, township_id: null, community_id: null };
  return {
    unit_id: row.manager_id,
    township_id: row.level === "township" ? id : row.level === "community" ? row.parent_id : null,
    community_id: row.level === "community" ? id : null,
  };
}
