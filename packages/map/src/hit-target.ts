import { type Camera, planAt, zoomOf } from "./camera.js";
import type { MapPoints, MapTarget } from "./map-data.js";
import { choiceUnder } from "./paint-plan.js";
import type { PlacedChoice } from "./place-choices.js";
import { type PlanArea, areaAt } from "./plan-areas.js";
import { nearestPoint, planPoints } from "./plan-points.js";
import type { SiteMark } from "./site-marks.js";
import { pointStyle, radiusOf, siteRadius } from "./symbol-style.js";

/** What is under a pixel, the topmost first: a chosen compound, a site, a compound where single ones are drawn, an area; else null. Costs microseconds, the
 * same for both renderers. */
export function targetAt(
  camera: Camera,
  at: { readonly x: number; readonly y: number },
  scene: {
    readonly areas: readonly PlanArea[];
    readonly points: MapPoints | null;
    readonly marks: readonly SiteMark[];
    readonly placed: readonly PlacedChoice[];
  },
): MapTarget | null {
  const choice = choiceUnder(scene.placed, at);
  if (choice) return { kind: "choice", id: choice.id };
  const zoom = zoomOf(camera);
  const reach = siteRadius(zoom) + 3;
  const mark = scene.marks.findLast(({ x, y }) => Math.abs(x - at.x) + Math.abs(y - at.y) <= reach);
  if (mark) return { kind: "site", id: mark.sites[0]!.id };
  const [x, y] = planAt(camera, at.x, at.y);
  const style = pointStyle(zoom);
  if (scene.points && style.mode === "single") {
    const plan = planPoints(scene.points);
    const reaches = (radius: number): number => (radius + 3) / camera.scale;
    const row = nearestPoint(plan, x, y, reaches(style.radii.at(-1)!));
    if (
      row !== null &&
      Math.hypot(plan.x[row]! - x, plan.y[row]! - y) < reaches(radiusOf(style, plan.size[row]!))
    )
      return { kind: "compound", row };
  }
  const id = areaAt(scene.areas, x, y);
  return id === null ? null : { kind: "area", id };
}
