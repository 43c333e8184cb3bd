import type { Database } from "@atlas/warehouse";
import { makeFactTables } from "../compile/fact-tables.js";
import { type DivisionRow, cityOf, readDivisions } from "../compile/figure-units.js";
import type { MetricConfig } from "../definitions/metric-config.js";
import type { FigureContext, SiteRow, StandingRow } from "../families/family.js";
import { readSites } from "../families/pilot-progress.js";
import { type Arrivals, readArrivals } from "../reporting/arrivals.js";

/** What is read once a connection. */
export interface Ground {
  readonly arrivals: Arrivals;
  readonly divisions: readonly DivisionRow[];
  readonly sites: readonly SiteRow[];
  /** Filled as windows are asked. */
  readonly standing: Map<string, readonly StandingRow[]>;
}

const grounds = new WeakMap<Database, Promise<Ground>>();

/** Makes ready what every figure of a database rests on: once a connection, since a version of a warehouse never changes. A page may call
 * it as soon as the engine is up, so that the first question does not wait for it. */
export function makeReady(database: Database): Promise<Ground> {
  let ground = grounds.get(database);
  if (!ground) {
    ground = layGround(database);
    grounds.set(database, ground);
    // A connection that failed once may be asked again.
    ground.catch(() => grounds.delete(database));
  }
  return ground;
}

/** What a question is answered from. */
export async function figureContext(
  database: Database,
  config: MetricConfig,
): Promise<FigureContext> {
  const ground = await makeReady(database);
  return { ...ground, database, config, city: cityOf(ground.divisions) };
}

async function layGround(database: Database): Promise<Ground> {
  await makeFactTables(database);
  return {
    arrivals: await readArrivals(database),
    divisions: await readDivisions(database),
    sites: await readSites(database),
    standing: new Map(),
  };
}
