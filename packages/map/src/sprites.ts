import { hexagon } from "./density-cells.js";
import type { Palette } from "./palette.js";

/** A symbol drawn once, to be stamped many times; its middle is the place. */
export interface Sprite {
  readonly image: HTMLCanvasElement;
  /** Width and height in CSS pixels. */
  readonly size: number;
}

type Shape = "circle" | "square" | "diamond";
type Filling = "solid" | "half" | "hollow" | "dashed";

/** Symbols of one theme, one pixel ratio. */
export interface Sprites {
  /** Circle old (0), square managed (1), small ring unknown (2); solid consulted, hollow a gap. */
  readonly compound: (kind: number, consulted: boolean, radius: number) => Sprite;
  /** Hexagon, half seen through. */
  readonly density: (radius: number) => Sprite;
  /** Diamond: solid accepted, half building, dashed planned, hollow withdrawn. */
  readonly site: (status: string, radius: number) => Sprite;
  /** Filling of areas without a value, moved by CSS pixels so that it goes with the ground. */
  readonly pattern: (pattern: "hatch" | "dots", dx: number, dy: number) => CanvasPattern;
  readonly ratio: number;
}

const fillings: Readonly<Record<string, Filling>> = {
  accepted: "solid",
  building: "half",
  planned: "dashed",
};

/** Draws symbols on demand and keeps them. */
export function makeSprites(palette: Palette, ratio: number): Sprites {
  const kept = new Map<string, Sprite>();
  const get = (shape: Shape, filling: Filling, colour: string, radius: number): Sprite => {
    const key = `${shape}/${filling}/${colour}/${radius}`;
    let sprite = kept.get(key);
    if (!sprite) {
      sprite = draw(shape, filling, palette(colour), palette("surface"), radius, ratio);
      kept.set(key, sprite);
    }
    return sprite;
  };
  const densities = new Map<number, Sprite>();
  const patterns = new Map<string, CanvasPattern>();
  return {
    ratio,
    pattern: (name, dx, dy) => {
      let pattern = patterns.get(name);
      if (!pattern) {
        const tile = patternTile(name, palette, ratio);
        pattern = tile.getContext("2d")!.createPattern(tile, "repeat")!;
        patterns.set(name, pattern);
      }
      pattern.setTransform(new DOMMatrix([1 / ratio, 0, 0, 1 / ratio, dx, dy]));
      return pattern;
    },
    compound: (kind, consulted, radius) =>
      get(
        kind === 1 ? "square" : "circle",
        consulted ? "solid" : "hollow",
        kind === 0 ? "old" : kind === 1 ? "managed" : "ink-3",
        kind === 1 ? radius * 0.9 : radius,
      ),
    density: (radius) => {
      let sprite = densities.get(radius);
      if (!sprite) densities.set(radius, (sprite = drawHexagon(palette("ink-2"), radius, ratio)));
      return sprite;
    },
    site: (status, radius) => get("diamond", fillings[status] ?? "hollow", "site", radius),
  };
}

function draw(
  shape: Shape,
  filling: Filling,
  colour: string,
  surface: string,
  radius: number,
  ratio: number,
): Sprite {
  const margin = shape === "diamond" ? 3 : 1.5;
  const size = Math.ceil((radius + margin) * 2);
  const image = document.createElement("canvas");
  image.width = image.height = Math.ceil(size * ratio);
  const context = image.getContext("2d")!;
  context.scale(ratio, ratio);
  context.translate(size / 2, size / 2);
  const path = new Path2D();
  if (shape === "circle") path.arc(0, 0, radius, 0, Math.PI * 2);
  else if (shape === "square") path.rect(-radius, -radius, radius * 2, radius * 2);
  else {
    path.moveTo(0, -radius);
    for (const [x, y] of [
      [radius, 0],
      [0, radius],
      [-radius, 0],
    ] as const)
      path.lineTo(x, y);
    path.closePath();
    context.lineWidth = 3.4;
    context.lineJoin = "round";
    context.strokeStyle = surface;
    context.stroke(path);
  }
  context.save();
  context.clip(path);
  context.fillStyle = filling === "solid" ? colour : surface;
  context.fillRect(-radius, -radius, radius * 2, radius * 2);
  if (filling === "half") {
    context.fillStyle = colour;
    context.fillRect(-radius, -radius, radius, radius * 2);
  }
  context.restore();
  context.lineWidth = shape === "diamond" ? 1.3 : radius < 3 ? 0.9 : 1.2;
  context.strokeStyle = filling === "solid" && shape !== "diamond" ? surface : colour;
  if (filling === "dashed") context.setLineDash([2, 1.6]);
  context.stroke(path);
  return { image, size };
}

function drawHexagon(colour: string, radius: number, ratio: number): Sprite {
  const size = Math.ceil(radius * 2) + 2;
  const image = document.createElement("canvas");
  image.width = image.height = Math.ceil(size * ratio);
  const context = image.getContext("2d")!;
  context.scale(ratio, ratio);
  hexagon(context, size / 2, size / 2, radius);
  context.globalAlpha = 0.5;
  context.fillStyle = colour;
  context.fill();
  return { image, size };
}

/** Side of a pattern's tile in CSS pixels. */
export const patternPixels = 8;

/** A tile of 45° hatching (nothing reported) or of dots (too few to show), `ratio` pixels to a CSS pixel. */
export function patternTile(
  pattern: "hatch" | "dots",
  palette: Palette,
  ratio: number,
): HTMLCanvasElement {
  const tile = document.createElement("canvas");
  tile.width = tile.height = patternPixels * ratio;
  const context = tile.getContext("2d")!;
  context.scale(ratio, ratio);
  context.fillStyle = palette("nodata");
  context.fillRect(0, 0, patternPixels, patternPixels);
  context.fillStyle = context.strokeStyle = palette("nodata-ink");
  if (pattern === "dots") {
    for (const [x, y] of [
      [2, 2],
      [6, 6],
    ] as const) {
      context.beginPath();
      context.arc(x, y, 0.9, 0, Math.PI * 2);
      context.fill();
    }
  } else {
    context.lineWidth = 1.2;
    for (const shift of [-8, 0, 8]) {
      context.beginPath();
      context.moveTo(shift - 1, 9);
      context.lineTo(shift + 9, -1);
      context.stroke();
    }
  }
  return tile;
}
