import { IconLayer } from "@deck.gl/layers";
import { MapLibreOverlay } from "@deck.gl/maplibre";
import type { Map as MapLibreMap } from "maplibre-gl";
import { fromPlan } from "./camera.js";
import {
  type DensityCell,
  densityCells,
  densityRadius,
  densityStep,
  hexagon,
} from "./density-cells.js";
import type { MapPoints } from "./map-data.js";
import type { Palette } from "./palette.js";
import { compoundSprites } from "./paint-symbols.js";
import { planPoints } from "./plan-points.js";
import type { Sprites } from "./sprites.js";
import { pointStyle } from "./symbol-style.js";

/** Compounds and their density as layers of deck.gl over a map. */
export interface GpuSymbols {
  /** Shows the compounds as the zoom wants them. */
  readonly show: (
    points: MapPoints | null,
    zoom: number,
    sprites: Sprites,
    palette: Palette,
  ) => void;
  /** Makes the layers again, after the context was lost. */
  readonly rebuild: () => void;
}

/** Adds an overlay to a map. The symbols are the canvas's own sprites, so that both renderers draw the same.
 * @param kept whether the drawing is kept, so that it can be taken away as a picture */
export function addGpuSymbols(map: MapLibreMap, kept: boolean): GpuSymbols {
  let overlay = makeOverlay(kept);
  map.addControl(overlay);
  let key = "";
  let last: Parameters<GpuSymbols["show"]> | null = null;
  const show: GpuSymbols["show"] = (points, zoom, sprites, palette) => {
    last = [points, zoom, sprites, palette];
    const style = pointStyle(zoom);
    const wanted = [
      style.mode,
      style.mode === "single"
        ? style.radii.join()
        : style.mode === "density"
          ? densityStep(zoom)
          : 0,
    ].join("/");
    if (wanted === key && shown === points && drawn === sprites) return;
    [key, shown, drawn] = [wanted, points, sprites];
    const layers =
      points === null || style.mode === "none"
        ? []
        : style.mode === "density"
          ? [densityLayer(points, zoom, palette, sprites.ratio)]
          : [iconLayer(points, style.radii, sprites)];
    overlay.setProps({ layers });
  };
  let shown: MapPoints | null = null;
  let drawn: Sprites | null = null;
  return {
    show,
    rebuild: () => {
      map.removeControl(overlay);
      overlay = makeOverlay(kept);
      map.addControl(overlay);
      key = "";
      if (last) show(...last);
    },
  };
}

const makeOverlay = (kept: boolean): MapLibreOverlay =>
  new MapLibreOverlay({
    interleaved: false,
    layers: [],
    ...(kept && { deviceProps: { webgl: { preserveDrawingBuffer: true } } }),
  });

interface Rows {
  readonly length: number;
}

function iconLayer(
  points: MapPoints,
  radii: readonly number[],
  sprites: Sprites,
): IconLayer<unknown> {
  const all = compoundSprites(sprites, radii);
  const { size } = planPoints(points);
  const spriteOf = (row: number): number =>
    (points.kind[row]! * 2 + points.consulted[row]!) * radii.length +
    (radii.length > 1 ? size[row]! : 0);
  const cell = Math.max(...all.map(({ image }) => image.width)) + 2;
  const atlas = document.createElement("canvas");
  [atlas.width, atlas.height] = [cell * all.length, cell];
  const context = atlas.getContext("2d")!;
  all.forEach(({ image }, i) => context.drawImage(image, i * cell + 1, 1));
  const mapping = Object.fromEntries(
    all.map(({ image: { width, height } }, i) => [i, { x: i * cell + 1, y: 1, width, height }]),
  );
  const data: Rows = { length: points.lon.length };
  return new IconLayer<unknown>({
    id: "compounds",
    data: data as never,
    iconAtlas: context.getImageData(0, 0, atlas.width, atlas.height) as never,
    iconMapping: mapping,
    getIcon: (_: unknown, { index }) => String(spriteOf(index)),
    getPosition: (_: unknown, { index }) => [points.lon[index]!, points.lat[index]!],
    getSize: (_: unknown, { index }) => all[spriteOf(index)]!.image.height / sprites.ratio,
    sizeUnits: "pixels",
    parameters: { depthCompare: "always" },
  });
}

/** Hexagons whose size is in pixels, so that a zoom between two steps needs no new layer. */
function densityLayer(
  points: MapPoints,
  zoom: number,
  palette: Palette,
  ratio: number,
): IconLayer<DensityCell> {
  const half = densityRadius(Infinity);
  const side = Math.ceil(2 * half * ratio) + 2;
  const atlas = document.createElement("canvas");
  atlas.width = atlas.height = side;
  const context = atlas.getContext("2d")!;
  context.translate(side / 2, side / 2);
  hexagon(context, 0, 0, half * ratio);
  context.fill();
  return new IconLayer<DensityCell>({
    id: "density",
    data: densityCells(points, zoom),
    iconAtlas: context.getImageData(0, 0, side, side) as never,
    iconMapping: { cell: { x: 0, y: 0, width: side, height: side, mask: true } },
    getIcon: () => "cell",
    getPosition: ({ x, y }) => {
      const { lon, lat } = fromPlan(x, y);
      return [lon, lat];
    },
    getSize: ({ count }) => (densityRadius(count) / (half * ratio)) * side,
    getColor: rgba(palette("ink-2"), 128),
    sizeUnits: "pixels",
    parameters: { depthCompare: "always" },
  });
}

/** Red, green, blue of a `#rrggbb` token, with an alpha. */
function rgba(hex: string, alpha: number): [number, number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255, alpha];
}
