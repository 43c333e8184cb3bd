import type { Database } from "@atlas/warehouse";
import type { CouncilFacts } from "./judge-council.js";

/** A council with its place and the days between which the register lists it. */
export interface CouncilRow extends CouncilFacts {
  readonly council_id: string;
  readonly community_id: string | null;
  readonly township_id: string | null;
  readonly unit_id: string | null;
  readonly valid_from: string | null;
  readonly valid_to: string | null;
}

const made = new WeakMap<Database, Promise<readonly CouncilRow[]>>();

/** The councils of the register, read once a connection; there are some thousands at most. Kept to whole numbers of persons, groups and households. */
export function readCouncils(database: Database): Promise<readonly CouncilRow[]> {
  let reading = made.get(database);
  if (!reading) {
    reading = database.query<CouncilRow>(
      `SELECT council_id, community_id, township_id, unit_id, CAST(valid_from AS VARCHAR) AS valid_from, CAST(valid_to AS VARCHAR) AS valid_to,
         CAST(households AS DOUBLE) AS households, CAST(groups AS DOUBLE) AS groups, CAST(representatives AS DOUBLE) AS representatives,
         CAST(members AS DOUBLE) AS members, CAST(supervisors AS DOUBLE) AS supervisors, CAST(ordinary_members AS DOUBLE) AS ordinary_members
       FROM council ORDER BY council_id`,
    );
    made.set(database, reading);
    // A connection that failed once may be asked again.
    reading.catch(() => made.delete(database));
  }
  return reading;
}
