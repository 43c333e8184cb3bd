import type { Code } from "@atlas/schema";
import type { Database } from "@atlas/warehouse";

/** What a pilot township built (街镇项目化试点); null: its return does not tell, which is no "none". */
export interface TownshipPilot {
  readonly township_id: string;
  readonly unit_id: string | null;
  /** First day that the start may mean, `YYYY-MM-DD`, with its precision. */
  readonly started_on: string | null;
  readonly started_precision: string | null;
  readonly partners: readonly string[] | null;
  readonly positive_list: boolean | null;
  readonly negative_list: boolean | null;
  readonly handbook: boolean | null;
  readonly rules: number | null;
  readonly procedures: number | null;
  readonly trainings: number | null;
  readonly actors: readonly Code<"actor">[] | null;
}

type Stored = Omit<TownshipPilot, "partners" | "actors"> & {
  readonly partners: string | null;
  readonly actors: string | null;
};

/** Every pilot township, by id; a handful. */
export async function townshipPilots(database: Database): Promise<readonly TownshipPilot[]> {
  const rows = await database.query<Stored>(
    `SELECT township_id, unit_id, CAST(started_on AS VARCHAR) AS started_on, started_precision,
       array_to_string(partners, chr(10)) AS partners, positive_list, negative_list, handbook,
       CAST(rules AS DOUBLE) AS rules, CAST(procedures AS DOUBLE) AS procedures, CAST(trainings AS DOUBLE) AS trainings,
       array_to_string(actors, chr(10)) AS actors
     FROM township_pilot ORDER BY township_id`,
  );
  return rows.map((row) => ({
    ...row,
    partners: listOf(row.partners),
    actors: listOf(row.actors) as TownshipPilot["actors"],
  }));
}

const listOf = (text: string | null): readonly string[] | null =>
  text === null ? null : text.split("\n").filter((one) => one !== "");
