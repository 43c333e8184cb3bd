import { type Camera, planX, planY, screenX, screenY } from "./camera.js";
import type { MapBox, MapChoice } from "./map-data.js";

/** Half the width of a numbered glyph, CSS pixels. */
export const choiceRadius = 9;

/** Pixels between two glyphs. */
const apart = 2;
/** Pixels between the rings on which room is looked for, and how far the last one is. */
const [ringStep, farthest] = [4, 160];

/** A numbered glyph on the screen: where it stands, and the position that it tells of. CSS pixels. */
export interface PlacedChoice {
  readonly choice: MapChoice;
  readonly x: number;
  readonly y: number;
  readonly atX: number;
  readonly atY: number;
}

/**
 * Stands the glyphs of chosen compounds beside each other where they would lie over each other or over what is taken: each as near to its position as there is room, those in the middle of all first, away from that
 * middle. One that has room where it belongs stays there, and so does one for which there is no room at all, or that is off the screen.
 * @param taken boxes that glyphs keep off
 * @returns in the order of the choices
 */
export function placeChoices(
  camera: Camera,
  choices: readonly MapChoice[],
  taken: readonly MapBox[],
): readonly PlacedChoice[] {
  const at = choices.map(({ lon, lat }) => ({
    x: screenX(camera, planX(lon)),
    y: screenY(camera, planY(lat)),
  }));
  const isSeen = ({ x, y }: { readonly x: number; readonly y: number }): boolean =>
    x >= 0 && y >= 0 && x <= camera.width && y <= camera.height;
  const seen = [...at.keys()].filter((i) => isSeen(at[i]!));
  const mean = (axis: "x" | "y"): number =>
    seen.reduce((sum, i) => sum + at[i]![axis], 0) / Math.max(1, seen.length);
  const middle = { x: mean("x"), y: mean("y") };
  const away = (i: number): number => Math.hypot(at[i]!.x - middle.x, at[i]!.y - middle.y);
  const stood: { readonly x: number; readonly y: number }[] = [];
  const hasRoom = (x: number, y: number): boolean =>
    x >= choiceRadius &&
    y >= choiceRadius &&
    x <= camera.width - choiceRadius &&
    y <= camera.height - choiceRadius &&
    stood.every(
      (other) =>
        Math.abs(other.x - x) >= 2 * choiceRadius + apart ||
        Math.abs(other.y - y) >= 2 * choiceRadius + apart,
    ) &&
    taken.every(
      (box) =>
        x + choiceRadius <= box.left ||
        x - choiceRadius >= box.right ||
        y + choiceRadius <= box.top ||
        y - choiceRadius >= box.bottom,
    );
  const placed = [...at];
  for (const i of seen.toSorted((a, b) => away(a) - away(b) || a - b)) {
    const { x, y } = at[i]!;
    placed[i] = nearestRoom(x, y, Math.atan2(y - middle.y, x - middle.x), hasRoom) ?? at[i]!;
    stood.push(placed[i]);
  }
  return choices.map((choice, i) => ({
    choice,
    ...placed[i]!,
    atX: at[i]!.x,
    atY: at[i]!.y,
  }));
}

/** The first spot with room, ring after ring, on each from one direction to either side. */
function nearestRoom(
  x: number,
  y: number,
  direction: number,
  hasRoom: (x: number, y: number) => boolean,
): { readonly x: number; readonly y: number } | null {
  for (let radius = 0; radius <= farthest; radius += ringStep) {
    const steps = radius === 0 ? 1 : Math.min(32, Math.ceil((2 * Math.PI * radius) / ringStep));
    for (let step = 0; step < steps; step += 1) {
      const turn = Math.ceil(step / 2) * (step % 2 === 0 ? 1 : -1);
      const angle = direction + (turn * 2 * Math.PI) / steps;
      const spot = { x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) };
      if (hasRoom(spot.x, spot.y)) return spot;
    }
  }
  return null;
}
