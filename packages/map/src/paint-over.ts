import { type Camera, metersPerPixel, planX, planY, screenX, screenY, zoomOf } from "./camera.js";
import { type InsetFrame, paintLeaders } from "./inset.js";
import type { InsetStyle } from "./inset-layer.js";
import type { MapBox, MapPlace, MapPlan, MapPoints, MapSite, MapTarget } from "./map-data.js";
import { areaOf } from "./paint-ground.js";
import { paintLabels } from "./paint-labels.js";
import { paintPlaceNames } from "./paint-place-names.js";
import { paintAreaMark, paintRing, paintSiteRing, paintWalks } from "./paint-marks.js";
import { choiceBoxes, paintCatchments, paintChoiceLeaders, paintChoices } from "./paint-plan.js";
import { paintSites } from "./paint-symbols.js";
import { type PlacedChoice, choiceRadius } from "./place-choices.js";
import { planPoints } from "./plan-points.js";
import { type SiteMark, markBoxes } from "./site-marks.js";
import { closeFromZoom, pointStyle, radiusOf } from "./symbol-style.js";

/** What stands above the areas and compounds. */
export interface OverScene extends InsetStyle {
  readonly marks: readonly SiteMark[];
  readonly points: MapPoints | null;
  readonly sites: readonly MapSite[];
  readonly plan: MapPlan | null;
  /** Where the glyphs of the plan stand. */
  readonly placed: readonly PlacedChoice[];
  readonly selectedId: string | null;
  /** A compound that is chosen, or where else the map was sent. */
  readonly place: MapPlace | null;
  readonly hovered: MapTarget | null;
  /** Row of the compound that was clicked. */
  readonly chosenRow: number | null;
  readonly inset: { readonly frame: InsetFrame; readonly box: MapBox } | null;
  /** Named in the inset while it stands. */
  readonly core: readonly string[];
  /** Boxes that labels keep clear of. */
  readonly clear: readonly MapBox[];
}

/** Paints outlines of what is chosen and under the pointer, sites and names. */
export function paintOver(
  context: CanvasRenderingContext2D,
  camera: Camera,
  scene: OverScene,
): void {
  const { ground, palette, sprites, lettering, marks, inset, hovered, selectedId, plan, placed } =
    scene;
  const zoom = zoomOf(camera);
  if (hovered?.kind === "area")
    paintAreaMark(context, camera, areaOf(ground, hovered.id), palette, false);
  paintAreaMark(context, camera, areaOf(ground, selectedId), palette, true);
  if (inset) paintLeaders(context, camera, inset.frame, palette);
  if (plan) paintCatchments(context, camera, plan, scene.sites, palette);
  else if (zoom >= closeFromZoom) paintWalks(context, marks, palette, metersPerPixel(camera));
  paintChoiceLeaders(context, placed, palette);
  paintSites(context, camera, marks, sprites, palette, lettering);
  paintChoices(context, camera, placed, palette, lettering, selectedId);
  paintRings(context, camera, scene);
  const taken = [
    ...scene.clear,
    ...(inset ? [inset.box] : []),
    ...markBoxes(camera, marks),
    ...choiceBoxes(placed),
  ];
  if (zoom >= closeFromZoom) return paintPlaceNames(context, camera, scene, taken);
  paintLabels(context, camera, ground, palette, lettering, {
    taken,
    selectedId,
    leaveOut: new Set(inset ? scene.core : []),
    roomFor: 0.75,
  });
}

function paintRings(context: CanvasRenderingContext2D, camera: Camera, scene: OverScene): void {
  const { hovered, chosenRow, place, points, marks, selectedId, palette } = scene;
  const ring = (x: number, y: number, radius: number, chosen: boolean): void =>
    paintRing(context, screenX(camera, x), screenY(camera, y), radius, palette, chosen);
  const style = pointStyle(zoomOf(camera));
  if (points && style.mode === "single") {
    const { x, y, size } = planPoints(points);
    const around = (row: number, chosen: boolean): void =>
      ring(x[row]!, y[row]!, radiusOf(style, size[row]!) + 3, chosen);
    if (hovered?.kind === "compound") around(hovered.row, false);
    if (chosenRow !== null) around(chosenRow, true);
  }
  if (place?.ring === true)
    ring(
      planX(place.lon),
      planY(place.lat),
      (style.mode === "single" ? style.radii.at(-1)! : 4) + 3,
      true,
    );
  const pointed =
    hovered?.kind === "choice" && scene.placed.find(({ choice }) => choice.id === hovered.id);
  if (pointed) paintRing(context, pointed.x, pointed.y, choiceRadius + 3, palette, false);
  if (hovered?.kind === "site") paintSiteRing(context, camera, marks, hovered.id, palette, false);
  paintSiteRing(context, camera, marks, selectedId, palette, true);
}
