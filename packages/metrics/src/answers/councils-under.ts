import { daysOfPeriod } from "@atlas/schema";
import type { Database } from "@atlas/warehouse";
import { type JudgedCouncil, judged, standingCouncils } from "../councils/council-verdicts.js";
import { readCouncils } from "../councils/read-councils.js";
import type { MetricConfig } from "../definitions/metric-config.js";
import { silentUnits } from "../families/council-rules.js";
import { mapInTurns } from "../families/in-turns.js";
import { figureContext } from "./figure-context.js";

/** A judged council and the name of its village or community. */
export interface ListedCouncil extends JudgedCouncil {
  /** Null where the community is not known. */
  readonly community: string | null;
}

/** The councils that the figure `council_rules` counts: those standing at a window's end under a division, each judged by the rules in force for its place;
 * by unit, township and community. In the whole city those of units that sent no register are left out, as they are from its figure.
 * @param within a division of any level; null: the city
 * @throws AppError `period_invalid` for a window that is none */
export async function councilsUnder(
  database: Database,
  window: string,
  within: string | null,
  config: MetricConfig,
): Promise<readonly ListedCouncil[]> {
  const context = await figureContext(database, config);
  const { last } = daysOfPeriod(window);
  const silent = silentUnits(context, window);
  const names = await communityNames(database);
  const standing = standingCouncils(await readCouncils(database), last).filter(
    ({ unit_id: unit, township_id: township, community_id: community }) =>
      within === null
        ? unit !== null && !silent.has(unit)
        : [unit, township, community].includes(within),
  );
  const listed = await mapInTurns(standing, (council) => {
    const community = names.get(council.community_id ?? "") ?? null;
    const one = { ...judged(council, config, context.city, last), community };
    return [keyOf(one), one] as const;
  });
  return listed.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

const keyOf = ({ council }: JudgedCouncil): string =>
  [council.unit_id, council.township_id, council.community_id, council.council_id]
    .map((id) => id ?? "")
    .join(" ");

/** Names of the communities that have a council. */
async function communityNames(database: Database): Promise<ReadonlyMap<string, string>> {
  const rows = await database.query<{ readonly division_id: string; readonly name: string }>(
    `SELECT division_id, min(name) AS name FROM division
     WHERE division_id IN (SELECT community_id FROM council) GROUP BY division_id`,
  );
  return new Map(rows.map(({ division_id: id, name }) => [id, name]));
}
