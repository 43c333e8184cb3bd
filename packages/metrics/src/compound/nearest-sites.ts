import type { SummarySite } from "../summary.js";

/** A position, degrees WGS-84. */
export interface Position {
  readonly lon: number;
  readonly lat: number;
}

/** A demonstration site and how far it is in a straight line. */
export interface NearSite {
  readonly site: SummarySite;
  readonly meters: number;
}

/** Mean radius of the Earth, metres. @see Moritz, Geodetic Reference System 1980, R1 */
const earthRadiusMeters = 6_371_008.8;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great-circle distance in metres (haversine): within .5 % of the ellipsoid's, and exact for no road. */
export function straightLineMeters(a: Position, b: Position): number {
  const half = (angle: number): number => Math.sin(angle / 2) ** 2;
  const h =
    half(radians(b.lat - a.lat)) +
    Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * half(radians(b.lon - a.lon));
  return 2 * earthRadiusMeters * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** The demonstration sites nearest to a position, the nearest first; those withdrawn, without a position, or of the compound itself are left
 * out. @param most how many */
export function nearestSites(
  from: Position,
  sites: readonly SummarySite[],
  compoundId: string,
  most = 3,
): readonly NearSite[] {
  return sites
    .flatMap((site) =>
      site.lon === null ||
      site.lat === null ||
      site.status === "withdrawn" ||
      site.compound_id === compoundId
        ? []
        : [{ site, meters: straightLineMeters(from, { lon: site.lon, lat: site.lat }) }],
    )
    .sort((a, b) => a.meters - b.meters || (a.site.site_id < b.site.site_id ? -1 : 1))
    .slice(0, most);
}
