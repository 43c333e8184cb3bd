import { planX, planY } from "./camera.js";
import type { MapBoundaries } from "./map-data.js";

/** An area ready to draw and to hit, in plan units. */
export interface PlanArea {
  readonly id: string;
  /** Rings as x, y, x, y …; even-odd. */
  readonly rings: readonly Float64Array[];
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** Centre of gravity of the largest ring. */
  readonly x: number;
  readonly y: number;
}

const prepared = new WeakMap<MapBoundaries, readonly PlanArea[]>();

/** Areas of a boundary file, prepared once for each object. */
export function planAreas(boundaries: MapBoundaries): readonly PlanArea[] {
  let areas = prepared.get(boundaries);
  if (!areas) {
    areas = boundaries.features.map(({ properties, geometry }) =>
      planArea(
        properties.division_id,
        geometry.coordinates.flat().map((ring) => {
          const flat = new Float64Array(ring.length * 2);
          ring.forEach(([lon, lat], i) => {
            flat[i * 2] = planX(lon!);
            flat[i * 2 + 1] = planY(lat!);
          });
          return flat;
        }),
      ),
    );
    prepared.set(boundaries, areas);
  }
  return areas;
}

function planArea(id: string, rings: readonly Float64Array[]): PlanArea {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  let [largest, x, y] = [0, 0, 0];
  for (const ring of rings) {
    let [doubled, sumX, sumY] = [0, 0, 0];
    for (let i = 0; i < ring.length; i += 2) {
      const [ax, ay] = [ring[i]!, ring[i + 1]!];
      const next = (i + 2) % ring.length;
      const [bx, by] = [ring[next]!, ring[next + 1]!];
      const cross = ax * by - bx * ay;
      doubled += cross;
      sumX += (ax + bx) * cross;
      sumY += (ay + by) * cross;
      left = Math.min(left, ax);
      right = Math.max(right, ax);
      top = Math.min(top, ay);
      bottom = Math.max(bottom, ay);
    }
    if (Math.abs(doubled) > largest) {
      largest = Math.abs(doubled);
      x = sumX / (3 * doubled);
      y = sumY / (3 * doubled);
    }
  }
  return { id, rings, left, top, right, bottom, x, y };
}

/** The area that holds a plan position, or null. */
export function areaAt(areas: readonly PlanArea[], x: number, y: number): string | null {
  for (const area of areas) {
    if (x < area.left || x > area.right || y < area.top || y > area.bottom) continue;
    let inside = false;
    for (const ring of area.rings) {
      for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
        const [ay, by] = [ring[i + 1]!, ring[j + 1]!];
        if (ay > y !== by > y && x < ((ring[j]! - ring[i]!) * (y - ay)) / (by - ay) + ring[i]!)
          inside = !inside;
      }
    }
    if (inside) return area.id;
  }
  return null;
}

/** West, south, east, north in degrees of the areas chosen, or null when there is none. */
export function boundsOf(
  { features }: MapBoundaries,
  chosen?: ReadonlySet<string>,
): [number, number, number, number] | null {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { geometry, properties } of features) {
    if (chosen && !chosen.has(properties.division_id)) continue;
    for (const [x, y] of geometry.coordinates.flat(2)) {
      box[0] = Math.min(box[0], x!);
      box[1] = Math.min(box[1], y!);
      box[2] = Math.max(box[2], x!);
      box[3] = Math.max(box[3], y!);
    }
  }
  return Number.isFinite(box[0]) ? box : null;
}
