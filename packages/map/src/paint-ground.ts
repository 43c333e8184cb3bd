import { areaPath } from "./area-path.js";
import type { Camera } from "./camera.js";
import { classOf, isThin } from "./class-colour.js";
import type { MapArea } from "./map-data.js";
import type { Palette } from "./palette.js";
import type { PlanArea } from "./plan-areas.js";
import { type Sprites, patternPixels } from "./sprites.js";

/** What lies under the symbols. */
export interface Ground {
  readonly areas: readonly PlanArea[];
  readonly outlines: readonly PlanArea[];
  readonly figures: ReadonlyMap<string, MapArea>;
  readonly breaks: readonly number[];
  /** Of areas; below 1 what lies under the canvas is seen, and land is not painted. */
  readonly opacity: number;
}

/** Colour class of an area: 1 to 6 of the ramp, a pattern, or plain land where nothing was asked. */
export function fillOf(
  { figures, breaks }: Pick<Ground, "figures" | "breaks">,
  id: string,
): "land" | "hatch" | "dots" | number {
  const figure = figures.get(id);
  if (!figure || figure.flag === "plain") return "land";
  if (figure.value !== null) return classOf(figure.value, breaks) + 1;
  return isThin(figure.flag) ? "dots" : "hatch";
}

/** An area by its id: one of those coloured, or a district around them. */
export const areaOf = (
  { areas, outlines }: Pick<Ground, "areas" | "outlines">,
  id: string | null,
): PlanArea | undefined =>
  areas.find((area) => area.id === id) ?? outlines.find((area) => area.id === id);

/** Townships and districts painted between two pauses: some milliseconds in software. */
const atOnce = { areas: 40, outlines: 6 } as const;

/** Paints land, areas and their lines, and pauses after each few dozen. The context has CSS pixels as units. */
export function* paintGround(
  context: CanvasRenderingContext2D,
  camera: Camera,
  ground: Ground,
  palette: Palette,
  sprites: Pick<Sprites, "pattern">,
): Generator<void> {
  const { x, y, scale, width, height } = camera;
  const [dx, dy] = [width / 2 - x * scale, height / 2 - y * scale].map((at) => at % patternPixels);
  const paintOf = (fill: ReturnType<typeof fillOf>): string | CanvasPattern => {
    if (fill === "land") return palette("map-land");
    return typeof fill === "number" ? palette(`seq-${fill}`) : sprites.pattern(fill, dx!, dy!);
  };
  const seen = (areas: readonly PlanArea[]) =>
    areas.flatMap((area) => {
      const path = areaPath(area, camera);
      return path ? [{ path, fill: fillOf(ground, area.id) }] : [];
    });
  const opaque = ground.opacity === 1;
  if (opaque) {
    context.fillStyle = palette("map-bg");
    context.fillRect(0, 0, width, height);
  }
  // Vertices lie so close that a round join is not seen; it costs several times as much.
  context.lineJoin = "bevel";
  const outlines = seen(ground.outlines);
  context.strokeStyle = palette("map-line-2");
  context.lineWidth = 3.2;
  yield* inSteps(outlines, atOnce.outlines, ({ path }) => context.stroke(path));
  context.fillStyle = palette("map-land");
  if (opaque)
    yield* inSteps(outlines, atOnce.outlines, ({ path }) => context.fill(path, "evenodd"));
  const areas = seen(ground.areas);
  yield* inSteps(areas, atOnce.areas, ({ path, fill }) => {
    context.fillStyle = paintOf(fill);
    context.globalAlpha = ground.opacity;
    context.fill(path, "evenodd");
    context.globalAlpha = 1;
  });
  context.strokeStyle = palette("map-line");
  context.lineWidth = 0.6;
  yield* inSteps(areas, atOnce.areas, ({ path }) => context.stroke(path));
  context.lineWidth = 1.4;
  yield* inSteps(outlines, atOnce.outlines, ({ path }) => context.stroke(path));
}

function* inSteps<T>(
  items: readonly T[],
  count: number,
  paint: (item: T) => void,
): Generator<void> {
  for (let from = 0; from < items.length; from += count) {
    items.slice(from, from + count).forEach(paint);
    yield;
  }
}
