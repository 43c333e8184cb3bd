import { unzlibSync } from "fflate";
import { expect, test } from "vitest";
import { drawMark, inks } from "./draw-mark.js";
import { toPng } from "./png.js";
import { toSvg } from "./svg.js";

/** Pixels of one of our PNGs, read back. */
function pixels(png: Uint8Array): {
  readonly at: (x: number, y: number) => string;
  readonly width: number;
} {
  const view = new DataView(png.buffer, png.byteOffset);
  expect([...png.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
  const width = view.getUint32(16);
  let at = 8;
  let data = new Uint8Array();
  while (at < png.length) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...png.subarray(at + 4, at + 8));
    if (type === "IDAT") data = unzlibSync(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const hex = (value: number): string => value.toString(16).padStart(2, "0");
  return {
    width,
    at: (x, y) => {
      const start = y * (width * 3 + 1) + 1 + x * 3;
      return `#${[...data.subarray(start, start + 3)].map(hex).join("")}`;
    },
  };
}

const interval = {
  kind: "interval",
  value: 0.5,
  low: 0.4,
  high: 0.6,
  previous: null,
  target: 0.2,
  domain: [0, 1],
  state: "above",
  isSmall: false,
} as const;

test("a picture shows dot, band and target where the axis says, on white", () => {
  const { at, width } = pixels(toPng(drawMark(interval, 110), 2));
  const pixelAt = (share: number): number => Math.round((5 + share * 100) * 2);
  expect(width).toBe(220);
  expect(at(pixelAt(0.5), 17)).toBe(inks.above);
  expect(at(pixelAt(0.42), 17)).toBe("#aeccd1");
  expect(at(pixelAt(0.2), 4)).toBe(inks.target);
  expect(at(pixelAt(0.8), 4)).toBe(inks.paper);
});

test("a small sample is hollow; what is absent is a pattern of two colours", () => {
  const small = pixels(toPng(drawMark({ ...interval, isSmall: true }, 110), 2));
  expect(small.at(110, 17)).toBe(inks.paper);
  const { at } = pixels(toPng(drawMark({ kind: "absent", pattern: "hatch" }, 110), 2));
  const colours = new Set(Array.from({ length: 100 }, (_, i) => at(40 + i, 17)));
  expect(colours).toContain(inks.ground);
  expect(colours.size).toBeGreaterThan(1);
});

test("the drawing of a page has the same shapes", () => {
  const svg = toSvg(drawMark(interval, 110));
  expect(svg).toContain(`<circle cx="55" cy="8.5" r="3.6" fill="${inks.above}"/>`);
  expect(svg).toContain(`<rect x="24.5" y="0" width="1" height="17" fill="${inks.target}"/>`);
  const sites = drawMark(
    { kind: "sites", accepted: 16, building: 24, planned: 0, total: 100 },
    200,
  );
  expect(sites.height).toBe(32);
  expect(sites.shapes.length).toBe(16 + 24 * 3 + 60 * 2);
});

test("a share outside the axis stays at its end; an axis of no length is no fault", () => {
  const beyond = drawMark({ ...interval, value: 2, domain: [0, 1] }, 110).shapes;
  expect(beyond.find(({ shape }) => shape === "disc")).toMatchObject({ x: 105 });
  const flat = drawMark({ ...interval, domain: [0.5, 0.5] }, 110).shapes;
  expect(flat.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true);
});
