import { daysOfPeriod } from "@atlas/schema";
import type { Database } from "@atlas/warehouse";
import { figures } from "../answers/figures.js";
import { makeReady } from "../answers/figure-context.js";
import { sql } from "../compile/sql.js";
import { straightLineMeters } from "../compound/nearest-sites.js";
import type { MetricConfig } from "../definitions/metric-config.js";
import type { PlannerInputId } from "./planner-inputs.js";

/** A demonstration site in a batch that was not withdrawn. */
export interface PlannerSite {
  readonly id: string;
  /** Degrees WGS-84; NaN, both, where it has no position. */
  readonly lon: number;
  readonly lat: number;
}

/** Compounds that may join the next batch, as columns in the order of their ids. NaN is missing, never nought. */
export interface PlannerCandidates {
  readonly ids: readonly string[];
  readonly names: readonly string[];
  /** The unit that sends the returns; "" where it is not known. */
  readonly units: readonly string[];
  readonly townships: readonly string[];
  /** `old`, `managed`, `unknown`. */
  readonly kinds: readonly string[];
  /** Degrees WGS-84. */
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly households: Float64Array;
  /** Yuan for a site: what the nomination asks for, else the mean of the sites of its kind. */
  readonly cost: Float64Array;
  /** 1: its district has nominated it. */
  readonly nominated: Uint8Array;
  /** As `data/planner/inputs.csv` defines them. */
  readonly inputs: Readonly<Record<PlannerInputId, Float64Array>>;
  readonly existing: readonly PlannerSite[];
}

interface CandidateRow {
  readonly compound_id: string;
  readonly name: string;
  readonly unit_id: string | null;
  readonly township_id: string | null;
  readonly kind: string;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly households: number | null;
  readonly nominated: boolean;
  readonly cost: number | null;
  readonly coverage_gap: number | null;
  readonly party_branch: boolean | null;
  readonly rules_published: boolean | null;
  readonly self_governing: boolean | null;
  readonly consulted: boolean;
  readonly equity: number | null;
  readonly funding: number | null;
}

/** Candidates read at a time: some milliseconds, so that a page is never held up. */
const atOnce = 2000;

/** Fewest of the four signs of readiness that must be known for there to be one. */
const knownSigns = 2;

/** Every compound that stands on the as-of day and is in no batch, with what the planner weighs. A unit that reported no consultations in
 * the window has neither coverage gap nor that sign of readiness.
 * @param window in which a consultation counts, `2021Q4..2022Q3`: a year, for readiness asks for one in the last year
 * @throws AppError `period_invalid` */
