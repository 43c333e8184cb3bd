import { type Camera, planX, planY, screenX, screenY } from "./camera.js";
import type { MapSite } from "./map-data.js";

/** Diamonds on the screen: one site, or several that lie too close. */
export interface SiteMark {
  readonly x: number;
  readonly y: number;
  readonly sites: readonly MapSite[];
}

const order = ["withdrawn", "planned", "building", "accepted"];

/** Sites to draw, bottom first; those within `mergePixels` of a mark's first become one counted mark. 0 merges none. */
export function siteMarks(
  sites: readonly MapSite[],
  camera: Camera,
  mergePixels: number,
): readonly SiteMark[] {
  const marks: { x: number; y: number; sites: MapSite[] }[] = [];
  const sorted = sites.toSorted((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
  for (const site of sorted) {
    const x = screenX(camera, planX(site.lon));
    const y = screenY(camera, planY(site.lat));
    const near =
      mergePixels > 0 &&
      marks.find((mark) => (mark.x - x) ** 2 + (mark.y - y) ** 2 < mergePixels ** 2);
    if (near) near.sites.push(site);
    else marks.push({ x, y, sites: [site] });
  }
  return marks.toSorted((a, b) => a.sites.length - b.sites.length);
}
