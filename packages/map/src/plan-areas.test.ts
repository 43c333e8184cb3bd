import { expect, test } from "vitest";
import { planX, planY } from "./camera.js";
import type { MapBoundaries } from "./map-data.js";
import { areaAt, boundsOf, planAreas } from "./plan-areas.js";

const square = (west: number, south: number, side: number): number[][] => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];
const boundaries: MapBoundaries = {
  type: "FeatureCollection",
  features: [
    {
      type: "Feature",
      properties: { division_id: "ring", name: "环" },
      geometry: {
        type: "MultiPolygon",
        coordinates: [[square(104, 30, 1), square(104.25, 30.25, 0.5)], [square(106, 30, 0.1)]],
      },
    },
    {
      type: "Feature",
      properties: { division_id: "core", name: "心" },
      geometry: { type: "MultiPolygon", coordinates: [[square(104.25, 30.25, 0.5)]] },
    },
  ],
};
const at = (lon: number, lat: number): string | null =>
  areaAt(planAreas(boundaries), planX(lon), planY(lat));

test.each([
  [104.1, 30.1, "ring"],
  [104.5, 30.5, "core"],
  [106.05, 30.05, "ring"],
  [105.5, 30.05, null],
  [104.5, 31.5, null],
])("%f, %f is in %s: holes are left out, parts count", (lon, lat, id) => {
  expect(at(lon, lat)).toBe(id);
});

test("bounds are of all areas or of those chosen; of none there are none", () => {
  expect(boundsOf(boundaries)).toEqual([104, 30, 106.1, 31]);
  expect(boundsOf(boundaries, new Set(["core"]))).toEqual([104.25, 30.25, 104.75, 30.75]);
  expect(boundsOf(boundaries, new Set(["nowhere"]))).toBeNull();
});

test("the anchor is in the middle of the largest ring", () => {
  const [ring] = planAreas(boundaries);
  expect(ring!.x).toBeCloseTo(planX(104.5), 6);
  expect(Math.abs(ring!.y - planY(30.5))).toBeLessThan(5);
});

test("areas are prepared once for the same object", () => {
  expect(planAreas(boundaries)).toBe(planAreas(boundaries));
});
