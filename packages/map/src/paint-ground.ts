import { type Camera, screenX, screenY } from "./camera.js";
import { classOf, isThin } from "./class-colour.js";
import type { MapArea } from "./map-data.js";
import type { Palette } from "./palette.js";
import type { PlanArea } from "./plan-areas.js";
import { patternTile } from "./sprites.js";

/** What lies under the symbols. */
export interface Ground {
  readonly areas: readonly PlanArea[];
  readonly outlines: readonly PlanArea[];
  readonly figures: ReadonlyMap<string, MapArea>;
  readonly breaks: readonly number[];
}

/** Colour class of an area: 1 to 6 of the ramp, a pattern, or plain land where nothing was asked. */
export function fillOf(
  { figures, breaks }: Pick<Ground, "figures" | "breaks">,
  id: string,
): "land" | "hatch" | "dots" | number {
  const figure = figures.get(id);
  if (!figure) return "land";
  if (figure.value !== null) return classOf(figure.value, breaks) + 1;
  return isThin(figure.flag) ? "dots" : "hatch";
}

/** Paints land, areas and their lines. The context has CSS pixels as units. */
export function paintGround(
  context: CanvasRenderingContext2D,
  camera: Camera,
  ground: Ground,
  palette: Palette,
  ratio: number,
): void {
  context.fillStyle = palette("map-bg");
  context.fillRect(0, 0, camera.width, camera.height);
  context.lineJoin = "round";
  const patterns = new Map<string, CanvasPattern>();
  const paintOf = (fill: ReturnType<typeof fillOf>): string | CanvasPattern => {
    if (fill === "land") return palette("map-land");
    if (typeof fill === "number") return palette(`seq-${fill}`);
    let pattern = patterns.get(fill);
    if (!pattern) {
      pattern = context.createPattern(patternTile(fill, palette, ratio), "repeat")!;
      pattern.setTransform(new DOMMatrix().scale(1 / ratio));
      patterns.set(fill, pattern);
    }
    return pattern;
  };
  const outlines = ground.outlines.flatMap((area) => pathOf(area, camera) ?? []);
  context.strokeStyle = palette("map-line-2");
  context.lineWidth = 3.2;
  for (const path of outlines) context.stroke(path);
  context.fillStyle = palette("map-land");
  for (const path of outlines) context.fill(path, "evenodd");
  const lines: Path2D[] = [];
  for (const area of ground.areas) {
    const path = pathOf(area, camera);
    if (!path) continue;
    context.fillStyle = paintOf(fillOf(ground, area.id));
    context.fill(path, "evenodd");
    lines.push(path);
  }
  context.strokeStyle = palette("map-line");
  context.lineWidth = 0.6;
  for (const path of lines) context.stroke(path);
  context.lineWidth = 1.4;
  for (const path of outlines) context.stroke(path);
}

/** Path of an area on the screen, without vertices closer than half a pixel to the last; null when none of it is seen. */
export function pathOf(area: PlanArea, camera: Camera): Path2D | null {
  if (
    screenX(camera, area.right) < 0 ||
    screenX(camera, area.left) > camera.width ||
    screenY(camera, area.bottom) < 0 ||
    screenY(camera, area.top) > camera.height
  )
    return null;
  const path = new Path2D();
  for (const ring of area.rings) {
    let [lastX, lastY] = [Infinity, Infinity];
    for (let i = 0; i < ring.length; i += 2) {
      const x = screenX(camera, ring[i]!);
      const y = screenY(camera, ring[i + 1]!);
      if (i === 0) path.moveTo(x, y);
      else if (Math.abs(x - lastX) + Math.abs(y - lastY) > 0.5) path.lineTo(x, y);
      else continue;
      [lastX, lastY] = [x, y];
    }
    path.closePath();
  }
  return path;
}
