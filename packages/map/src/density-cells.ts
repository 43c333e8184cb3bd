import type { MapPoints } from "./map-data.js";
import { type PlanPoints, planPoints } from "./plan-points.js";

/** A hexagon of compounds: where they are on average (plan units), how many. */
export interface DensityCell {
  readonly x: number;
  readonly y: number;
  readonly count: number;
}

/** Zoom step whose cells a zoom shows: half zooms, so that cells stay while the map is moved. */
export const densityStep = (zoom: number): number => Math.floor(zoom * 2) / 2;

/** By the plan positions, which windows share. */
const made = new WeakMap<PlanPoints, Map<number, readonly DensityCell[]>>();

/** Compounds counted by hexagons 24 px apart at the {@link densityStep}. Counts add up to the
 * number of compounds. */
export function densityCells(points: MapPoints, zoom: number): readonly DensityCell[] {
  const step = densityStep(zoom);
  const plan = planPoints(points);
  let bySteps = made.get(plan);
  if (!bySteps) made.set(plan, (bySteps = new Map()));
  let cells = bySteps.get(step);
  if (!cells) bySteps.set(step, (cells = count(plan, 24 / 2 ** (step - 10))));
  return cells;
}

function count({ x, y }: PlanPoints, across: number): readonly DensityCell[] {
  const twoLines = across * Math.sqrt(3);
  const cells = new Map<number, { x: number; y: number; count: number }>();
  for (let row = 0; row < x.length; row += 1) {
    // Two offset rectangular lattices make a hexagonal one; the nearer centre of both is the cell.
    const [column, line] = [x[row]! / across, y[row]! / twoLines];
    const plain = latticeOffset(column, line, 0);
    const offset = latticeOffset(column, line, 0.5);
    const shift = offset < plain ? 0.5 : 0;
    const key =
      ((Math.round(column - shift) + 50_000) * 100_000 + Math.round(line - shift) + 50_000) * 2 +
      shift * 2;
    const cell = cells.get(key);
    if (cell) {
      cell.x += x[row]!;
      cell.y += y[row]!;
      cell.count += 1;
    } else cells.set(key, { x: x[row]!, y: y[row]!, count: 1 });
  }
  return [...cells.values()].map((cell) => ({
    x: cell.x / cell.count,
    y: cell.y / cell.count,
    count: cell.count,
  }));
}

/** Square of the distance to the nearest centre of a lattice, in cells across; lines lie √3 apart. */
const latticeOffset = (column: number, line: number, shift: number): number =>
  (Math.round(column - shift) + shift - column) ** 2 +
  3 * (Math.round(line - shift) + shift - line) ** 2;

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
