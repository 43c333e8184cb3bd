import { type Camera, metersPerPixel, planX, planY, screenX, screenY } from "./camera.js";
import type { Lettering } from "./lettering.js";
import type { MapBox, MapChoice, MapPlan, MapSite } from "./map-data.js";
import type { Palette } from "./palette.js";

/** Half the width of a numbered glyph, CSS pixels. */
export const choiceRadius = 9;

/** Where a chosen compound stands on the screen. */
export const choiceAt = (
  camera: Camera,
  { lon, lat }: Pick<MapChoice, "lon" | "lat">,
): { readonly x: number; readonly y: number } => ({
  x: screenX(camera, planX(lon)),
  y: screenY(camera, planY(lat)),
});

/** Paints the circles that sites serve, in a straight line: existing ones first, those of the plan over them. */
export function paintCatchments(
  context: CanvasRenderingContext2D,
  camera: Camera,
  plan: MapPlan,
  sites: readonly MapSite[],
  palette: Palette,
): void {
  const radius = plan.meters / metersPerPixel(camera);
  context.save();
  context.lineWidth = 1;
  const circle = (at: Pick<MapChoice, "lon" | "lat">, colour: string, dashed: boolean): void => {
    const { x, y } = choiceAt(camera, at);
    if (x < -radius || y < -radius || x > camera.width + radius || y > camera.height + radius)
      return;
    context.fillStyle = context.strokeStyle = palette(colour);
    context.setLineDash(dashed ? [4, 3] : []);
    context.beginPath();
    context.arc(x, y, radius, 0, Math.PI * 2);
    context.globalAlpha = 0.13;
    context.fill();
    context.globalAlpha = 0.75;
    context.stroke();
  };
  for (const site of sites) circle(site, "site", false);
  for (const choice of plan.choices)
    if (choice.comparison !== true) circle(choice, "data", choice.side === "other");
  context.restore();
}

/** Stamps the chosen with their numbers, the first on top: a circle for an old compound, a square for a managed one. What only the other plan chooses is hollow and dashed; what only this one
 * chooses has a second outline; what is compared with is hollow. */
export function paintChoices(
  context: CanvasRenderingContext2D,
  camera: Camera,
  { choices }: MapPlan,
  palette: Palette,
  lettering: Lettering,
  selectedId: string | null,
): void {
  context.save();
  context.textAlign = "center";
  context.textBaseline = "middle";
  const last = choices.find(({ id }) => id === selectedId);
  const order = choices.filter((choice) => choice !== last).toReversed();
  for (const choice of last ? [...order, last] : order) {
    const { x, y } = choiceAt(camera, choice);
    const far = choiceRadius + 6;
    if (x < -far || y < -far || x > camera.width + far || y > camera.height + far) continue;
    const { kind, number, side } = choice;
    const colour = palette(kind === "old" ? "old" : kind === "managed" ? "managed" : "ink-2");
    const other = side === "other";
    const hollow = other || choice.comparison === true;
    const outline = (radius: number): void => {
      context.beginPath();
      if (kind === "managed") context.rect(x - radius, y - radius, 2 * radius, 2 * radius);
      else context.arc(x, y, radius, 0, Math.PI * 2);
    };
    outline(choiceRadius);
    context.fillStyle = hollow ? palette("surface") : colour;
    context.strokeStyle = hollow ? colour : palette("surface");
    context.lineWidth = 1.5;
    context.setLineDash(other ? [3, 2] : []);
    context.fill();
    context.stroke();
    context.setLineDash([]);
    if (side === "this" || choice === last) {
      outline(choiceRadius + 3);
      context.lineWidth = choice === last ? 2 : 1.4;
      context.strokeStyle = choice === last ? palette("ink") : colour;
      context.stroke();
    }
    context.font = lettering.count;
    context.fillStyle = hollow ? colour : palette("surface");
    context.fillText(String(number), x, y + 0.5);
  }
  context.restore();
}

/** Boxes that the chosen take up, which names keep clear of. */
export const choiceBoxes = (camera: Camera, plan: MapPlan | null): readonly MapBox[] =>
  (plan?.choices ?? []).map((choice) => {
    const { x, y } = choiceAt(camera, choice);
    const half = choiceRadius + 2;
    return { left: x - half, right: x + half, top: y - half, bottom: y + half };
  });

/** The chosen compound under a pixel, the topmost; null where there is none. */
export function choiceUnder(
  camera: Camera,
  plan: MapPlan | null,
  at: { readonly x: number; readonly y: number },
): MapChoice | null {
  const reach = choiceRadius + 3;
  return (
    plan?.choices.find((choice) => {
      const { x, y } = choiceAt(camera, choice);
      return Math.hypot(x - at.x, y - at.y) <= reach;
    }) ?? null
  );
}
