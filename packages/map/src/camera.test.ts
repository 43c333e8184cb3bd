import { expect, test } from "vitest";
import {
  cameraOf,
  cameraOfBounds,
  fromPlan,
  metersPerPixel,
  planAt,
  planX,
  planY,
  screenX,
  screenY,
} from "./camera.js";

const view = { lon: 104.2, lat: 30.5, zoom: 12.3 };

test("the middle of the canvas is where the view looks", () => {
  const camera = cameraOf(view, 800, 600);
  expect(screenX(camera, planX(104.2))).toBeCloseTo(400, 9);
  expect(screenY(camera, planY(30.5))).toBeCloseTo(300, 9);
});

test("degrees, plan and pixels go there and back", () => {
  const camera = cameraOf(view, 800, 600);
  const [x, y] = planAt(camera, 123, 456);
  expect(screenX(camera, x)).toBeCloseTo(123, 6);
  expect(screenY(camera, y)).toBeCloseTo(456, 6);
  const { lon, lat } = fromPlan(planX(103.1), planY(31.2));
  expect(lon).toBeCloseTo(103.1, 9);
  expect(lat).toBeCloseTo(31.2, 9);
});

test("a pixel on the ground agrees with the haversine distance", () => {
  const camera = cameraOf(view, 800, 600);
  const place = (x: number) => fromPlan(...planAt(camera, x, 300));
  const [a, b] = [place(300), place(500)];
  const radians = Math.PI / 180;
  const h =
    Math.cos(a.lat * radians) *
    Math.cos(b.lat * radians) *
    Math.sin(((b.lon - a.lon) * radians) / 2) ** 2;
  const meters = 2 * 6_378_137 * Math.asin(Math.sqrt(h));
  expect(metersPerPixel(camera) * 200).toBeCloseTo(meters, 0);
});

test("bounds fill the canvas to its padding and lie whole inside it", () => {
  const camera = cameraOfBounds([103, 30, 105, 31], 400, 300, 10);
  const corners = [
    screenX(camera, planX(103)),
    screenX(camera, planX(105)),
    screenY(camera, planY(31)),
    screenY(camera, planY(30)),
  ];
  expect(corners[0]).toBeCloseTo(10, 6);
  expect(corners[1]).toBeCloseTo(390, 6);
  expect(corners[2]).toBeGreaterThan(10);
  expect(corners[3]).toBeLessThan(290);
});
