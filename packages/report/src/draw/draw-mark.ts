import type { AbsentMark, BarMark, IntervalMark, Mark, SitesMark } from "../brief/mark.js";
import type { Drawing, Shape } from "./shapes.js";

/** Colours of the product on paper: the light theme of the page. */
export const inks = {
  above: "#2a7a86",
  below: "#a34a12",
  spans: "#65686d",
  target: "#b0281c",
  grid: "#e5e1d9",
  previous: "#43464b",
  bar: "#2a7a86",
  lost: "#efece6",
  leaking: "#f3c9c2",
  site: "#8d1452",
  ground: "#e4e0d8",
  groundInk: "#a8a294",
  paper: "#ffffff",
} as const;

/** Share of a colour's strength that a band keeps on white paper. */
const bandStrength = 0.38;

/** Height of a row's mark in px. */
const rowHeight = 17;
/** Sites in a row of cells, and the height of such a row. */
const siteColumns = 25;
const siteHeight = 8;

/** Draws a mark to a width; its height is that of a row of a table, or of as many rows of cells as there are sites. */
export function drawMark(mark: Mark, width: number): Drawing {
  const height =
    mark.kind === "sites" ? Math.max(rowHeight, siteRows(mark) * siteHeight) : rowHeight;
  const shapes = {
    interval: () => interval(mark as IntervalMark, width, height),
    absent: () => absent(mark as AbsentMark, width, height),
    bar: () => bar(mark as BarMark, width, height),
    sites: () => sites(mark as SitesMark, width, height),
  }[mark.kind]();
  return { width, height, shapes };
}

const rect = (x: number, y: number, width: number, height: number, colour: string): Shape => ({
  shape: "rect",
  x,
  y,
  width,
  height,
  fill: { colour },
});

/** Space at both ends, so that a dot at an end of the axis is whole. */
const inset = 5;

function interval(mark: IntervalMark, width: number, height: number): readonly Shape[] {
  const { domain, value, low, high, previous, target, state, isSmall } = mark;
  const [first, last] = domain;
  const middle = height / 2;
  const at = (share: number): number => {
    const along = last === first ? 0 : (share - first) / (last - first);
    return inset + Math.min(1, Math.max(0, along)) * (width - 2 * inset);
  };
  const colour = inks[state];
  const shapes: Shape[] = [rect(inset, middle - 0.5, width - 2 * inset, 1, inks.grid)];
  if (target !== null) shapes.push(rect(at(target) - 0.5, 0, 1, height, inks.target));
  if (low !== null && high !== null) {
    const band = faded(colour);
    const dash = isSmall ? 4 : Infinity;
    for (let x = at(low); x < at(high); x += dash + 2) {
      shapes.push(rect(x, middle - 1.5, Math.min(dash, at(high) - x), 3, band));
    }
  }
  if (previous !== null) shapes.push(rect(at(previous) - 0.5, middle - 4, 1, 8, inks.previous));
  shapes.push({ shape: "disc", x: at(value), y: middle, radius: 3.6, fill: { colour } });
  if (isSmall)
    shapes.push({
      shape: "disc",
      x: at(value),
      y: middle,
      radius: 2.2,
      fill: { colour: inks.paper },
    });
  return shapes;
}

/** A colour as it is seen on white paper at {@link bandStrength}. */
function faded(colour: string): string {
  const parts = [1, 3, 5].map((i) => Number.parseInt(colour.slice(i, i + 2), 16));
  return `#${parts
    .map((part) => Math.round(255 - (255 - part) * bandStrength))
    .map((part) => part.toString(16).padStart(2, "0"))
    .join("")}`;
}

const absent = ({ pattern }: AbsentMark, width: number, height: number): readonly Shape[] => [
  {
    shape: "rect",
    x: inset,
    y: height / 2 - 5,
    width: width - 2 * inset,
    height: 10,
    fill: { pattern, ink: inks.groundInk, ground: inks.ground },
  },
];

function bar({ length, lost, isLeaking }: BarMark, width: number, height: number) {
  const tall = Math.min(12, height - 4);
  const y = (height - tall) / 2;
  return [
    rect(0, y, length * width, tall, inks.bar),
    rect(length * width, y, lost * width, tall, isLeaking ? inks.leaking : inks.lost),
  ];
}

const siteCount = ({ accepted, building, planned, total }: SitesMark): number =>
  Math.max(total, accepted + building + planned);
const siteRows = (mark: SitesMark): number => Math.ceil(siteCount(mark) / siteColumns);

function sites(mark: SitesMark, width: number, height: number): readonly Shape[] {
  const { accepted, building, planned } = mark;
  const step = Math.min(width / siteColumns, siteHeight);
  const radius = step * 0.44;
  const top = (height - siteRows(mark) * siteHeight) / 2;
  const cells = siteCount(mark);
  return Array.from({ length: cells }, (_, i): readonly Shape[] => {
    const x = ((i % siteColumns) + 0.5) * step;
    const y = top + (Math.floor(i / siteColumns) + 0.5) * siteHeight;
    const diamond = (size: number, part: "whole" | "left", colour: string): Shape => ({
      shape: "diamond",
      x,
      y,
      radius: size,
      part,
      fill: { colour },
    });
    if (i < accepted) return [diamond(radius, "whole", inks.site)];
    const outline = i < accepted + building + planned ? inks.site : inks.groundInk;
    const hollow = [diamond(radius, "whole", outline), diamond(radius * 0.68, "whole", inks.paper)];
    return i < accepted + building ? [...hollow, diamond(radius, "left", inks.site)] : hollow;
  }).flat();
}
