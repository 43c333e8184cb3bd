import { type Camera, cameraOfBounds, planAt, screenX, screenY } from "./camera.js";
import { finish } from "./finish.js";
import type { Lettering } from "./lettering.js";
import type { MapBoundaries, MapBox, MapPlan, MapPoints, MapSite } from "./map-data.js";
import { type Ground, areaOf, paintGround } from "./paint-ground.js";
import { paintLabels } from "./paint-labels.js";
import { paintAreaMark, paintSiteRing } from "./paint-marks.js";
import { choiceBoxes, paintCatchments, paintChoiceLeaders, paintChoices } from "./paint-plan.js";
import { paintSingle, paintSites } from "./paint-symbols.js";
import type { Palette } from "./palette.js";
import { boundsOf } from "./plan-areas.js";
import { placeChoices } from "./place-choices.js";
import { markBoxes, siteMarks } from "./site-marks.js";
import type { Sprites } from "./sprites.js";

/** Of so many compounds the inset shows one. */
export const insetOneIn = 18;

/** Where the inset of the core districts stands on the map, and its own camera. */
export interface InsetFrame {
  readonly box: MapBox;
  readonly camera: Camera;
}

/** Frame of the inset at the top right, under the boxes at the top that it would meet; null where there are no core districts or the map has no room for it. */
export function insetFrame(
  outlines: MapBoundaries,
  core: ReadonlySet<string>,
  { width, height }: Camera,
  taken: readonly MapBox[],
): InsetFrame | null {
  if (width < 600 || height < 400) return null;
  const bounds = core.size === 0 ? null : boundsOf(outlines, core);
  if (!bounds) return null;
  const [wide, tall] = width < 740 ? [208, 196] : [256, 236];
  const left = width - 16 - wide;
  const over = taken.filter((card) => card.top < 60 && card.right > left - 8);
  const top = Math.max(16, ...over.map(({ bottom }) => bottom + 12));
  return {
    box: { left, top, right: left + wide, bottom: top + tall },
    camera: cameraOfBounds(bounds, wide, tall, 6),
  };
}

/** What the inset shows. */
export interface InsetScene {
  readonly ground: Ground;
  readonly points: MapPoints | null;
  readonly sites: readonly MapSite[];
  readonly sprites: Sprites;
  readonly palette: Palette;
  readonly lettering: Lettering;
  readonly selectedId: string | null;
  readonly plan: MapPlan | null;
}

/** Paints the core districts with one compound in {@link insetOneIn}: what a choice or a plan changes nothing of. */
export function paintInsetGround(
  context: CanvasRenderingContext2D,
  camera: Camera,
  { ground, points, sprites, palette }: InsetScene,
): void {
  finish(paintGround(context, camera, ground, palette, sprites));
  if (points)
    paintSingle(context, camera, points, sprites, [1], {
      from: 0,
      to: points.lon.length,
      every: insetOneIn,
    });
}

/** Paints what stands above that: sites, plan and names. */
export function paintInsetOver(
  context: CanvasRenderingContext2D,
  camera: Camera,
  scene: InsetScene,
): void {
  const { plan, ground, sprites, palette, lettering, selectedId } = scene;
  const chosen = areaOf(ground, selectedId);
  paintAreaMark(context, camera, chosen, palette, true);
  if (plan) paintCatchments(context, camera, plan, scene.sites, palette);
  const marks = siteMarks(scene.sites, camera, 0);
  const boxes = markBoxes(camera, marks);
  const placed = placeChoices(camera, plan?.choices ?? [], boxes);
  paintChoiceLeaders(context, placed, palette);
  paintSites(context, camera, marks, sprites, palette, lettering);
  paintSiteRing(context, camera, marks, selectedId, palette, true);
  paintChoices(context, camera, placed, palette, lettering, selectedId);
  paintLabels(context, camera, ground, palette, lettering, {
    taken: [...boxes, ...choiceBoxes(placed)],
    selectedId,
    leaveOut: new Set(),
    roomFor: 0.9,
  });
}

/** Draws on the map the rectangle that the inset enlarges, and lines to the inset's frame. */
export function paintLeaders(
  context: CanvasRenderingContext2D,
  camera: Camera,
  { box, camera: inner }: InsetFrame,
  palette: Palette,
): void {
  const [west, north] = planAt(inner, 0, 0);
  const [east, south] = planAt(inner, inner.width, inner.height);
  const [left, top] = [screenX(camera, west), screenY(camera, north)];
  const [right, bottom] = [screenX(camera, east), screenY(camera, south)];
  context.strokeStyle = palette("ink-2");
  context.lineWidth = 1;
  context.strokeRect(left, top, right - left, bottom - top);
  context.lineWidth = 0.6;
  context.beginPath();
  context.moveTo(left, top);
  context.lineTo(box.left, box.bottom);
  context.moveTo(right, bottom);
  context.lineTo(box.right, box.bottom);
  context.stroke();
}
