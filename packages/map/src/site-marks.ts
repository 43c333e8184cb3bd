import { type Camera, planX, planY, screenX, screenY, zoomOf } from "./camera.js";
import type { MapBox, MapSite } from "./map-data.js";
import { siteRadius } from "./symbol-style.js";

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

/** Boxes that diamonds take up, which numbers and names keep clear of. */
export function markBoxes(camera: Camera, marks: readonly SiteMark[]): readonly MapBox[] {
  const radius = siteRadius(zoomOf(camera)) + 2;
  return marks.map(({ x, y, sites }) => {
    const half = sites.length > 1 ? radius + 6 : radius;
    return { left: x - half, right: x + half, top: y - half, bottom: y + half };
  });
}
