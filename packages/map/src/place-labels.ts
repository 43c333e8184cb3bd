import type { MapBox } from "./map-data.js";

/** A label that wants a place: its anchor in CSS pixels and the sizes of its lines. */
export interface LabelWish {
  readonly x: number;
  readonly y: number;
  readonly nameWidth: number;
  readonly detailWidth: number;
  /** Whether the middle of the label may stand at a pixel: inside its own area. */
  readonly mayStand: (x: number, y: number) => boolean;
}

/** A place found: the middle of the label; the value was dropped where only the name had room. */
export interface LabelPlace {
  readonly x: number;
  readonly y: number;
  readonly withDetail: boolean;
}

/** Height of a line in CSS pixels. */
export const labelLine = 14;

const reach = [0, 10, 18, 26, 34];
const ways = [
  [0, -1],
  [0, 1],
  [1, 0],
  [-1, 0],
  [1, -1],
  [-1, -1],
  [1, 1],
  [-1, 1],
] as const;

/** Finds a place for each label within ±34 px of its anchor that touches no taken box, no label before it and not the edge of the map; the
 * value is dropped before the name, the name last. @returns a place or null for each wish, in order. */
export function placeLabels(
  wishes: readonly LabelWish[],
  taken: readonly MapBox[],
  width: number,
  height: number,
): readonly (LabelPlace | null)[] {
  const boxes = [...taken];
  return wishes.map((wish) => {
    for (const withDetail of wish.detailWidth > 0 ? [true, false] : [false]) {
      const half = Math.max(wish.nameWidth, withDetail ? wish.detailWidth : 0) / 2 + 2;
      const tall = (withDetail ? labelLine : labelLine / 2) + 1;
      for (const distance of reach) {
        for (const [dx, dy] of distance === 0 ? [[0, 0] as const] : ways) {
          const [x, y] = [wish.x + dx * distance, wish.y + dy * distance];
          if (distance > 0 && !wish.mayStand(x, y)) continue;
          const box = { left: x - half, right: x + half, top: y - tall, bottom: y + tall };
          if (box.left < 0 || box.top < 0 || box.right > width || box.bottom > height) continue;
          if (boxes.some((other) => overlaps(box, other))) continue;
          boxes.push(box);
          return { x, y, withDetail };
        }
      }
    }
    return null;
  });
}

const overlaps = (a: MapBox, b: MapBox): boolean =>
  a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
