import type { MapPoints } from "./map-data.js";
import { planPoints } from "./plan-points.js";

/** A hexagon of compounds: where they are on average (plan units), how many. */
export interface DensityCell {
  readonly x: number;
  readonly y: number;
  readonly count: number;
}

/** Zoom step whose cells a zoom shows: half zooms, so that cells stay while the map is moved. */
export const densityStep = (zoom: number): number => Math.floor(zoom * 2) / 2;

const made = new WeakMap<MapPoints, Map<number, readonly DensityCell[]>>();

/** Compounds counted by hexagons 24 px apart at the {@link densityStep}. Counts add up to the
 * number of compounds. */
export function densityCells(points: MapPoints, zoom: number): readonly DensityCell[] {
  const step = densityStep(zoom);
  let bySteps = made.get(points);
  if (!bySteps) made.set(points, (bySteps = new Map()));
  let cells = bySteps.get(step);
  if (!cells) bySteps.set(step, (cells = count(points, 24 / 2 ** (step - 10))));
  return cells;
}

function count(points: MapPoints, across: number): readonly DensityCell[] {
  const { x, y } = planPoints(points);
  const high = (across * Math.sqrt(3)) / 2;
  const cells = new Map<string, { x: number; y: number; count: number }>();
  for (let row = 0; row < x.length; row += 1) {
    // Two offset rectangular lattices make a hexagonal one; the nearer centre of both is the cell.
    let [key, nearest] = ["", Infinity];
    for (const shift of [0, 0.5]) {
      const column = Math.round(x[row]! / across - shift);
      const line = Math.round(y[row]! / (2 * high) - shift);
      const distance =
        ((column + shift) * across - x[row]!) ** 2 + ((line + shift) * 2 * high - y[row]!) ** 2;
      if (distance < nearest) {
        nearest = distance;
        key = `${shift}/${column}/${line}`;
      }
    }
    const cell = cells.get(key) ?? { x: 0, y: 0, count: 0 };
    cell.x += x[row]!;
    cell.y += y[row]!;
    cell.count += 1;
    cells.set(key, cell);
  }
  return [...cells.values()].map((cell) => ({
    ...cell,
    x: cell.x / cell.count,
    y: cell.y / cell.count,
  }));
}

/** Radius in CSS pixels of a density hexagon: 3 for one compound, 7 from 60 on (6 to 14 across), by area between. */
export const densityRadius = (count: number): number => 3 + 4 * Math.sqrt(Math.min(1, count / 60));

/** Adds a hexagon to a context's path. */
export function hexagon(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
): void {
  for (let corner = 0; corner < 6; corner += 1) {
    const turn = (Math.PI / 3) * corner + Math.PI / 6;
    context[corner === 0 ? "moveTo" : "lineTo"](
      x + radius * Math.cos(turn),
      y + radius * Math.sin(turn),
    );
  }
  context.closePath();
}
