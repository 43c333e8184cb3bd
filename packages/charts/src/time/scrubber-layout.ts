import { max, maxIndex, scaleLinear } from "d3";

/** A quarter of the scrubber. */
export interface ScrubberQuarter {
  /** `2022Q4` */
  readonly period: string;
  /** Null where it was not reported, undefined while it is awaited. */
  readonly count: number | null | undefined;
  /** Its returns are not yet due: drawn hatched. */
  readonly reporting: boolean;
}

/** Heights in px from the top of the drawing. */
export const scrubberHeights = { top: 6, barTop: 18, base: 62, label: 76, total: 84 } as const;

/** A bar: x and width in percent of the drawing, y and height in px. */
export interface QuarterBar extends ScrubberQuarter {
  readonly x: number;
  readonly width: number;
  readonly middle: number;
  readonly y: number;
  readonly height: number;
  /** Whether its count stands over it: the first, and the highest that is complete. */
  readonly counted: boolean;
  readonly label: string;
  /** The year, at its first quarter; what a narrow drawing keeps of the labels. */
  readonly year: string | null;
}

/** Share of a quarter's room that its bar fills. */
const fill = 0.85;

/** Lays out one bar a quarter, from zero. */
export function scrubberLayout(quarters: readonly ScrubberQuarter[]): readonly QuarterBar[] {
  const { barTop, base } = scrubberHeights;
  const y = scaleLinear()
    .domain([0, Math.max(1, max(quarters, ({ count }) => count) ?? 0)])
    .range([base, barTop]);
  const highest = maxIndex(quarters, ({ count, reporting }) => (reporting ? -1 : (count ?? -1)));
  const pitch = 100 / Math.max(1, quarters.length);
  return quarters.map((quarter, i) => {
    const [year, number] = [quarter.period.slice(0, 4), quarter.period.slice(4)];
    const begins = i === 0 || number === "Q1";
    return {
      ...quarter,
      x: (i + (1 - fill) / 2) * pitch,
      width: fill * pitch,
      middle: (i + 0.5) * pitch,
      y: y(quarter.count ?? 0),
      height: base - y(quarter.count ?? 0),
      counted:
        !quarter.reporting && typeof quarter.count === "number" && (i === 0 || i === highest),
      label: begins ? `${year} ${number}` : number,
      year: begins ? year : null,
    };
  });
}
