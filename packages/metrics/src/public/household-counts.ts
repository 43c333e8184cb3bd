import type { Database } from "@atlas/warehouse";
import { figureContext } from "../answers/figure-context.js";
import { compoundUnits, unitsUnder } from "../compile/figure-units.js";
import { makeProcessTable } from "../compile/process-table.js";
import { type Branch, isInside, runBranches } from "../compile/scope.js";
import { type Sql, sql } from "../compile/sql.js";
import type { MetricConfig } from "../definitions/metric-config.js";
import { metricDefinitions } from "../definitions/metric-definitions.js";
import { closedIn } from "../families/closed-figures.js";
import { processedIn } from "../families/consultation-means.js";
import type { FigureContext } from "../families/family.js";
import { reportingUnitsOf } from "../families/reporting-units.js";
import { standingIn } from "../families/reach.js";
import type { FigureKind, FigureLevel, MetricId } from "../figure.js";
import { windowState } from "../reporting/flag-figure.js";
import { type HouseholdCells, type Households, unitKey } from "./household-cells.js";

/** Figures that count households, or what they answered; the others count compounds, consultations, projects, sites and returns, which are nobody's private life. */
const householdMetrics = ["participation", "reach", "satisfaction"] as const satisfies MetricId[];

export type HouseholdMetric = (typeof householdMetrics)[number];

export const isOfHouseholds = (metric: MetricId): metric is HouseholdMetric =>
  (householdMetrics as readonly MetricId[]).includes(metric);

/** What a figure counts, by kind of compound, without its parts and intervals. */
const countsSql: Readonly<Record<HouseholdMetric, (branch: Branch, level: FigureLevel) => Sql>> = {
  participation: (branch, level) =>
    sql`${sums(branch, sql`sum(f.participated)`, sql`sum(f.invited)`)} ${closedIn(branch, level)} AND ${isInside} GROUP BY ALL`,
  reach: (branch) =>
    sql`${sums(branch, sql`sum(f.households) FILTER (c.covered)`, sql`sum(f.households)`)} ${standingIn(branch)} GROUP BY ALL`,
  // Of a mean the cases that it is taken over may not be few: its numerator counts nobody.
  satisfaction: (branch) =>
    sql`${sums(branch, sql`count(f.satisfaction)`, sql`count(f.satisfaction)`)} ${processedIn(branch)} AND ${isInside} GROUP BY ALL`,
};

const sums = ({ branch, group }: Branch, numerator: Sql, denominator: Sql): Sql =>
  sql`SELECT ${branch} AS branch, w.i, ${group} AS unit_id, f.kind, coalesce(CAST(${numerator} AS DOUBLE), 0) AS numerator,
    coalesce(CAST(${denominator} AS DOUBLE), 0) AS denominator`;

interface Counts {
  readonly numerator: number;
  readonly denominator: number;
}

/** Counts the households of a figure at all its levels and of all kinds in one statement: the same as its rows tell, those of the compounds'
 * level by kind too, but without intervals and parts, and without a row for each unit that counts nobody. Who did not report counts nobody.
 * @returns by window, units level by level in the order of their ids */
export async function householdCounts(
  database: Database,
  metric: HouseholdMetric,
  windows: readonly string[],
  config: MetricConfig,
): Promise<ReadonlyMap<string, HouseholdCells>> {
  const context = await figureContext(database, config);
  if (metric === "satisfaction") await makeProcessTable(database);
  const { levels } = metricDefinitions[metric];
  const request = {
    metrics: new Set([metric]),
    within: null,
    kind: "all",
    asked: levels.map((level) => ({ level, windows })),
  } as const;
  const reporting = reportingUnitsOf(context, "consultations");
  const rows = await runBranches<Counts & { readonly kind: FigureKind }>(
    context,
    request,
    reporting,
    countsSql[metric],
  );
  const found = new Map<string, Map<string, Households>>();
  for (const { level, period, unit_id, kind, numerator, denominator } of rows) {
    if (numerator === 0 && denominator === 0) continue;
    const place = `${period} ${level}`;
    const own = found.get(place) ?? new Map<string, Households>();
    own.set(unit_id, withKind(own.get(unit_id), kind, { numerator, denominator }));
    found.set(place, own);
  }
  const units = await Promise.all(
    levels.map(async (level) => ({
      level,
      own: await (level === "compound"
        ? compoundUnits(database, null)
        : unitsUnder(context.divisions, level, null)),
    })),
  );
  return new Map(
    windows.map((window) => {
      const isSilent = silence(context, window);
      const cells = new Map<string, Households>();
      for (const { level, own } of units) {
        const here = found.get(`${window} ${level}`);
        for (const { id, managers } of own) {
          const counts = here?.get(id);
          if (counts && !isSilent(managers)) cells.set(unitKey(level, id), counts);
        }
      }
      return [window, cells];
    }),
  );
}

/** Households with those of one more kind, which all of them count too. */
const withKind = (
  { all, ...kinds }: Households = {},
  kind: FigureKind,
  counts: Counts,
): Households => ({
  all: {
    numerator: (all?.numerator ?? 0) + counts.numerator,
    denominator: (all?.denominator ?? 0) + counts.denominator,
  },
  ...kinds,
  [kind]: counts,
});

/** Whether none of the units that report did. */
function silence(
  { arrivals, config }: FigureContext,
  window: string,
): (managers: readonly string[]) => boolean {
  const known = new Map<string, boolean>();
  return (managers) => {
    const key = managers.join(",");
    const own =
      known.get(key) ??
      windowState("consultations", managers, window, arrivals, config) === "not_reported";
    known.set(key, own);
    return own;
  };
}
