/** How compounds are drawn at a zoom: not at all, as density where single ones would be unreadable, or each (radius in CSS pixels). */
export type PointStyle =
  | { readonly mode: "none" }
  | { readonly mode: "density" }
  | { readonly mode: "single"; readonly radius: number };

/** Zoom from which areas are townships and compounds appear as density. */
export const townshipFromZoom = 9.5;

/** Zoom from which each compound is drawn. */
export const pointsFromZoom = 11.5;

/** Style of the compounds at a zoom. */
export function pointStyle(zoom: number): PointStyle {
  if (zoom < townshipFromZoom) return { mode: "none" };
  if (zoom < pointsFromZoom) return { mode: "density" };
  return { mode: "single", radius: zoom < 12 ? 2 : zoom < 12.75 ? 2.5 : zoom < 13.5 ? 3.5 : 5 };
}

/** Half the diagonal of a site's diamond in CSS pixels. */
export function siteRadius(zoom: number): number {
  if (zoom < townshipFromZoom) return 5;
  if (zoom < pointsFromZoom) return 6;
  return zoom < 13.5 ? 7 : 9;
}
