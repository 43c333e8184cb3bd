import fc from "fast-check";
import { expect, test } from "vitest";
import { cameraOf, planX, planY, screenX, screenY } from "./camera.js";
import type { MapChoice } from "./map-data.js";
import { choiceRadius, placeChoices } from "./place-choices.js";

const camera = cameraOf({ lon: 104, lat: 30.6, zoom: 8 }, 390, 336);
const choicesAt = (places: readonly (readonly [number, number])[]): readonly MapChoice[] =>
  places.map(([lon, lat], i) => ({ id: `C${i}`, number: i + 1, kind: "old", lon, lat }));
const apart = (a: { x: number; y: number }, b: { x: number; y: number }): number =>
  Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y));

test("no two glyphs lie over each other, nor over what is taken, and all are on the screen", () => {
  const place = fc.tuple(
    fc.double({ min: 103.8, max: 104.2, noNaN: true }),
    fc.double({ min: 30.4, max: 30.8, noNaN: true }),
  );
  fc.assert(
    fc.property(fc.array(place, { minLength: 1, maxLength: 40 }), (places) => {
      const taken = { left: 180, right: 200, top: 160, bottom: 180 };
      const placed = placeChoices(camera, choicesAt(places), [taken]);
      expect(placed.map(({ choice }) => choice.number)).toEqual(places.map((_, i) => i + 1));
      placed.forEach((one, i) => {
        expect(one.atX).toBe(screenX(camera, planX(places[i]![0])));
        expect(one.atY).toBe(screenY(camera, planY(places[i]![1])));
        for (const other of placed.slice(0, i))
          expect(apart(one, other)).toBeGreaterThanOrEqual(2 * choiceRadius);
        expect(apart(one, { x: 190, y: 170 })).toBeGreaterThanOrEqual(10 + choiceRadius - 1e-9);
        expect(one.x).toBeGreaterThanOrEqual(choiceRadius);
        expect(one.x).toBeLessThanOrEqual(camera.width - choiceRadius);
      });
    }),
    { seed: 7, numRuns: 100 },
  );
});

test("one with room stays where it belongs, and one off the screen is left there", () => {
  const far = choicesAt([
    [104, 30.6],
    [104.5, 30.6],
    [120, 30.6],
  ]);
  for (const { x, y, atX, atY } of placeChoices(camera, far, []))
    expect([x, y]).toEqual([atX, atY]);
});

test("one for which there is no room stays where it belongs", () => {
  const all = { left: 0, right: 390, top: 0, bottom: 336 };
  const [only] = placeChoices(camera, choicesAt([[104, 30.6]]), [all]);
  expect([only!.x, only!.y]).toEqual([only!.atX, only!.atY]);
});
