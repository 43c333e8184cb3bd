import { type Camera, screenX, screenY, zoomOf } from "./camera.js";
import type { PlanArea } from "./plan-areas.js";

/** Paths in plan units by half zooms; a vertex closer than half a pixel to the last is left out. */
const kept = new WeakMap<PlanArea, Map<number, Path2D>>();

/** Path of an area on the screen; null when none of it is seen. */
export function areaPath(area: PlanArea, camera: Camera): Path2D | null {
  if (
    screenX(camera, area.right) < 0 ||
    screenX(camera, area.left) > camera.width ||
    screenY(camera, area.bottom) < 0 ||
    screenY(camera, area.top) > camera.height
  )
    return null;
  const { x, y, scale, width, height } = camera;
  const path = new Path2D();
  path.addPath(
    planPath(area, Math.ceil(zoomOf(camera) * 2) / 2),
    new DOMMatrix([scale, 0, 0, scale, width / 2 - x * scale, height / 2 - y * scale]),
  );
  return path;
}

function planPath(area: PlanArea, zoom: number): Path2D {
  let byZoom = kept.get(area);
  if (!byZoom) kept.set(area, (byZoom = new Map()));
  let path = byZoom.get(zoom);
  if (!path) byZoom.set(zoom, (path = makePath(area, 0.5 / 2 ** (zoom - 10))));
  return path;
}

function makePath({ rings }: PlanArea, closest: number): Path2D {
  const path = new Path2D();
  for (const ring of rings) {
    let [lastX, lastY] = [Infinity, Infinity];
    for (let i = 0; i < ring.length; i += 2) {
      const [x, y] = [ring[i]!, ring[i + 1]!];
      if (i === 0) path.moveTo(x, y);
      else if (Math.abs(x - lastX) + Math.abs(y - lastY) > closest) path.lineTo(x, y);
      else continue;
      [lastX, lastY] = [x, y];
    }
    path.closePath();
  }
  return path;
}
