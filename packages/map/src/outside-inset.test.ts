import { expect, test } from "vitest";
import { cameraOfBounds } from "./camera.js";
import { outsideInset } from "./outside-inset.js";

test("what the inset shows is left out of the map, and nothing where there is none", () => {
  const camera = cameraOfBounds([104, 30.6, 104.2, 30.8], 200, 200, 0);
  const inside = { id: "in", lon: 104.1, lat: 30.7 };
  const around = [
    { id: "west", lon: 103.5, lat: 30.7 },
    { id: "east", lon: 104.7, lat: 30.7 },
    { id: "north", lon: 104.1, lat: 31.3 },
    { id: "south", lon: 104.1, lat: 30.1 },
  ];
  expect(outsideInset([inside, ...around], { camera })).toEqual(around);
  expect(outsideInset([inside], null)).toEqual([inside]);
});
