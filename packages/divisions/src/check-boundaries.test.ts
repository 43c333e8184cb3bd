import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checkBoundaries } from "./check-boundaries.js";

const own = readFileSync(
  new URL("../../../data/boundaries/statutory.geojson", import.meta.url),
  "utf8",
);
interface Collection {
  crs?: unknown;
  features: {
    properties: Record<string, unknown>;
    geometry: { coordinates: number[][][][] };
  }[];
}
const changed = (change: (collection: Collection) => void): string => {
  const collection = JSON.parse(own) as Collection;
  change(collection);
  return JSON.stringify(collection);
};
const codes = (text: string) => checkBoundaries(text).faults.map(({ code }) => code);

test("the boundaries of the repository pass, as they are and as Polygon", () => {
  const { boundaries, faults } = checkBoundaries(own);
  expect(faults).toEqual([]);
  expect(boundaries!.features).toHaveLength(20);
});

test("a file must say its system, know its divisions and name each once", () => {
  expect(codes(changed((file) => delete file.crs))).toEqual(["system_undeclared"]);
  expect(
    codes(changed((file) => (file.features[0]!.properties["division_id"] = "510199"))),
  ).toEqual(["division_unknown"]);
  expect(
    codes(
      changed((file) => {
        file.features[0]!.properties["division_id"] = file.features[1]!.properties["division_id"];
      }),
    ),
  ).toContain("division_repeated");
  expect(codes(changed((file) => (file.features[0]!.geometry.coordinates = [])))).toEqual([
    "geometry_invalid",
  ]);
  expect(codes("not json")).toEqual(["unreadable"]);
});

test("a set that claims a system and is shifted by twelve kilometres is found out", () => {
  const shifted = changed((file) => {
    for (const { geometry } of file.features)
      for (const point of geometry.coordinates.flat(2)) {
        point[0]! += 0.125;
        point[1]! += 0.126;
      }
  });
  expect(codes(shifted)).toContain("known_point_outside");
});
