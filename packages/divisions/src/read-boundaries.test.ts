import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { childrenOf, units } from "./divisions.js";
import { readBoundaries } from "./read-boundaries.js";

const own = (name: string): string =>
  readFileSync(new URL(`../../../data/boundaries/${name}.geojson`, import.meta.url), "utf8");

const ring = [
  [104, 30.6],
  [104.1, 30.6],
  [104.1, 30.7],
  [104, 30.6],
];
const feature = (id: string, geometry: unknown = { type: "Polygon", coordinates: [ring] }) => ({
  type: "Feature",
  properties: { division_id: id },
  geometry,
});
const township = childrenOf("510104")[0]!;
const collection = (features: readonly unknown[], more: object = {}): string =>
  JSON.stringify({ type: "FeatureCollection", features, ...more });

test("the boundaries of the repository are read as they are", () => {
  for (const [name, count] of [
    ["district", 23],
    ["township", 261],
  ] as const) {
    const read = readBoundaries(`${name}.geojson`, own(name), name);
    expect(read.features).toHaveLength(count);
    expect(read.features).toEqual((JSON.parse(own(name)) as typeof read).features);
  }
});

test("a polygon becomes a multipolygon, with the name of the register, and not schematic", () => {
  const text = `\uFEFF${collection([feature(township.division_id)])}`;
  expect(readBoundaries("t.geojson", text, "township").features).toEqual([
    {
      type: "Feature",
      properties: {
        division_id: township.division_id,
        level: "township",
        name: township.name,
        schematic: false,
      },
      geometry: { type: "MultiPolygon", coordinates: [[ring]] },
    },
  ]);
});

const id = township.division_id;
const shifted = (move: (at: readonly number[]) => readonly number[]) =>
  feature(id, { type: "Polygon", coordinates: [ring.map(move)] });
test.each([
  ["not JSON", "{", "FeatureCollection"],
  ["another type", '{"type":"Topology"}', "FeatureCollection"],
  ["no features", '{"type":"FeatureCollection"}', "features"],
  [
    "metres",
    collection([shifted(([lon, lat]) => [lon! * 111_320, lat! * 111_320])]),
    "features[0].geometry",
  ],
  ["latitude first", collection([shifted(([lon, lat]) => [lat!, lon!])]), "features[0].geometry"],
  [
    "a projected system",
    collection([feature(id)], { crs: { properties: { name: "EPSG:3857" } } }),
    "crs",
  ],
  ["an unknown id", collection([feature("999999999000")]), "features[0].properties.division_id"],
  ["another level", collection([feature("510104")]), "division_id"],
  ["twice", collection([feature(id), feature(id)]), "features[1].properties.division_id"],
  ["no geometry", collection([feature(id, null)]), "features[0].geometry"],
  [
    "an open ring",
    collection([feature(id, { type: "Polygon", coordinates: [ring.slice(0, 3)] })]),
    "geometry",
  ],
  [
    "text for a number",
    collection([feature(id, { type: "Polygon", coordinates: [[["104", 30], ...ring]] })]),
    "geometry",
  ],
])("%s names the file and the place", (_, text, where) => {
  const read = () => readBoundaries("own.geojson", text, "township");
  expect(read).toThrow(where);
  expect(read).toThrow("own.geojson");
});

test("a district that is not there is named", () => {
  const some = units.slice(1).map((unit) => feature(unit.division_id));
  expect(() => readBoundaries("d.geojson", collection(some), "district")).toThrow(units[0]!.name);
});
