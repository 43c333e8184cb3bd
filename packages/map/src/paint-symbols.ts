import { type Camera, screenX, screenY, zoomOf } from "./camera.js";
import { densityCells, densityRadius } from "./density-cells.js";
import type { Lettering } from "./lettering.js";
import type { MapPoints } from "./map-data.js";
import type { Palette } from "./palette.js";
import { planPoints } from "./plan-points.js";
import type { SiteMark } from "./site-marks.js";
import type { Sprite, Sprites } from "./sprites.js";
import { pointStyle, siteRadius } from "./symbol-style.js";

/** Rows stamped between two pauses: some five milliseconds in software. */
const rowsAtOnce = 6000;

/** Stamps the compounds that a zoom shows, in the order of their rows, and pauses after each few thousand. The context has CSS pixels as
 * units. */
export function* paintCompounds(
  context: CanvasRenderingContext2D,
  camera: Camera,
  points: MapPoints,
  sprites: Sprites,
): Generator<void> {
  const style = pointStyle(zoomOf(camera));
  if (style.mode === "density") paintDensity(context, camera, points, sprites);
  if (style.mode !== "single") return;
  for (let from = 0; from < points.lon.length; from += rowsAtOnce) {
    yield;
    const rows = { from, to: Math.min(points.lon.length, from + rowsAtOnce), every: 1 };
    paintSingle(context, camera, points, sprites, style.radii, rows);
  }
}

/** Stamps every n-th compound of a range of rows. */
export function paintSingle(
  context: CanvasRenderingContext2D,
  camera: Camera,
  points: MapPoints,
  sprites: Sprites,
  radii: readonly number[],
  rows: { readonly from: number; readonly to: number; readonly every: number },
): void {
  const { x, y, size } = planPoints(points);
  const sizes = radii.length;
  const stamps = compoundSprites(sprites, radii);
  const { ratio } = sprites;
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  const scale = camera.scale * ratio;
  const shiftX = (camera.width / 2) * ratio - camera.x * scale;
  const shiftY = (camera.height / 2) * ratio - camera.y * scale;
  const [right, bottom] = [camera.width * ratio + 12, camera.height * ratio + 12];
  for (let row = rows.from; row < rows.to; row += rows.every) {
    const px = x[row]! * scale + shiftX;
    const py = y[row]! * scale + shiftY;
    if (px < -12 || py < -12 || px > right || py > bottom) continue;
    const { image } =
      stamps[
        (points.kind[row]! * 2 + points.consulted[row]!) * sizes + (sizes > 1 ? size[row]! : 0)
      ]!;
    context.drawImage(image, (px - image.width / 2) | 0, (py - image.height / 2) | 0);
  }
  context.restore();
}

/** A sprite for each kind, in it hollow and solid, in these each radius. */
export const compoundSprites = (sprites: Sprites, radii: readonly number[]): readonly Sprite[] =>
  [0, 1, 2].flatMap((kind) =>
    [false, true].flatMap((consulted) =>
      radii.map((radius) => sprites.compound(kind, consulted, radius)),
    ),
  );

function paintDensity(
  context: CanvasRenderingContext2D,
  camera: Camera,
  points: MapPoints,
  sprites: Sprites,
): void {
  const { ratio } = sprites;
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  for (const cell of densityCells(points, zoomOf(camera))) {
    const [x, y] = [screenX(camera, cell.x), screenY(camera, cell.y)];
    if (x < -8 || y < -8 || x > camera.width + 8 || y > camera.height + 8) continue;
    // Radii in quarters of a pixel: seventeen sprites for all.
    const { image } = sprites.density(Math.round(densityRadius(cell.count) * 4) / 4);
    context.drawImage(
      image,
      Math.round(x * ratio - image.width / 2),
      Math.round(y * ratio - image.height / 2),
    );
  }
  context.restore();
}

/** Stamps sites; several in one mark become a larger diamond with their number. */
export function paintSites(
  context: CanvasRenderingContext2D,
  camera: Camera,
  marks: readonly SiteMark[],
  sprites: Sprites,
  palette: Palette,
  lettering: Lettering,
): void {
  const radius = siteRadius(zoomOf(camera));
  for (const { x, y, sites } of marks) {
    const many = sites.length > 1;
    stamp(
      context,
      many ? sprites.site("accepted", radius + 6) : sprites.site(sites[0]!.status, radius),
      x,
      y,
    );
    if (!many) continue;
    context.font = lettering.count;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillStyle = palette("surface");
    context.fillText(String(sites.length), x, y + 0.5);
  }
}

function stamp(context: CanvasRenderingContext2D, sprite: Sprite, x: number, y: number): void {
  context.drawImage(
    sprite.image,
    x - sprite.size / 2,
    y - sprite.size / 2,
    sprite.size,
    sprite.size,
  );
}
