import { expect, test } from "vitest";
import type { SummarySite } from "../summary.js";
import { nearestSites, straightLineMeters } from "./nearest-sites.js";

const site = (
  id: string,
  lon: number | null,
  lat: number | null,
  more: Partial<SummarySite> = {},
) =>
  ({
    site_id: id,
    compound_id: null,
    name: id,
    unit_id: null,
    township_id: null,
    batch: 1,
    year: 2021,
    status: "accepted",
    lon,
    lat,
    ...more,
  }) satisfies SummarySite;

test("a degree of a meridian and of the equator is the sphere's, and a place is no distance from itself", () => {
  // 6371008.8 m · π / 180
  expect(straightLineMeters({ lon: 104, lat: 30 }, { lon: 104, lat: 31 })).toBeCloseTo(
    111_195.08,
    1,
  );
  expect(straightLineMeters({ lon: 0, lat: 0 }, { lon: 1, lat: 0 })).toBeCloseTo(111_195.08, 1);
  expect(straightLineMeters({ lon: 104, lat: 30 }, { lon: 104, lat: 30 })).toBe(0);
});

test("agrees with a flat plan over the distances of a city", () => {
  const from = { lon: 104.06, lat: 30.66 };
  const to = { lon: 104.1, lat: 30.69 };
  const x = (to.lon - from.lon) * Math.cos((30.675 * Math.PI) / 180) * 111_195.08;
  const y = (to.lat - from.lat) * 111_195.08;
  expect(straightLineMeters(from, to) / Math.hypot(x, y)).toBeCloseTo(1, 5);
});

test("the nearest come first; the compound's own, the withdrawn and those without a position are left out", () => {
  const sites = [
    site("far", 104.2, 30.6),
    site("own", 104, 30.6, { compound_id: "C1" }),
    site("gone", 104, 30.6, { status: "withdrawn" }),
    site("nowhere", null, null),
    site("near", 104.01, 30.6),
    site("middle", 104.1, 30.6),
  ];
  const near = nearestSites({ lon: 104, lat: 30.6 }, sites, "C1", 2);
  expect(near.map((one) => one.site.site_id)).toEqual(["near", "middle"]);
});
