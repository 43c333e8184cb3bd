import { AppError } from "@atlas/schema";
import type { MultiPolygon, Polygon, Position } from "geojson";
import { divisionById, units } from "./divisions.js";
import type { Boundaries, BoundaryProperties } from "./locate.js";

/** Round the city with some room, degrees: what lies outside is in other units, in another order, or another place. */
const room = { west: 102.5, east: 105.5, south: 29.5, north: 32 };

/** Reads boundaries that the page draws, an operator's own among them: one feature a division of the level, longitude and latitude in WGS-84
 * or CGCS2000. A Polygon becomes a MultiPolygon; a name or `schematic` that is not there is taken from the register of divisions, and as drawn.
 * @param file named in errors
 * @throws AppError `boundaries_invalid` that names the file, the feature and the field, what was found and what was expected */
export function readBoundaries(
  file: string,
  text: string,
  level: "district" | "township",
): Boundaries {
  const fault = (where: string, found: unknown, expected: string): AppError =>
    new AppError(
      "boundaries_invalid",
      `${file} ${where}: ${JSON.stringify(found)?.slice(0, 80) ?? "缺少 · missing"}; 应为 · expected ${expected}`,
      { file, where },
    );
  const given = parsed(text);
  if (!isObject(given) || given["type"] !== "FeatureCollection")
    throw fault("", text.slice(0, 60), "GeoJSON FeatureCollection");
  const crs = JSON.stringify(given["crs"] ?? null);
  if (crs !== "null" && !/CRS84|EPSG:+(4326|4490)\b/.test(crs))
    throw fault("crs", given["crs"], "CRS84, EPSG:4326, EPSG:4490");
  const listed: unknown = given["features"];
  if (!Array.isArray(listed)) throw fault("features", listed, "[…]");
  const seen = new Set<string>();
  const features = listed.map((feature: unknown, at) => {
    const where = `features[${at}]`;
    const properties = isObject(feature) ? feature["properties"] : undefined;
    const geometry = isObject(feature) ? feature["geometry"] : undefined;
    const id = isObject(properties) ? properties["division_id"] : undefined;
    const division = typeof id === "string" ? divisionById(id) : undefined;
    if (division?.level !== level)
      throw fault(`${where}.properties.division_id`, id, `本市${level}代码 · an id of this level`);
    if (seen.has(division.division_id))
      throw fault(
        `${where}.properties.division_id`,
        id,
        "每个区划一个要素 · one feature a division",
      );
    seen.add(division.division_id);
    const polygons = polygonsOf(geometry);
    if (!polygons)
      throw fault(`${where}.geometry`, geometry, "Polygon, MultiPolygon (闭合环 · closed rings)");
    const far = polygons.flat(2).find(isFar);
    if (far)
      throw fault(
        `${where}.geometry`,
        far,
        `WGS-84 经度, 纬度 · longitude ${room.west}–${room.east}, latitude ${room.south}–${room.north}`,
      );
    const { name, schematic } = properties as Partial<BoundaryProperties>;
    return {
      type: "Feature" as const,
      properties: {
        division_id: division.division_id,
        level,
        name: typeof name === "string" && name !== "" ? name : division.name,
        schematic: schematic === true,
      },
      geometry: { type: "MultiPolygon" as const, coordinates: polygons },
    };
  });
  const absent =
    level === "district" ? units.find(({ division_id: id }) => !seen.has(id)) : undefined;
  if (absent) throw fault("features", undefined, `${absent.division_id} ${absent.name}`);
  return { type: "FeatureCollection", features };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return null;
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Coordinates of a MultiPolygon, or null where they are not rings that close. */
function polygonsOf(geometry: unknown): MultiPolygon["coordinates"] | null {
  if (!isObject(geometry)) return null;
  const { type, coordinates } = geometry;
  const polygons =
    type === "Polygon" ? [coordinates] : type === "MultiPolygon" ? coordinates : null;
  return Array.isArray(polygons) && polygons.length > 0 && polygons.every(isPolygon)
    ? polygons
    : null;
}

const isPolygon = (value: unknown): value is Polygon["coordinates"] =>
  Array.isArray(value) && value.length > 0 && value.every(isRing);

function isRing(value: unknown): value is Position[] {
  if (!Array.isArray(value) || value.length < 4 || !value.every(isPosition)) return false;
  const [first, last] = [value[0]!, value.at(-1)!];
  return first[0] === last[0] && first[1] === last[1];
}

const isPosition = (value: unknown): value is Position =>
  Array.isArray(value) && value.length >= 2 && value.every((part) => Number.isFinite(part));

const isFar = ([lon, lat]: Position): boolean =>
  !(lon! >= room.west && lon! <= room.east && lat! >= room.south && lat! <= room.north);
