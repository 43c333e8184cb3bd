import type { ColumnResult, Database } from "@atlas/warehouse";

/** A community or village under its township. */
export interface DirectoryCommunity {
  readonly community_id: string;
  readonly name: string;
  readonly township_id: string;
  /** Schematic: to look at, never evidence. */
  readonly lon: number | null;
  readonly lat: number | null;
}

/** What can be looked up by name: every community, every compound of the register, ended ones too. */
export interface PlaceDirectory {
  readonly communities: readonly DirectoryCommunity[];
  /** By column, in the order of the ids: `compound_id`, `name`, `aliases` (other names, one under another), `office_number` (or empty),
   * `place` (the smallest division that is known, or empty), `kind` (0 old, 1 managed, 2 unknown), `positioned` (0 or 1), `ended` (0 or 1). */
  readonly compounds: ColumnResult;
  /** Topics consulted on, with how often; the most frequent first. */
  readonly topics: readonly { readonly topic: string; readonly cases: number }[];
}

/** Every community in force, in the order of the ids. */
export const communitiesOf = (database: Database): Promise<readonly DirectoryCommunity[]> =>
  database.query<DirectoryCommunity>(
    `SELECT division_id AS community_id, name, parent_id AS township_id, lon, lat FROM division
     WHERE level = 'community' AND valid_to IS NULL ORDER BY division_id`,
  );

/** Reads the names of places and topics, once a page. Cost: some 100 ms in a browser for 27,000 compounds. */
export async function placeDirectory(database: Database): Promise<PlaceDirectory> {
  const [communities, compounds, topics] = await Promise.all([
    communitiesOf(database),
    database.queryColumns(
      `SELECT compound_id, name, coalesce(array_to_string(aliases, chr(10)), '') AS aliases, coalesce(office_number, '') AS office_number,
         coalesce(community_id, township_id, unit_id, '') AS place,
         CAST(CASE kind WHEN 'old' THEN 0 WHEN 'managed' THEN 1 ELSE 2 END AS INTEGER) AS kind,
         CAST(lon IS NOT NULL AND lat IS NOT NULL AS INTEGER) AS positioned, CAST(valid_to IS NOT NULL AS INTEGER) AS ended
       FROM compound ORDER BY compound_id`,
    ),
    database.query<{ readonly topic: string; readonly cases: number }>(
      `SELECT topic, CAST(count(*) AS DOUBLE) AS cases FROM consultation WHERE topic IS NOT NULL
       GROUP BY topic ORDER BY cases DESC, topic`,
    ),
  ]);
  return { communities, compounds, topics };
}
