import type { MultiPolygon, Polygon, Position } from "geojson";
import gcoord from "gcoord";
import { divisionById } from "./divisions.js";
import type { Boundaries, BoundaryProperties } from "./locate.js";

/** What is wrong with a boundary file; `feature` is its 0-based position, null for the whole file. */
export interface BoundaryFault {
  readonly code:
    | "unreadable"
    | "system_undeclared"
    | "division_unknown"
    | "division_repeated"
    | "geometry_invalid"
    | "known_point_outside";
  readonly feature: number | null;
  readonly text: string;
}

/** Boundaries in WGS-84, or why they cannot be used. */
export interface CheckedBoundaries {
  readonly boundaries: Boundaries | null;
  readonly faults: readonly BoundaryFault[];
}

/** A place whose position is known beyond doubt, degrees WGS-84. */
interface KnownPoint {
  readonly name: string;
  readonly divisions: readonly string[];
  readonly lon: number;
  readonly lat: number;
}

/** County seats, from general knowledge to about a kilometre, each farther than that from the edge of its division: enough to find a set
 * that is shifted by many kilometres, not to tell the systems of coordinates apart. */
const knownPoints: readonly KnownPoint[] = [
  { name: "武侯区", divisions: ["510107"], lon: 104.0437, lat: 30.6426 },
  { name: "都江堰市", divisions: ["510181"], lon: 103.6195, lat: 30.9985 },
  { name: "邛崃市", divisions: ["510183"], lon: 103.4638, lat: 30.4102 },
  { name: "金堂县", divisions: ["510121"], lon: 104.4121, lat: 30.862 },
  { name: "蒲江县", divisions: ["510131"], lon: 103.5065, lat: 30.1966 },
];

type System = "wgs84" | "gcj02" | "bd09";

/** Checks a bureau's own boundaries (GeoJSON text) before anything is placed by them: the file must declare its coordinate system (`crs`,
 * or a member `coordinate_system`), every feature must carry a known `division_id` once, and places known beyond doubt must
 * lie where they do.
 * @param assumed system that a person vouches for where the file declares none
 * @returns boundaries in WGS-84 where nothing stops them, and every fault found */
export function checkBoundaries(text: string, assumed: System | null = null): CheckedBoundaries {
  const faults: BoundaryFault[] = [];
  const fault = (code: BoundaryFault["code"], feature: number | null, said: string): void => {
    faults.push({ code, feature, text: said });
  };
  const document = parsed(text);
  if (document === null) {
    fault("unreadable", null, "expected a GeoJSON FeatureCollection");
    return { boundaries: null, faults };
  }
  const system = declaredSystem(document) ?? assumed;
  if (system === null) fault("system_undeclared", null, "expected crs or coordinate_system");
  const seen = new Set<string>();
  const features: Boundaries["features"][number][] = [];
  document.features.forEach((feature, i) => {
    const id = String(feature.properties?.["division_id"] ?? "");
    const division = divisionById(id);
    if (!division) fault("division_unknown", i, id);
    else if (seen.has(id)) fault("division_repeated", i, id);
    seen.add(id);
    const geometry = asMultiPolygon(feature.geometry);
    if (geometry === null) fault("geometry_invalid", i, id);
    if (!division || geometry === null || system === null) return;
    const properties: BoundaryProperties = {
      division_id: id,
      level: division.level,
      name: division.name,
      schematic: feature.properties?.["schematic"] === true,
    };
    features.push({ type: "Feature", properties, geometry: inWgs84(geometry, system) });
  });
  for (const { name, divisions, lon, lat } of knownPoints)
    for (const { properties, geometry } of features)
      if (divisions.includes(properties.division_id) && !contains(geometry, lon, lat))
        fault("known_point_outside", null, `${name} ${lon},${lat}`);
  return {
    boundaries: faults.length === 0 ? { type: "FeatureCollection", features } : null,
    faults,
  };
}

interface LooseCollection {
  readonly features: readonly {
    readonly properties?: Readonly<Record<string, unknown>> | null;
    readonly geometry?: unknown;
  }[];
  readonly crs?: unknown;
  readonly coordinate_system?: unknown;
}

function parsed(text: string): LooseCollection | null {
  try {
    const value = JSON.parse(text) as {
      readonly type?: unknown;
      readonly features?: unknown;
    } | null;
    return value?.type === "FeatureCollection" &&
      Array.isArray(value.features) &&
      value.features.length > 0 &&
      value.features.every((feature) => typeof feature === "object" && feature !== null)
      ? (value as LooseCollection)
      : null;
  } catch {
    return null;
  }
}

function declaredSystem({ crs, coordinate_system: named }: LooseCollection): System | null {
  const text = JSON.stringify([crs ?? null, named ?? null]).toLowerCase();
  if (/gcj-?02|火星/.test(text)) return "gcj02";
  if (/bd-?09|百度/.test(text)) return "bd09";
  return /crs84|wgs-?84|4326|cgcs-?2000|4490/.test(text) ? "wgs84" : null;
}

function asMultiPolygon(geometry: unknown): MultiPolygon | null {
  const given = geometry as Polygon | MultiPolygon | null | undefined;
  const polygons =
    given?.type === "Polygon"
      ? [given.coordinates]
      : given?.type === "MultiPolygon"
        ? given.coordinates
        : null;
  const isRing = (ring: unknown): boolean =>
    Array.isArray(ring) &&
    ring.length >= 4 &&
    ring.every(
      (point) =>
        Array.isArray(point) &&
        Math.abs(Number(point[0])) <= 180 &&
        Math.abs(Number(point[1])) <= 90,
    );
  return Array.isArray(polygons) &&
    polygons.length > 0 &&
    polygons.every((rings) => Array.isArray(rings) && rings.length > 0 && rings.every(isRing))
    ? { type: "MultiPolygon", coordinates: polygons }
    : null;
}

function inWgs84(geometry: MultiPolygon, system: System): MultiPolygon {
  if (system === "wgs84") return geometry;
  const from = system === "gcj02" ? gcoord.GCJ02 : gcoord.BD09;
  const moved = ([lon, lat]: Position): Position =>
    gcoord
      .transform([lon!, lat!], from, gcoord.WGS84)
      .map((value) => Math.round(value * 1e7) / 1e7);
  return {
    type: "MultiPolygon",
    coordinates: geometry.coordinates.map((rings) => rings.map((ring) => ring.map(moved))),
  };
}

function contains({ coordinates }: MultiPolygon, lon: number, lat: number): boolean {
  let inside = false;
  for (const ring of coordinates.flat())
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
      const [xi, yi] = ring[i] as [number, number];
      const [xj, yj] = ring[j] as [number, number];
      if (yi > lat !== yj > lat && lon < ((xj - xi) * (lat - yi)) / (yj - yi) + xi)
        inside = !inside;
    }
  return inside;
}
