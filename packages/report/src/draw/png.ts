import { zlibSync } from "fflate";
import type { DiamondShape, DiscShape, Drawing, Fill, Shape } from "./shapes.js";

/** Samples a pixel's side, at the edges of what is round or slanted. */
const samples = 4;

type Colour = readonly [number, number, number];

/** A drawing as a PNG on white, without text: for programs that show no SVG.
 * @param scale pixels a CSS px
 * @returns the same bytes for the same drawing */
export function toPng({ width, height, shapes }: Drawing, scale: number): Uint8Array {
  const canvas: Canvas = {
    columns: Math.round(width * scale),
    rows: Math.round(height * scale),
    light: new Float64Array(Math.round(width * scale) * Math.round(height * scale) * 3).fill(255),
  };
  for (const shape of shapes) paint(canvas, shape, scale);
  const stride = canvas.columns * 3 + 1;
  const raw = new Uint8Array(stride * canvas.rows);
  canvas.light.forEach((part, i) => {
    const row = Math.floor(i / (canvas.columns * 3));
    raw[row * stride + 1 + (i % (canvas.columns * 3))] = Math.round(part);
  });
  return encoded(raw, canvas.columns, canvas.rows, scale);
}

interface Canvas {
  readonly columns: number;
  readonly rows: number;
  /** Red, green and blue of each pixel, 0..255. */
  readonly light: Float64Array;
}

/** Lays a shape over what is there, each pixel as far as the shape covers it. */
function paint({ columns, rows, light }: Canvas, shape: Shape, scale: number): void {
  const [left, top, right, bottom] = boxOf(shape).map((edge) => edge * scale) as Box;
  const colourAt = colourOf(shape.fill);
  for (let row = Math.max(0, Math.floor(top)); row < Math.min(rows, bottom); row += 1) {
    for (
      let column = Math.max(0, Math.floor(left));
      column < Math.min(columns, right);
      column += 1
    ) {
      const cover =
        shape.shape === "rect"
          ? overlap(column, left, right) * overlap(row, top, bottom)
          : sampled(shape, column, row, scale);
      if (cover === 0) continue;
      const colour = colourAt((column + 0.5) / scale, (row + 0.5) / scale);
      const at = (row * columns + column) * 3;
      for (const part of [0, 1, 2] as const)
        light[at + part]! += (colour[part] - light[at + part]!) * cover;
    }
  }
}

type Box = [left: number, top: number, right: number, bottom: number];

const boxOf = (shape: Shape): Box =>
  shape.shape === "rect"
    ? [shape.x, shape.y, shape.x + shape.width, shape.y + shape.height]
    : [
        shape.x - shape.radius,
        shape.y - shape.radius,
        shape.x + shape.radius,
        shape.y + shape.radius,
      ];

/** How much of a pixel from `at` to the next lies between two edges. */
const overlap = (at: number, from: number, to: number): number =>
  Math.max(0, Math.min(at + 1, to) - Math.max(at, from));

function sampled(shape: DiscShape | DiamondShape, column: number, row: number, scale: number) {
  let inside = 0;
  for (let i = 0; i < samples * samples; i += 1) {
    const x = (column + ((i % samples) + 0.5) / samples) / scale;
    const y = (row + (Math.floor(i / samples) + 0.5) / samples) / scale;
    if (holds(shape, x, y)) inside += 1;
  }
  return inside / (samples * samples);
}

const parsed = (colour: string): Colour => [
  Number.parseInt(colour.slice(1, 3), 16),
  Number.parseInt(colour.slice(3, 5), 16),
  Number.parseInt(colour.slice(5, 7), 16),
];

/** The colour of a fill at a point; the patterns have the measures of the SVG's. */
function colourOf(fill: Fill): (x: number, y: number) => Colour {
  if ("colour" in fill) {
    const colour = parsed(fill.colour);
    return () => colour;
  }
  const [ink, ground] = [parsed(fill.ink), parsed(fill.ground)];
  const modulo = (value: number, by: number): number => ((value % by) + by) % by;
  if (fill.pattern === "hatch")
    return (x, y) => (modulo((x + y) / Math.SQRT2, 6) < 0.8 ? ink : ground);
  return (x, y) => (Math.hypot(modulo(x, 5) - 1.5, modulo(y, 5) - 1.5) < 0.9 ? ink : ground);
}

function holds(shape: DiscShape | DiamondShape, x: number, y: number): boolean {
  const [dx, dy] = [x - shape.x, y - shape.y];
  if (shape.shape === "disc") return Math.hypot(dx, dy) <= shape.radius;
  return Math.abs(dx) + Math.abs(dy) <= shape.radius && (shape.part === "whole" || dx <= 0);
}

/** @see https://www.w3.org/TR/png-3/ chunks 11.2; colour type 2, 8 bits, no filter */
function encoded(raw: Uint8Array, width: number, height: number, scale: number): Uint8Array {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, 2, 0, 0, 0], 8);
  const density = new Uint8Array(9);
  const pixelsPerMeter = Math.round((96 * scale) / 0.0254);
  new DataView(density.buffer).setUint32(0, pixelsPerMeter);
  new DataView(density.buffer).setUint32(4, pixelsPerMeter);
  density[8] = 1;
  const parts = [
    Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10),
    chunk("IHDR", header),
    chunk("pHYs", density),
    chunk("IDAT", zlibSync(raw, { level: 9 })),
    chunk("IEND", new Uint8Array()),
  ];
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const whole = new Uint8Array(data.length + 12);
  const view = new DataView(whole.buffer);
  view.setUint32(0, data.length);
  whole.set(
    [...type].map((letter) => letter.charCodeAt(0)),
    4,
  );
  whole.set(data, 8);
  view.setUint32(data.length + 8, crc32(whole.subarray(4, data.length + 8)));
  return whole;
}

/** @see https://www.w3.org/TR/png-3/ annex D */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
