import { seededNumbers } from "@atlas/testkit/numbers";
import { expect, test } from "vitest";
import { haversineMeters } from "../check/check-selection.js";
import { makeSpacing } from "./spacing.js";

test.each([30.6, -0.001, 69, 89.9])(
  "finds every pair too close, and no other, at latitude %d",
  (north) => {
    const random = seededNumbers(7);
    const stretch = 1 / Math.cos((north * Math.PI) / 180);
    const lon = Float64Array.from({ length: 300 }, () => 104 + 0.05 * stretch * random());
    const lat = Float64Array.from({ length: 300 }, () => north + 0.05 * random());
    lon[17] = Number.NaN;
    const spacing = makeSpacing(lon, lat, 800);
    const close = (a: number, b: number): boolean =>
      a !== b && haversineMeters(lon[a]!, lat[a]!, lon[b]!, lat[b]!) < 800;
    let pairs = 0;
    for (const a of lon.keys()) {
      const found: number[] = [];
      spacing.eachClash(a, (b) => found.push(b));
      const naive = [...lon.keys()].filter((b) => close(a, b));
      expect(found.sort((p, q) => p - q)).toEqual(naive);
      expect([...lon.keys()].filter((b) => spacing.clash(a, b))).toEqual(naive);
      pairs += naive.length;
    }
    expect(pairs).toBeGreaterThan(300);
    expect(spacing.anyWithin(lon[3]!, lat[3]! + 0.007)).toBe(true);
    expect(spacing.anyWithin(lon[3]!, lat[3]! - 0.1)).toBe(false);
  },
);

test("a pair exactly at the spacing is not too close", () => {
  const meters = haversineMeters(104, 30.6, 104.01, 30.6);
  const at = (spacing: number) =>
    makeSpacing(Float64Array.of(104, 104.01), Float64Array.of(30.6, 30.6), spacing).clash(0, 1);
  expect([at(meters), at(meters + 0.001), at(meters - 0.001)]).toEqual([false, true, false]);
});
