/** How compounds are drawn at a zoom: not at all, as density where single ones would be unreadable, or each, with a radius in CSS pixels for each of
 * its {@link householdClass}es, or one for all. */
export type PointStyle =
  | { readonly mode: "none" }
  | { readonly mode: "density" }
  | { readonly mode: "single"; readonly radii: readonly number[] };

/** Zoom from which areas are townships and compounds appear as density. */
export const townshipFromZoom = 9.5;

/** Zoom from which each compound is drawn. */
export const pointsFromZoom = 11.5;

/** Style of the compounds at a zoom. */
export function pointStyle(zoom: number): PointStyle {
  if (zoom < townshipFromZoom) return { mode: "none" };
  if (zoom < pointsFromZoom) return { mode: "density" };
  if (zoom >= closeFromZoom) return { mode: "single", radii: householdRadii };
  return { mode: "single", radii: [zoom < 12 ? 2 : zoom < 12.75 ? 2.5 : 3.5] };
}

/** What of the compounds can be seen at a zoom, for a legend: `close` from {@link closeFromZoom}. */
export const pointModeOf = (zoom: number): PointMode =>
  zoom >= closeFromZoom ? "close" : pointStyle(zoom).mode;

export type PointMode = PointStyle["mode"] | "close";

/** Radius in CSS pixels of a compound of a size class. */
export const radiusOf = (
  { radii }: Extract<PointStyle, { readonly mode: "single" }>,
  size: number,
): number => radii[size] ?? radii[0]!;

/** Zoom from which compounds are sized by households and named, and the walk to a site is drawn. */
export const closeFromZoom = 13.5;

/** Radii in CSS pixels whose areas stand for households. */
const householdRadii = [3.4, 4.25, 5.1, 5.95, 6.8, 7.65, 8.5];

/** Households that the largest symbol stands for; more are not drawn larger. */
export const mostHouseholds = 2000;

/** Index of the radius whose area is nearest to a number of households; the smallest where the number is unknown (negative). */
export function householdClass(households: number): number {
  const largest = householdRadii.at(-1)!;
  const radius = largest * Math.sqrt(Math.max(0, households) / mostHouseholds);
  const index = Math.round((radius - householdRadii[0]!) / 0.85);
  return Math.min(Math.max(0, index), householdRadii.length - 1);
}

/** Straight lines in metres that stand for a walk of 5 and of 10 minutes: the radii of those living circles in GB 50180-2018, table 3.0.4. */
export const walkMeters = [300, 500] as const;

/** Half the diagonal of a site's diamond in CSS pixels. */
export function siteRadius(zoom: number): number {
  if (zoom < townshipFromZoom) return 5;
  if (zoom < pointsFromZoom) return 6;
  return zoom < closeFromZoom ? 7 : 9;
}