export async function plannerCandidates(
  database: Database,
  config: MetricConfig,
  window: string,
): Promise<PlannerCandidates> {
  await makeReady(database);
  const { first, last } = daysOfPeriod(window);
  const { text, parameters } = sql`WITH standing AS (
      SELECT k.number, c.* FROM compound c JOIN figure_compound k USING (compound_id)
      WHERE k.valid_from <= CAST(${config.asOf} AS DATE) AND k.valid_to > CAST(${config.asOf} AS DATE)),
    consulted AS (SELECT DISTINCT cluster AS number FROM figure_closed
      WHERE cluster > 0 AND first_day >= CAST(${first} AS DATE) AND last_day <= CAST(${last} AS DATE)),
    gap AS (SELECT community_id,
        CASE WHEN count(households) > 0 THEN coalesce(sum(households) FILTER (number NOT IN (SELECT number FROM consulted)), 0) END AS households
      FROM standing WHERE community_id IS NOT NULL GROUP BY community_id),
    batch AS (SELECT * FROM pilot_site WHERE batch IS NOT NULL AND status <> 'withdrawn'),
    nomination AS (SELECT compound_id, arg_min(budget_yuan, site_id) AS budget, arg_min(funded_yuan, site_id) AS funded
      FROM pilot_site WHERE batch IS NULL AND status <> 'withdrawn' AND compound_id IS NOT NULL GROUP BY compound_id),
    kind_cost AS (SELECT c.kind, avg(s.budget_yuan) AS budget FROM pilot_site s JOIN compound c USING (compound_id) GROUP BY c.kind),
    rate AS (SELECT h.unit_id, 1e4 * coalesce(s.sites, 0) / h.households AS rate
      FROM (SELECT unit_id, sum(households) AS households FROM standing GROUP BY unit_id) h
        LEFT JOIN (SELECT unit_id, count(*) AS sites FROM batch GROUP BY unit_id) s USING (unit_id)
      WHERE h.households > 0),
    city AS (SELECT 1e4 * (SELECT count(*) FROM batch) / nullif(sum(households), 0) AS rate FROM standing),
    project_funds AS (SELECT compound_id, sum(funded_yuan) / sum(budget_yuan) AS funded FROM project
      WHERE funded_yuan IS NOT NULL AND budget_yuan > 0 AND compound_id IS NOT NULL GROUP BY compound_id)
    SELECT s.compound_id, s.name, s.unit_id, s.township_id, s.kind, s.lon, s.lat, CAST(s.households AS DOUBLE) AS households,
      n.compound_id IS NOT NULL AS nominated, coalesce(n.budget, kc.budget) AS cost,
      CAST(g.households AS DOUBLE) AS coverage_gap, s.party_branch, s.rules_published,
      s.self_governance <> 'none' AS self_governing, d.number IS NOT NULL AS consulted,
      (SELECT rate FROM city) - r.rate AS equity,
      coalesce(n.funded / nullif(n.budget, 0), p.funded) AS funding
    FROM standing s LEFT JOIN consulted d USING (number) LEFT JOIN gap g ON g.community_id = s.community_id
      LEFT JOIN nomination n ON n.compound_id = s.compound_id LEFT JOIN kind_cost kc ON kc.kind = s.kind
      LEFT JOIN rate r ON r.unit_id = s.unit_id LEFT JOIN project_funds p ON p.compound_id = s.compound_id
    WHERE s.compound_id NOT IN (SELECT compound_id FROM batch WHERE compound_id IS NOT NULL)
    ORDER BY s.compound_id`;
  await database.query(
    `CREATE OR REPLACE TEMP TABLE planner_candidate AS
      SELECT *, row_number() OVER (ORDER BY compound_id) - 1 AS position FROM (${text})`,
    parameters,
  );
  const existing = await existingSites(database);
  const placed = existing.filter(({ lon }) => !Number.isNaN(lon));
  const silent = await silentUnits(database, config, window);
  const isSilent = ({ unit_id: unit }: CandidateRow): boolean => unit === null || silent.has(unit);
  const [{ count } = { count: 0 }] = await database.query<{ readonly count: number }>(
    "SELECT count(*) AS count FROM planner_candidate",
  );
  const column = (): Float64Array => new Float64Array(count).fill(Number.NaN);
  const texts = (): string[] => Array.from({ length: count }, () => "");
  const made = {
    ids: texts(),
    names: texts(),
    units: texts(),
    townships: texts(),
    kinds: texts(),
    lon: column(),
    lat: column(),
    households: column(),
    cost: column(),
    nominated: new Uint8Array(count),
    inputs: {
      coverage_gap: column(),
      readiness: column(),
      equity: column(),
      spread: column(),
      funding: column(),
    },
    existing,
  };
  const { inputs } = made;
  for (let from = 0; from < count; from += atOnce) {
    const rows = await database.query<CandidateRow>(
      "SELECT * FROM planner_candidate WHERE position >= ? AND position < ? ORDER BY position",
      [from, from + atOnce],
    );
    rows.forEach((row, at) => {
      const i = from + at;
      const put = (into: Float64Array, value: number | null): void => {
        into[i] = value ?? Number.NaN;
      };
      made.ids[i] = row.compound_id;
      made.names[i] = row.name;
      made.units[i] = row.unit_id ?? "";
      made.townships[i] = row.township_id ?? "";
      made.kinds[i] = row.kind;
      made.nominated[i] = row.nominated ? 1 : 0;
      put(made.lon, row.lon);
      put(made.lat, row.lat);
      put(made.households, row.households);
      put(made.cost, row.cost);
      put(inputs.coverage_gap, isSilent(row) ? null : row.coverage_gap);
      put(inputs.readiness, readiness(row, isSilent(row)));
      put(inputs.equity, row.equity);
      put(inputs.spread, nearest(row.lon, row.lat, placed));
      put(inputs.funding, row.funding);
    });
  }
  return made;
}

/** Those without a position too: that they are there must not go unsaid. */
async function existingSites(database: Database): Promise<readonly PlannerSite[]> {
  const rows = await database.query<{
    readonly id: string;
    readonly lon: number | null;
    readonly lat: number | null;
  }>(
    "SELECT site_id AS id, lon, lat FROM pilot_site WHERE batch IS NOT NULL AND status <> 'withdrawn' ORDER BY site_id",
  );
  return rows.map(({ id, lon, lat }) =>
    lon === null || lat === null ? { id, lon: Number.NaN, lat: Number.NaN } : { id, lon, lat },
  );
}

/** Mean of the signs that are known, or null where too few are. */
function readiness(row: CandidateRow, isSilent: boolean): number | null {
  const signs = [
    row.party_branch,
    row.rules_published,
    row.self_governing,
    isSilent ? null : row.consulted,
  ].filter((sign) => sign !== null);
  if (signs.length < knownSigns) return null;
  return signs.filter(Boolean).length / signs.length;
}

function nearest(
  lon: number | null,
  lat: number | null,
  sites: readonly PlannerSite[],
): number | null {
  if (lon === null || lat === null || sites.length === 0) return null;
  return sites.reduce(
    (least, site) => Math.min(least, straightLineMeters({ lon, lat }, site)),
    Infinity,
  );
}

/** Units whose consultations of the window are not known. */
async function silentUnits(
  database: Database,
  config: MetricConfig,
  window: string,
): Promise<ReadonlySet<string>> {
  const query = {
    metric: "coverage",
    level: "district",
    within: null,
    kind: "all",
    periods: [window],
  } as const;
  const rows = await figures(database, query, config);
  return new Set(rows.flatMap((row) => (row.flag === "not_reported" ? [row.unit_id] : [])));
}
