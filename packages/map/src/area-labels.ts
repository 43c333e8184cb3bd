import { classOf, token } from "./class-colour.js";
import type { MapArea, MapBoundaries } from "./map-data.js";

/** A label of an area: where it stands (degrees WGS-84), its two lines, its ink and the fill around it. */
export interface AreaLabel {
  readonly lon: number;
  readonly lat: number;
  readonly name: string;
  readonly detail: string;
  readonly ink: string;
  readonly halo: string;
  /** No figure: the area is hatched. */
  readonly absent: boolean;
}

const anchors = new WeakMap<MapBoundaries, ReadonlyMap<string, readonly [number, number]>>();

/** Centre of gravity of each area's largest ring. */
function anchorsOf(boundaries: MapBoundaries): ReadonlyMap<string, readonly [number, number]> {
  let found = anchors.get(boundaries);
  if (!found) {
    found = new Map(
      boundaries.features.map(({ properties, geometry }) => [
        properties.division_id,
        centre(geometry.coordinates.map((polygon) => polygon[0]!)),
      ]),
    );
    anchors.set(boundaries, found);
  }
  return found;
}

function centre(rings: readonly (readonly (readonly number[])[])[]): readonly [number, number] {
  let best: readonly [number, number] = [0, 0];
  let largest = -1;
  for (const ring of rings) {
    let [area, x, y] = [0, 0, 0];
    for (let i = 1; i < ring.length; i += 1) {
      const [ax, ay] = ring[i - 1] as [number, number];
      const [bx, by] = ring[i] as [number, number];
      const cross = ax * by - bx * ay;
      area += cross;
      x += (ax + bx) * cross;
      y += (ay + by) * cross;
    }
    if (Math.abs(area) > largest && area !== 0) {
      largest = Math.abs(area);
      best = [x / (3 * area), y / (3 * area)];
    }
  }
  return best;
}

/** Labels of the areas that have a boundary. */
export function areaLabels(
  boundaries: MapBoundaries,
  areas: readonly MapArea[],
  breaks: readonly number[],
): readonly AreaLabel[] {
  const at = anchorsOf(boundaries);
  return areas.flatMap(({ id, value, label, detail }) => {
    const anchor = at.get(id);
    if (!anchor) return [];
    const colour = value === null ? null : classOf(value, breaks) + 1;
    return [
      {
        lon: anchor[0],
        lat: anchor[1],
        name: label,
        detail,
        absent: value === null,
        ink: colour === null ? token("ink-2") : token(`seq-on-${colour}`),
        halo: colour === null ? token("nodata") : token(`seq-${colour}`),
      },
    ];
  });
}

/** West, south, east and north of all areas, or null when there is none. */
export function boundsOf({ features }: MapBoundaries): [number, number, number, number] | null {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { geometry } of features) {
    for (const ring of geometry.coordinates.flat()) {
      for (const [x, y] of ring) {
        box[0] = Math.min(box[0], x!);
        box[1] = Math.min(box[1], y!);
        box[2] = Math.max(box[2], x!);
        box[3] = Math.max(box[3], y!);
      }
    }
  }
  return Number.isFinite(box[0]) ? box : null;
}
