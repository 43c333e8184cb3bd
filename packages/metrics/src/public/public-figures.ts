import type { Database } from "@atlas/warehouse";
import type { MetricConfig } from "../definitions/metric-config.js";
import { metricDefinitions } from "../definitions/metric-definitions.js";
import type { FigureRow, MetricId } from "../figure.js";
import { quartersOf } from "../reporting/window.js";
import { type HouseholdCells, unitKey } from "./household-cells.js";
import { type HouseholdMetric, householdCounts, isOfHouseholds } from "./household-counts.js";
import { type Suppression, suppressed, withheld } from "./suppress-figures.js";
import { windowSlices } from "./window-slices.js";
import { windowSuppression } from "./window-suppression.js";

/** Compounds reached in several quarters count once, so that a longer window less a quarter tells how few were reached beside it: it is told of
 * single quarters, which have no compound's meeting in common. */
const isOverlapping = (metric: MetricId, window: string): boolean =>
  metric === "reach" && quartersOf(window).length > 1;

/** A mean by answers over the few cases that say how many there were is never published: its answers could be few where its consultations are many. */
const byAnswers = "weighted=answers";

/** Figures fit to be published, of any windows. */
export type Publisher = (rows: readonly FigureRow[]) => Promise<readonly FigureRow[]>;

/** Windows whose cells are kept for the next window that they are a part of; some 5 MB each where compounds are many. */
const keptCells = 12;

/** Windows that one statement counts: at the compounds' level the rows of many are many. */
const askedTogether = 4;

/** Figures fit to be published, asked once. */
export const publicFigures = (
  database: Database,
  rows: readonly FigureRow[],
  config: MetricConfig,
): Promise<readonly FigureRow[]> => makePublisher(database, config)(rows);

/** Makes figures fit to be published. What is hidden is decided over all levels and kinds, whichever are asked for, and in every quarter of a
 * window, so that files of several runs do not give each other away: a sum is told only where each quarter's could be, and `reach`, which is no sum
 * over quarters, of single quarters only. What was decided is kept: the warehouse must not change. */
export function makePublisher(database: Database, config: MetricConfig): Publisher {
  const inIndex = config.indexElements.flatMap(({ measure }) =>
    Object.hasOwn(metricDefinitions, measure) ? [measure as MetricId] : [],
  );
  const decided = new Map<string, Suppression>();
  const known = new Map<string, HouseholdCells>();
  let parents: Promise<ReadonlyMap<string, string>> | null = null;
  const cellsIn = async (
    metric: HouseholdMetric,
    window: string,
    ahead: readonly string[],
  ): Promise<HouseholdCells> => {
    const keyOf = (own: string): string => `${metric} ${own}`;
    if (!known.has(keyOf(window))) {
      const missing = ahead.filter((own) => own !== window && !known.has(keyOf(own)));
      const asked = [window, ...missing.slice(0, askedTogether - 1)];
      for (const [own, cells] of await householdCounts(database, metric, asked, config))
        known.set(keyOf(own), cells);
    }
    const cells = known.get(keyOf(window))!;
    known.delete(keyOf(window));
    known.set(keyOf(window), cells);
    return cells;
  };
  const decide = async (metric: HouseholdMetric, windows: readonly string[]): Promise<void> => {
    const ahead = new Set(
      windows.flatMap((window) => windowSlices(window).map((own) => own.window)),
    );
    for (const window of windows) {
      const cells = new Map<string, HouseholdCells>();
      for (const { window: own } of windowSlices(window)) {
        cells.set(own, await cellsIn(metric, own, [...ahead]));
        ahead.delete(own);
      }
      for (const oldest of known.keys()) {
        if (known.size <= keptCells) break;
        known.delete(oldest);
      }
      decided.set(
        `${metric} ${window}`,
        windowSuppression(window, cells, await (parents ??= readParents(database))),
      );
    }
  };
  const hiddenBy = (row: FigureRow, metric: MetricId): FigureRow => {
    if (isOverlapping(metric, row.period)) return withheld(row);
    const own = decided.get(`${metric} ${row.period}`);
    return own ? suppressed(row, own) : row;
  };
  return async (rows) => {
    const wanted = new Map<HouseholdMetric, Set<string>>();
    for (const { metric, period } of rows)
      for (const own of metric === "index" ? inIndex : [metric])
        if (isOfHouseholds(own) && !isOverlapping(own, period) && !decided.has(`${own} ${period}`))
          wanted.set(own, (wanted.get(own) ?? new Set()).add(period));
    for (const [metric, windows] of wanted) await decide(metric, [...windows]);
    return rows.map((row) => {
      if (row.part === byAnswers) return withheld(row);
      // A hidden rate could be solved from its element, its category or the index: all of the unit's are hidden with it.
      if (row.metric === "index") return inIndex.reduce(hiddenBy, row);
      return row.part === null ? hiddenBy(row, row.metric) : row;
    });
  };
}

/** What each unit counts to: a compound to its community, a community to its township, a township to one of the 23 units, these to the city. */
async function readParents(database: Database): Promise<ReadonlyMap<string, string>> {
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
