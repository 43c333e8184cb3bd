import type { Database } from "@atlas/warehouse";
import type { FigureLevel } from "../figure.js";
import { amount } from "./counts.js";
import type { Counts, Family, Found, SiteRow } from "./family.js";

/** States of a site in a batch. */
export const siteStatuses = ["planned", "building", "accepted", "withdrawn"] as const;

const unitOf: Readonly<
  Record<Exclude<FigureLevel, "compound">, (row: SiteRow, city: string) => string | null>
> = {
  city: (_, city) => city,
  district: (row) => row.unit_id,
  township: (row) => row.township_id,
  community: (row) => row.community_id,
};

/** Demonstration sites as they stand at the as-of date, whatever the window. */
export const pilotProgress: Family = (context, { asked, within, kind }) => {
  const sites = context.sites.filter(
    (site) =>
      (kind === "all" || site.kind === kind) &&
      (within === null || [site.unit_id, site.township_id, site.community_id].includes(within)),
  );
  // Those of the whole city: what a unit is told does not depend on what else is asked.
  const batches = [
    ...new Set(context.sites.flatMap(({ batch }) => (batch === null ? [] : [batch]))),
  ].sort((a, b) => a - b);
  const found: Found[] = [];
  for (const { level, windows } of asked) {
    if (level === "compound") continue;
    const groups = new Map<string, SiteRow[]>();
    // The city has its row even when no site is there.
    if (level === "city") groups.set(context.city, []);
    for (const site of sites) {
      const unit = unitOf[level](site, context.city);
      if (unit !== null) groups.set(unit, [...(groups.get(unit) ?? []), site]);
    }
    const planned = level === "city" ? context.config.plannedSites : null;
    for (const [unit_id, own] of groups) {
      const counts = siteCounts(own, batches, planned);
      for (const period of windows) {
        found.push({ metric: "pilot_progress", level, period, unit_id, counts });
      }
    }
  }
  return Promise.resolve(found);
};

function siteCounts(
  sites: readonly SiteRow[],
  batches: readonly number[],
  planned: number | null,
): readonly Counts[] {
  const total = (keep: (site: SiteRow) => boolean): number =>
    sites.reduce((sum, site) => (keep(site) ? sum + site.sites : sum), 0);
  const live = ({ status }: SiteRow): boolean => status !== "withdrawn";
  return [
    amount(
      null,
      total((site) => site.batch !== null && live(site)),
      planned,
    ),
    ...siteStatuses.map((status) =>
      amount(
        `status=${status}`,
        total((site) => site.batch !== null && site.status === status),
      ),
    ),
    amount(
      "nominated",
      total((site) => site.batch === null && live(site)),
    ),
    ...batches.map((batch) =>
      amount(
        `batch=${batch}`,
        total((site) => site.batch === batch && live(site)),
      ),
    ),
  ];
}

/** Reads the sites, counted by place, kind, batch and status; there are hundreds of them at most. */
export const readSites = (database: Database): Promise<readonly SiteRow[]> =>
  database.query<SiteRow>(
    `SELECT s.unit_id, s.township_id, s.community_id, coalesce(k.kind, 'unknown') AS kind, s.batch, s.status,
       CAST(count(*) AS DOUBLE) AS sites
     FROM pilot_site s LEFT JOIN compound k ON k.compound_id = s.compound_id GROUP BY ALL ORDER BY ALL`,
  );
