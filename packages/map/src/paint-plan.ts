import { type Camera, metersPerPixel, planX, planY, screenX, screenY } from "./camera.js";
import type { Lettering } from "./lettering.js";
import type { MapBox, MapChoice, MapPlan, MapSite } from "./map-data.js";
import type { Palette } from "./palette.js";
import { type PlacedChoice, choiceRadius } from "./place-choices.js";

/** Pixels from its position from which a glyph has a line to it. */
const leaderFrom = 4;

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
    const [x, y] = [screenX(camera, planX(at.lon)), screenY(camera, planY(at.lat))];
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

const colourOf = (kind: string): string =>
  kind === "old" ? "old" : kind === "managed" ? "managed" : "ink-2";

/** Stamps the chosen with their numbers, the first on top: a circle for an old compound, a square for a managed one. What only the other plan chooses is hollow and dashed; what only this one
 * chooses has a second outline; what is compared with is hollow. */
export function paintChoices(
  context: CanvasRenderingContext2D,
  camera: Camera,
  placed: readonly PlacedChoice[],
  palette: Palette,
  lettering: Lettering,
  selectedId: string | null,
): void {
  context.save();
  context.textAlign = "center";
  context.textBaseline = "middle";
  const far = choiceRadius + 6;
  const seen = placed.filter(
    ({ x, y }) => x > -far && y > -far && x < camera.width + far && y < camera.height + far,
  );
  const last = seen.find(({ choice }) => choice.id === selectedId);
  const order = seen.filter((one) => one !== last).toReversed();
  for (const one of last ? [...order, last] : order) {
    const { choice, x, y } = one;
    const { kind, number, side } = choice;
    const colour = palette(colourOf(kind));
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
    if (side === "this" || one === last) {
      outline(choiceRadius + 3);
      context.lineWidth = one === last ? 2 : 1.4;
      context.strokeStyle = one === last ? palette("ink") : colour;
      context.stroke();
    }
    context.font = lettering.count;
    context.fillStyle = hollow ? colour : palette("surface");
    context.fillText(String(number), x, y + 0.5, 2 * choiceRadius - 2);
  }
  context.restore();
}

/** Paints a line from each glyph that stands apart from its position to a dot there. */
export function paintChoiceLeaders(
  context: CanvasRenderingContext2D,
  placed: readonly PlacedChoice[],
  palette: Palette,
): void {
  context.save();
  context.lineWidth = 1;
  for (const { choice, x, y, atX, atY } of placed) {
    if (Math.hypot(x - atX, y - atY) < leaderFrom) continue;
    context.strokeStyle = context.fillStyle = palette(colourOf(choice.kind));
    context.beginPath();
    context.moveTo(atX, atY);
    context.lineTo(x, y);
    context.stroke();
    context.beginPath();
    context.arc(atX, atY, 2, 0, Math.PI * 2);
    context.fill();
  }
  context.restore();
}

/** Boxes that the chosen take up, which names keep clear of. */
export const choiceBoxes = (placed: readonly PlacedChoice[]): readonly MapBox[] =>
  placed.map(({ x, y }) => {
    const half = choiceRadius + 2;
    return { left: x - half, right: x + half, top: y - half, bottom: y + half };
  });

/** The chosen compound under a pixel, the topmost; null where there is none. */
export function choiceUnder(
  placed: readonly PlacedChoice[],
  at: { readonly x: number; readonly y: number },
): MapChoice | null {
  const reach = choiceRadius + 3;
  return placed.find(({ x, y }) => Math.hypot(x - at.x, y - at.y) <= reach)?.choice ?? null;
}
