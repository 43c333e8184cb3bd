import { nice, scaleLinear } from "d3";
import type { FigureUnit } from "../format/format.js";
import type { RankingRow } from "./ranking-row.js";

/** Axis of the ranking: shares to percent of the plot's width, with ticks that clear the target's label. */
export interface RankingAxis {
  /** Position of a share, 0..100 percent of the plot; outside the domain it stays at the edge. */
  readonly position: (share: number) => number;
  /** All gridlines, as shares. */
  readonly lines: readonly number[];
  /** Gridlines with a label. */
  readonly labelled: readonly RankingTick[];
}

/** A labelled gridline; `near`: on a narrow plot it would touch the target's label. */
export interface RankingTick {
  readonly share: number;
  readonly near: boolean;
}

/** Percent of the plot's width that the target's label keeps free on either side of its middle: on a plot of 150 px, and of 95 px. */
const clearance = { wide: 18, narrow: 30 } as const;

/** Makes the axis for a domain of shares. */
export function rankingAxis(domain: readonly [number, number], target: number | null): RankingAxis {
  const scale = scaleLinear().domain(domain).range([0, 100]).clamp(true);
  const lines = scale.ticks(4).map((tick) => Math.round(tick * 1e6) / 1e6);
  const distance = (tick: number): number =>
    target === null ? Infinity : Math.abs(scale(tick) - scale(target));
  const labelled = lines
    .filter((tick) => distance(tick) > clearance.wide)
    .map((tick) => ({ share: tick, near: distance(tick) <= clearance.narrow }));
  return { position: (share) => scale(share), lines, labelled };
}

/** The domain that holds every interval, previous value and the target: of shares on steps of ten points, of others on round numbers. */
export function rankingDomain(
  rows: readonly RankingRow[],
  target: number | null,
  unit: FigureUnit = "share",
): readonly [number, number] {
  const shares = rows
    .flatMap(({ value, low, high, previous }) =>
      value === null ? [] : [value, low, high, previous],
    )
    .concat(target)
    .filter((share) => share !== null);
  if (unit !== "share") return otherDomain(shares);
  if (shares.length === 0) return [0, 1];
  const low = Math.max(0, Math.floor(Math.min(...shares) * 10 + 1e-9) / 10);
  const high = Math.min(1, Math.ceil(Math.max(...shares) * 10 - 1e-9) / 10);
  return high - low < 0.1 ? [Math.max(0, high - 0.1), Math.max(0.1, high)] : [low, high];
}

function otherDomain(values: readonly number[]): readonly [number, number] {
  if (values.length === 0) return [0, 1];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const [from, to] = nice(Math.max(0, low), high === low ? low + 1 : high, 5);
  return [from, to];
}
