import { areaPath } from "./area-path.js";
import type { Camera } from "./camera.js";
import type { Palette } from "./palette.js";
import type { PlanArea } from "./plan-areas.js";

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
