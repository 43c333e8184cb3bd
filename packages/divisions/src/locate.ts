import Flatbush from "flatbush";
import type { FeatureCollection, MultiPolygon, Position } from "geojson";

/** Properties of a boundary feature: see data/boundaries. */
export interface BoundaryProperties {
  readonly division_id: string;
  readonly level: string;
  readonly name: string;
  /** True where an edge was made, not surveyed: fit to draw, never evidence of where something is. */
  readonly schematic: boolean;
}

/** Polygons of divisions, WGS-84 (longitude, latitude). */
export type Boundaries = FeatureCollection<MultiPolygon, BoundaryProperties>;

/** Answers which division a point lies in, for one set of boundaries. */
export interface Locator {
  /** Id of the division that holds the point (degrees WGS-84), or null outside all of them. */
  locate(lon: number, lat: number): string | null;
  /** Metres from the point to the division, 0 inside; Infinity for an id that has no polygon. */
  distanceMeters(lon: number, lat: number, divisionId: string): number;
}

const metersPerDegree = 111_320;

/** Builds a {@link Locator}. Give it `statutory.geojson` to judge a record; schematic boundaries are refused because they
 * place nothing.
 * @throws RangeError when a feature is schematic. */
export function makeLocator(boundaries: Boundaries): Locator {
  const { features } = boundaries;
  if (features.some((feature) => feature.properties.schematic)) {
    throw new RangeError(
      "divisions: schematic boundaries place no record; expected statutory ones",
    );
  }
  const index = new Flatbush(features.length);
  for (const { geometry } of features) {
    const flat = geometry.coordinates.flat(2);
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [x, y] of flat) {
      west = Math.min(west, x!);
      east = Math.max(east, x!);
      south = Math.min(south, y!);
      north = Math.max(north, y!);
    }
    index.add(west, south, east, north);
  }
  index.finish();
  const polygons = features.map(({ geometry }) => geometry.coordinates.map(banded));
  const byId = new Map(features.map(({ properties }, i) => [properties.division_id, i]));
  return {
    locate: (lon, lat) => {
      const hit = index.search(lon, lat, lon, lat).find((i) => holds(polygons[i]!, lon, lat));
      return hit === undefined ? null : features[hit]!.properties.division_id;
    },
    distanceMeters: (lon, lat, id) => {
      const at = byId.get(id);
      if (at === undefined) return Infinity;
      return holds(polygons[at]!, lon, lat) ? 0 : edgeDistance(features[at]!.geometry, lon, lat);
    },
  };
}

/** The edges of a polygon's rings, each in every band of latitude that it touches. */
interface BandedPolygon {
  readonly south: number;
  readonly bandDegrees: number;
  /** For each band the edges one after the other: x1, y1, x2, y2. */
  readonly bands: readonly Float64Array[];
}

const bandCount = 256;

function banded(rings: readonly (readonly Position[])[]): BandedPolygon {
  const latitudes = rings.flat().map(([, lat]) => lat!);
  const south = latitudes.reduce((low, lat) => Math.min(low, lat), Infinity);
  const north = latitudes.reduce((high, lat) => Math.max(high, lat), -Infinity);
  const bandDegrees = (north - south) / bandCount || 1;
  const bands = Array.from({ length: bandCount + 1 }, (): number[] => []);
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
      const [xi, yi] = ring[i] as [number, number];
      const [xj, yj] = ring[j] as [number, number];
      const first = Math.floor((Math.min(yi, yj) - south) / bandDegrees);
      const last = Math.floor((Math.max(yi, yj) - south) / bandDegrees);
      for (let band = first; band <= last; band += 1) bands[band]!.push(xi, yi, xj, yj);
    }
  }
  return { south, bandDegrees, bands: bands.map((edges) => Float64Array.from(edges)) };
}

const holds = (polygons: readonly BandedPolygon[], lon: number, lat: number): boolean =>
  polygons.some(({ south, bandDegrees, bands }) => {
    const edges = bands[Math.floor((lat - south) / bandDegrees)];
    if (!edges) return false;
    let inside = false;
    for (let i = 0; i < edges.length; i += 4) {
      const [xi, yi, xj, yj] = [edges[i]!, edges[i + 1]!, edges[i + 2]!, edges[i + 3]!];
      if (yi > lat !== yj > lat && lon < ((xj - xi) * (lat - yi)) / (yj - yi) + xi)
        inside = !inside;
    }
    return inside;
  });

function edgeDistance(geometry: MultiPolygon, lon: number, lat: number): number {
  const squeeze = Math.cos((lat * Math.PI) / 180);
  const flat = ([x, y]: Position): [number, number] => [
    (x! - lon) * squeeze * metersPerDegree,
    (y! - lat) * metersPerDegree,
  ];
  let best = Infinity;
  for (const ring of geometry.coordinates.flat()) {
    for (let i = 1; i < ring.length; i += 1) {
      best = Math.min(best, originToSegment(flat(ring[i - 1]!), flat(ring[i]!)));
    }
  }
  return best;
}

function originToSegment([ax, ay]: [number, number], [bx, by]: [number, number]): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length));
  return Math.hypot(ax + along * dx, ay + along * dy);
}
