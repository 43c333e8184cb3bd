import { planX, planY } from "./camera.js";
import type { MapPoints } from "./map-data.js";
import { householdClass } from "./symbol-style.js";

/** Compounds in plan units, with a grid to find them by. */
export interface PlanPoints {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** A `householdClass` each. */
  readonly size: Uint8Array;
  readonly cells: ReadonlyMap<number, readonly number[]>;
}

const cellUnits = 4;
const cellOf = (x: number, y: number): number =>
  (Math.floor(x / cellUnits) + 50_000) * 100_000 + Math.floor(y / cellUnits) + 50_000;

/** By the column of longitudes: windows share their columns of positions. */
const prepared = new WeakMap<ArrayLike<number>, PlanPoints>();

/** Plan positions of compounds, made once for the same columns `lon`, `lat` and `households`, which belong together. */
export function planPoints({
  lon,
  lat,
  households,
}: Pick<MapPoints, "lon" | "lat" | "households">): PlanPoints {
  let plan = prepared.get(lon);
  if (!plan) {
    const x = Float64Array.from(lon, planX);
    const y = Float64Array.from(lat, planY);
    const cells = new Map<number, number[]>();
    for (let row = 0; row < x.length; row += 1) {
      const cell = cellOf(x[row]!, y[row]!);
      const rows = cells.get(cell);
      if (rows) rows.push(row);
      else cells.set(cell, [row]);
    }
    plan = { x, y, size: Uint8Array.from(households, householdClass), cells };
    prepared.set(lon, plan);
  }
  return plan;
}

/** Row of the compound nearest to a plan position within a radius (plan units), or null; of two as near the one drawn later, which lies
 * above. */
export function nearestPoint(
  plan: PlanPoints,
  x: number,
  y: number,
  radius: number,
): number | null {
  let best: number | null = null;
  let nearest = radius * radius;
  for (let cx = x - radius; cx < x + radius + cellUnits; cx += cellUnits) {
    for (let cy = y - radius; cy < y + radius + cellUnits; cy += cellUnits) {
      for (const row of plan.cells.get(cellOf(cx, cy)) ?? []) {
        const distance = (plan.x[row]! - x) ** 2 + (plan.y[row]! - y) ** 2;
        if (distance < nearest || (distance === nearest && row > (best ?? -1))) {
          nearest = distance;
          best = row;
        }
      }
    }
  }
  return best;
}

/** Rows in the grid's cells that touch a rectangle of plan units: all that lie in it, and some near it. */
export function rowsNear(
  plan: PlanPoints,
  [left, top]: readonly [number, number],
  [right, bottom]: readonly [number, number],
): readonly number[] {
  const rows: number[] = [];
  for (let cx = left; cx < right + cellUnits; cx += cellUnits)
    for (let cy = top; cy < bottom + cellUnits; cy += cellUnits)
      rows.push(...(plan.cells.get(cellOf(cx, cy)) ?? []));
  return rows;
}
