import { expect, test } from "vitest";
import { cityView } from "./city-view.js";

const x = (lon: number, zoom: number): number => ((lon + 180) / 360) * 512 * 2 ** zoom;
const y = (lat: number, zoom: number): number =>
  ((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * 512 * 2 ** zoom;

test.each([
  [768, 652],
  [390, 400],
  [1200, 700],
])("the whole city is in a box of %i × %i, and fills it", (width, height) => {
  const { lon, lat, zoom } = cityView(width, height);
  const left = width / 2 + x(102.98, zoom) - x(lon, zoom);
  const right = width / 2 + x(104.9, zoom) - x(lon, zoom);
  const top = height / 2 + y(31.44, zoom) - y(lat, zoom);
  const bottom = height / 2 + y(30.08, zoom) - y(lat, zoom);
  expect(Math.min(left, top, width - right, height - bottom)).toBeGreaterThan(0);
  expect(Math.max((right - left) / width, (bottom - top) / height)).toBeGreaterThan(0.78);
});
