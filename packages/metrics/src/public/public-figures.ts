import type { Database } from "@atlas/warehouse";
import { figuresMany } from "../answers/figures.js";
import type { MetricConfig } from "../definitions/metric-config.js";
import { metricDefinitions } from "../definitions/metric-definitions.js";
import type { FigureKind, FigureRow, MetricId } from "../figure.js";
import {
  type Suppression,
  suppressed,
  suppression,
  unitKey,
  withheld,
} from "./suppress-figures.js";

/** Figures that count households, or what they answered; the others count compounds, consultations, projects, sites and returns, which are nobody's private life. */
const ofHouseholds: ReadonlySet<MetricId> = new Set<MetricId>([
  "participation",
  "reach",
  "satisfaction",
]);

/** A mean by answers over the few cases that say how many there were is never published: its answers could be few where its consultations are many. */
const byAnswers = "weighted=answers";

const kinds: readonly FigureKind[] = ["all", "old", "managed", "unknown"];

/** Figures fit to be published. What is hidden is decided over all levels and kinds, whichever were asked for, so that files of several
 * runs over one window do not give each other away.
 * @param rows figures of one window */
export async function publicFigures(
  database: Database,
  rows: readonly FigureRow[],
  period: string,
  config: MetricConfig,
): Promise<readonly FigureRow[]> {
  const inIndex = config.indexElements.flatMap(({ measure }) =>
    Object.hasOwn(metricDefinitions, measure) ? [measure as MetricId] : [],
  );
  const needed = new Set(
    rows
      .flatMap(({ metric }) => (metric === "index" ? inIndex : [metric]))
      .filter((metric) => ofHouseholds.has(metric)),
  );
  const parents = needed.size > 0 ? await parentsOf(database) : new Map<string, string>();
  const decided = new Map<MetricId, Suppression>();
  for (const metric of needed) {
    const queries = metricDefinitions[metric].levels.flatMap((level) =>
      kinds.map((kind) => ({ metric, level, within: null, kind, periods: [period] })),
    );
    const lattice = (await figuresMany(database, queries, config)).flat();
    decided.set(
      metric,
      suppression(lattice.filter(({ part }) => part === null).map(counted), parents),
    );
  }
  return rows.map((row) => {
    if (row.part === byAnswers) return withheld(row);
    // A hidden rate could be solved from its element, its category or the index: all of the unit's are hidden with it.
    if (row.metric === "index")
      return inIndex.reduce((shown, metric) => hiddenBy(shown, decided.get(metric)), row);
    return row.part === null ? hiddenBy(row, decided.get(row.metric)) : row;
  });
}

const hiddenBy = (row: FigureRow, own: Suppression | undefined): FigureRow =>
  own ? suppressed(row, own) : row;

/** What may not be few: of a mean the cases it is taken over, since its numerator counts nobody. */
const counted = (row: FigureRow): FigureRow =>
  row.metric === "satisfaction" ? { ...row, numerator: row.denominator } : row;

/** What each unit counts to: a compound to its community, a community to its township, a township to one of the 23 units, these to the city. */
async function parentsOf(database: Database): Promise<ReadonlyMap<string, string>> {
  const divisions = await database.query<{
    readonly division_id: string;
    readonly level: "city" | "district" | "township" | "community";
    readonly parent_id: string | null;
    readonly manager_id: string | null;
  }>("SELECT division_id, level, parent_id, manager_id FROM division");
  const compounds = await database.query<{
    readonly compound_id: string;
    readonly community_id: string | null;
    readonly township_id: string | null;
    readonly unit_id: string | null;
  }>("SELECT compound_id, community_id, township_id, unit_id FROM compound");
  const parents = new Map<string, string>();
  const city = divisions.find(({ level }) => level === "city")?.division_id;
  for (const { division_id: id, level, parent_id: parent, manager_id: manager } of divisions) {
    if (level === "community" && parent !== null)
      parents.set(unitKey(level, id), unitKey("township", parent));
    if (level === "township" && manager !== null)
      parents.set(unitKey(level, id), unitKey("district", manager));
    if (level === "district" && city !== undefined)
      parents.set(unitKey(level, id), unitKey("city", city));
  }
  for (const {
    compound_id: id,
    community_id: community,
    township_id: township,
    unit_id,
  } of compounds) {
    const above =
      community !== null
        ? unitKey("community", community)
        : township !== null
          ? unitKey("township", township)
          : unit_id !== null && unitKey("district", unit_id);
    if (above !== false) parents.set(unitKey("compound", id), above);
  }
  return parents;
}
