import { area, line, scaleLinear } from "d3";

/** A point of a series: a share 0..1 with its interval, null where it is not known. */
export interface SparklinePoint {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** Geometry of a sparkline: x in percent of the width, y in px from the top. */
export interface SparklineLayout {
  readonly line: string;
  readonly band: string;
  readonly targetY: number | null;
  readonly last: { readonly x: number; readonly y: number } | null;
}

/** Height of the drawing in px. */
export const sparklineHeight = 22;

/** Lays a series out; a gap stays a gap, and the target is always in range. */
export function sparklineLayout(
  points: readonly SparklinePoint[],
  target: number | null,
): SparklineLayout {
  const shares = points
    .flatMap(({ value, low, high }) => [value, low, high])
    .concat(target)
    .filter((share) => share !== null);
  const [low, high] = [Math.min(1, ...shares), Math.max(0, ...shares)];
  const x = scaleLinear()
    .domain([0, Math.max(1, points.length - 1)])
    .range(points.length > 1 ? [0, 97] : [97, 97]);
  const y = scaleLinear()
    .domain(high > low ? [low, high] : [low - 0.01, high + 0.01])
    .range([sparklineHeight - 3, 3]);
  const drawn = points.map((point, i) => ({ ...point, x: x(i) }));
  const last = drawn.findLast(({ value }) => value !== null);
  const path = line<(typeof drawn)[number]>()
    .defined(({ value }) => value !== null)
    .x((point) => point.x)
    .y(({ value }) => y(value!));
  const band = area<(typeof drawn)[number]>()
    .defined((point) => point.low !== null && point.high !== null)
    .x((point) => point.x)
    .y0((point) => y(point.low!))
    .y1((point) => y(point.high!));
  return {
    line: path(drawn) ?? "",
    band: band(drawn) ?? "",
    targetY: target === null ? null : y(target),
    last: last ? { x: last.x, y: y(last.value!) } : null,
  };
}
