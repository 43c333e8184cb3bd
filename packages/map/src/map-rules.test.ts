import { expect, test } from "vitest";
import { cameraOf } from "./camera.js";
import { isSoftwareRenderer } from "./choose-renderer.js";
import { fillOf } from "./paint-ground.js";
import { scaleBar } from "./scale-bar.js";
import { siteMarks } from "./site-marks.js";
import {
  householdClass,
  mostHouseholds,
  pointModeOf,
  pointStyle,
  radiusOf,
} from "./symbol-style.js";

test.each([
  ["ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero)), SwiftShader driver)", true],
  ["Mesa/X.org, llvmpipe (LLVM 15.0.6, 256 bits)", true],
  ["Microsoft Basic Render Driver", true],
  [null, true],
  ["ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 Direct3D11 vs_5_0 ps_5_0)", false],
  ["Mesa Intel(R) UHD Graphics 620 (KBL GT2)", false],
])("%s is a software renderer: %s", (name, software) => {
  expect(isSoftwareRenderer(name)).toBe(software);
});

test("missing is hatched, too few is dotted, neither is ever a colour of the ramp", () => {
  const area = (value: number | null, flag: string) => ({
    id: "a",
    value,
    flag,
    label: "",
    detail: "",
  });
  const fill = (value: number | null, flag: string) =>
    fillOf({ figures: new Map([["a", area(value, flag)]]), breaks: [0.3, 0.4] }, "a");
  expect(fill(null, "not_reported")).toBe("hatch");
  expect(fill(null, "thin")).toBe("dots");
  expect(fill(null, "suppressed")).toBe("dots");
  expect(fill(0, "ok")).toBe(1);
  expect(fill(0.4, "partial")).toBe(3);
  expect(fillOf({ figures: new Map(), breaks: [] }, "a")).toBe("land");
});

test("compounds: none over the city, density between, each from 11.5 on", () => {
  expect([8, 9.49, 9.5, 11.49, 11.5, 16].map((zoom) => pointStyle(zoom).mode)).toEqual([
    "none",
    "none",
    "density",
    "density",
    "single",
    "single",
  ]);
});

test("close by, a symbol's area goes with households, within half a step; unknown is the smallest", () => {
  const style = pointStyle(14);
  if (style.mode !== "single") throw new Error(style.mode);
  for (const households of [320, 400, 800, 1200, 1700, 2000]) {
    const radius = radiusOf(style, householdClass(households));
    const area = (radius / 8.5) ** 2;
    expect(
      Math.abs(Math.sqrt(area) - Math.sqrt(households / mostHouseholds)) * 8.5,
    ).toBeLessThanOrEqual(0.425);
  }
  expect([-1, 0, 5, 1e9].map((households) => radiusOf(style, householdClass(households)))).toEqual([
    3.4, 3.4, 3.4, 8.5,
  ]);
  expect([13.4, 13.5].map(pointModeOf)).toEqual(["single", "close"]);
});

test.each([
  [100, "5 km", 50],
  [312.5, "20 km", 64],
  [9.6, "500 m", 500 / 9.6],
])("at %f m a pixel the bar says %s", (meters, label, pixels) => {
  const bar = scaleBar(meters, 96);
  expect(bar.label).toBe(label);
  expect(bar.pixels).toBeCloseTo(pixels, 9);
});

test("sites: accepted above planned; merging keeps every site, in counted marks", () => {
  const camera = cameraOf({ lon: 104, lat: 30.6, zoom: 8 }, 390, 336);
  const site = (id: string, lon: number, status: string) => ({
    id,
    name: id,
    lon,
    lat: 30.6,
    status,
  });
  const sites = [
    site("a", 104, "accepted"),
    site("b", 104.01, "planned"),
    site("c", 104.6, "building"),
  ];
  expect(siteMarks(sites, camera, 0).map((mark) => mark.sites[0]!.id)).toEqual(["b", "c", "a"]);
  const merged = siteMarks(sites, camera, 20);
  expect(merged.map((mark) => mark.sites.map(({ id }) => id))).toEqual([["c"], ["b", "a"]]);
});
