import fc from "fast-check";
import { expect, test } from "vitest";
import { planX, planY } from "./camera.js";
import { densityCells } from "./density-cells.js";
import type { MapPoints } from "./map-data.js";
import { nearestPoint, planPoints, rowsNear } from "./plan-points.js";

const place = fc.tuple(
  fc.double({ min: 103.9, max: 104.1, noNaN: true }),
  fc.double({ min: 30.5, max: 30.7, noNaN: true }),
);
const pointsOf = (places: readonly (readonly [number, number])[]): MapPoints => ({
  lon: places.map(([lon]) => lon),
  lat: places.map(([, lat]) => lat),
  kind: places.map((_, row) => row % 3),
  consulted: places.map((_, row) => row % 2),
  name: places.map((_, row) => `小区 ${row}`),
  households: places.map((_, row) => row * 10 - 1),
});

test("the nearest compound is the one that looking at all of them finds", () => {
  fc.assert(
    fc.property(
      fc.array(place, { maxLength: 200 }),
      place,
      fc.double({ min: 0.01, max: 9, noNaN: true }),
      (places, [lon, lat], radius) => {
        const plan = planPoints(pointsOf(places));
        const [x, y] = [planX(lon), planY(lat)];
        const distances = places.map(([a, b]) => Math.hypot(planX(a) - x, planY(b) - y));
        const nearest = Math.min(...distances);
        const found = nearestPoint(plan, x, y, radius);
        if (nearest < radius * 0.999_999) expect(distances[found!]).toBeCloseTo(nearest, 9);
        else if (nearest > radius * 1.000_001) expect(found).toBeNull();
      },
    ),
    { seed: 20_221_231 },
  );
});

test("rows near a rectangle are all that lie in it, each once", () => {
  fc.assert(
    fc.property(fc.array(place, { maxLength: 200 }), place, place, (places, one, two) => {
      const plan = planPoints(pointsOf(places));
      const [xs, ys] = [
        [planX(one[0]), planX(two[0])],
        [planY(one[1]), planY(two[1])],
      ];
      const [left, right, top, bottom] = [
        Math.min(...xs),
        Math.max(...xs),
        Math.min(...ys),
        Math.max(...ys),
      ];
      const near = rowsNear(plan, [left, top], [right, bottom]);
      expect(new Set(near).size).toBe(near.length);
      const inside = places.flatMap(([lon, lat], row) => {
        const [x, y] = [planX(lon), planY(lat)];
        return x >= left && x <= right && y >= top && y <= bottom ? [row] : [];
      });
      expect(near).toEqual(expect.arrayContaining(inside));
    }),
    { seed: 20_221_231 },
  );
});

test("windows with the same positions share what is made of them", () => {
  const points = pointsOf([
    [104, 30.6],
    [104.01, 30.61],
  ]);
  const another = { ...points, consulted: [1, 1] };
  expect(planPoints(another)).toBe(planPoints(points));
  expect(densityCells(another, 10)).toBe(densityCells(points, 10));
});

test("density loses no compound, at any zoom", () => {
  fc.assert(
    fc.property(
      fc.array(place, { maxLength: 200 }),
      fc.double({ min: 9.5, max: 11.5, noNaN: true }),
      (places, zoom) => {
        const points = pointsOf(places);
        const cells = densityCells(points, zoom);
        expect(cells.reduce((sum, { count }) => sum + count, 0)).toBe(places.length);
      },
    ),
    { seed: 20_221_231 },
  );
});
