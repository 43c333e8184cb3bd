import { areaPath } from "./area-path.js";
import { type Camera, zoomOf } from "./camera.js";
import type { Palette } from "./palette.js";
import type { PlanArea } from "./plan-areas.js";
import type { SiteMark } from "./site-marks.js";
import { siteRadius, walkMeters } from "./symbol-style.js";

/** Outlines an area: ink on a white casing where it is chosen, one pixel of ink where the pointer is. */
export function paintAreaMark(
  context: CanvasRenderingContext2D,
  camera: Camera,
  area: PlanArea | undefined,
  palette: Palette,
  chosen: boolean,
): void {
  const path = area && areaPath(area, camera);
  if (!path) return;
  context.lineJoin = "round";
  if (chosen) {
    context.strokeStyle = palette("surface");
    context.lineWidth = 4.5;
    context.stroke(path);
  }
  context.strokeStyle = palette("ink");
  context.lineWidth = chosen ? 2 : 1;
  context.stroke(path);
}

/** Rings a symbol at a pixel: 2 px of ink in a white casing where chosen, 1 px where the pointer is. */
export function paintRing(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
  palette: Palette,
  chosen: boolean,
): void {
  context.beginPath();
  context.arc(x, y, radius, 0, Math.PI * 2);
  if (chosen) {
    context.strokeStyle = palette("surface");
    context.lineWidth = 5;
    context.stroke();
  }
  context.strokeStyle = palette("ink");
  context.lineWidth = chosen ? 2 : 1;
  context.stroke();
}

/** Rings the mark that holds a site, where one does. */
export function paintSiteRing(
  context: CanvasRenderingContext2D,
  camera: Camera,
  marks: readonly SiteMark[],
  siteId: string | null,
  palette: Palette,
  chosen: boolean,
): void {
  const mark = marks.find(({ sites }) => sites.some(({ id }) => id === siteId));
  if (!mark) return;
  const radius = siteRadius(zoomOf(camera)) + (mark.sites.length > 1 ? 10 : 4);
  paintRing(context, mark.x, mark.y, radius, palette, chosen);
}

/** Circles round each site of a walk of 5 and of 10 minutes, faintly filled. */
export function paintWalks(
  context: CanvasRenderingContext2D,
  marks: readonly SiteMark[],
  palette: Palette,
  metersPerPixel: number,
): void {
  context.save();
  context.fillStyle = context.strokeStyle = palette("site");
  context.lineWidth = 1;
  for (const { x, y } of marks)
    walkMeters.forEach((meters, i) => {
      context.beginPath();
      context.arc(x, y, meters / metersPerPixel, 0, Math.PI * 2);
      context.globalAlpha = 0.06;
      context.fill();
      context.globalAlpha = 0.7;
      context.setLineDash(i === 0 ? [] : [4, 3]);
      context.stroke();
    });
  context.restore();
}
