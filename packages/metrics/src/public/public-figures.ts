import type { Database } from "@atlas/warehouse";
import { figuresMany } from "../answers/figures.js";
import type { MetricConfig } from "../definitions/metric-config.js";
import { metricDefinitions } from "../definitions/metric-definitions.js";
import type { FigureKind, FigureRow, MetricId } from "../figure.js";
import { quartersOf } from "../reporting/window.js";
import { type HouseholdCells, householdCells, unitKey } from "./household-cells.js";
import { type Suppression, suppressed, withheld } from "./suppress-figures.js";
import { windowSlices } from "./window-slices.js";
import { windowSuppression } from "./window-suppression.js";

/** Figures that count households, or what they answered; the others count compounds, consultations, projects, sites and returns, which are nobody's private life. */
const ofHouseholds: ReadonlySet<MetricId> = new Set<MetricId>([
  "participation",
  "reach",
  "satisfaction",
]);

/** Compounds reached in several quarters count once, so that a longer window less a quarter tells how few were reached beside it: it is told of
 * single quarters, which have no compound's meeting in common. */
const isOverlapping = (metric: MetricId, window: string): boolean =>
  metric === "reach" && quartersOf(window).length > 1;

/** A mean by answers over the few cases that say how many there were is never published: its answers could be few where its consultations are many. */
const byAnswers = "weighted=answers";

const kinds: readonly FigureKind[] = ["all", "old", "managed", "unknown"];

/** Figures fit to be published, of any windows. */
export type Publisher = (rows: readonly FigureRow[]) => Promise<readonly FigureRow[]>;

/** Windows whose cells are kept for the next window that they are a part of; some 5 MB each where compounds are many. */
const keptCells = 12;

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
  let lattice: Promise<Lattice> | null = null;
  const cellsIn = async (metric: MetricId, window: string): Promise<HouseholdCells> => {
    const key = `${metric} ${window}`;
    const cells =
      known.get(key) ??
      (await cellsOf(database, metric, window, config, await (lattice ??= readLattice(database))));
    known.delete(key);
    known.set(key, cells);
    return cells;
  };
  const decide = async (metric: MetricId, window: string): Promise<Suppression> => {
    const cells = new Map<string, HouseholdCells>();
    // One after the other: at the compounds' level the rows of one window are many.
    for (const { window: own } of windowSlices(window)) cells.set(own, await cellsIn(metric, own));
    const { parents } = await (lattice ??= readLattice(database));
    for (const oldest of known.keys()) {
      if (known.size <= keptCells) break;
      known.delete(oldest);
    }
    return windowSuppression(window, cells, parents);
  };
  const hiddenBy = (row: FigureRow, metric: MetricId): FigureRow => {
    if (isOverlapping(metric, row.period)) return withheld(row);
    const own = decided.get(`${metric} ${row.period}`);
    return own ? suppressed(row, own) : row;
  };
  return async (rows) => {
    for (const { metric, period } of rows)
      for (const own of metric === "index" ? inIndex : [metric]) {
        const key = `${own} ${period}`;
        if (ofHouseholds.has(own) && !isOverlapping(own, period) && !decided.has(key))
          decided.set(key, await decide(own, period));
      }
    return rows.map((row) => {
      if (row.part === byAnswers) return withheld(row);
      // A hidden rate could be solved from its element, its category or the index: all of the unit's are hidden with it.
      if (row.metric === "index") return inIndex.reduce(hiddenBy, row);
      return row.part === null ? hiddenBy(row, row.metric) : row;
    });
  };
}

async function cellsOf(
  database: Database,
  metric: MetricId,
  window: string,
  config: MetricConfig,
  { kindOf }: Lattice,
): Promise<HouseholdCells> {
  const queries = metricDefinitions[metric].levels.flatMap((level) =>
    (level === "compound" ? (["all"] as const) : kinds).map((kind) => ({
      metric,
      level,
      within: null,
      kind,
      periods: [window],
    })),
  );
  const answers = (await figuresMany(database, queries, config)).flat();
  return householdCells(answers.filter(({ part }) => part === null).map(counted), kindOf);
}

/** What may not be few: of a mean the cases it is taken over, since its numerator counts nobody. */
const counted = (row: FigureRow): FigureRow =>
  row.metric === "satisfaction" ? { ...row, numerator: row.denominator } : row;

interface Lattice {
  /** What each unit counts to: a compound to its community, a community to its township, a township to one of the 23 units, these to the city. */
  readonly parents: ReadonlyMap<string, string>;
  /** By the compound's id. */
  readonly kindOf: ReadonlyMap<string, FigureKind>;
}

async function readLattice(database: Database): Promise<Lattice> {
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
    readonly kind: FigureKind;
  }>("SELECT compound_id, community_id, township_id, unit_id, kind FROM compound");
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
  return { parents, kindOf: new Map(compounds.map((row) => [row.compound_id, row.kind])) };
}
