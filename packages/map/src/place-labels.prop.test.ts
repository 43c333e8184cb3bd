import fc from "fast-check";
import { expect, test } from "vitest";
import type { MapBox } from "./map-data.js";
import { type LabelWish, labelLine, placeLabels } from "./place-labels.js";

const wish = fc.record({
  x: fc.integer({ min: -20, max: 420 }),
  y: fc.integer({ min: -20, max: 320 }),
  nameWidth: fc.integer({ min: 20, max: 90 }),
  detailWidth: fc.integer({ min: 0, max: 40 }),
});
const box = fc
  .tuple(fc.integer({ min: 0, max: 380 }), fc.integer({ min: 0, max: 280 }))
  .map(([left, top]) => ({ left, top, right: left + 18, bottom: top + 18 }));
const anywhere = (wishes: readonly Omit<LabelWish, "mayStand">[]): LabelWish[] =>
  wishes.map((each) => ({ ...each, mayStand: () => true }));

test("no label touches another, a taken box or the edge, nor is farther than 34 px from its anchor", () => {
  fc.assert(
    fc.property(
      fc.array(wish, { maxLength: 40 }),
      fc.array(box, { maxLength: 20 }),
      (all, taken) => {
        const wishes = anywhere(all);
        const boxes: MapBox[] = placeLabels(wishes, taken, 400, 300).flatMap((found, i) => {
          if (!found) return [];
          const { x, y, nameWidth, detailWidth } = wishes[i]!;
          expect(Math.abs(found.x - x)).toBeLessThanOrEqual(34);
          expect(Math.abs(found.y - y)).toBeLessThanOrEqual(34);
          const half = Math.max(nameWidth, found.withDetail ? detailWidth : 0) / 2;
          const tall = found.withDetail ? labelLine : labelLine / 2;
          return [
            {
              left: found.x - half,
              right: found.x + half,
              top: found.y - tall,
              bottom: found.y + tall,
            },
          ];
        });
        for (const [i, a] of boxes.entries()) {
          expect(a.left >= 0 && a.top >= 0 && a.right <= 400 && a.bottom <= 300).toBe(true);
          for (const b of [...boxes.slice(i + 1), ...taken]) {
            const apart =
              a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
            expect(apart).toBe(true);
          }
        }
      },
    ),
    { seed: 20_221_231 },
  );
});

test("the value is dropped before the name, and a label does not leave its area", () => {
  const one = { x: 100, y: 100, nameWidth: 40, detailWidth: 30 };
  const narrow = [
    { left: 0, top: 0, right: 400, bottom: 91 },
    { left: 0, top: 109, right: 400, bottom: 300 },
  ];
  expect(placeLabels(anywhere([one]), narrow, 400, 300)).toEqual([
    { x: 100, y: 100, withDetail: false },
  ]);
  const held = { ...one, mayStand: () => false };
  expect(placeLabels([held, held], [], 400, 300)[1]).toBeNull();
});
