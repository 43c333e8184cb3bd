import type { FigureRow } from "@atlas/metrics";
import { medianOf } from "../parts/median-of.js";

/** The median of a part over the units that have it. */
export interface MedianScore {
  readonly median: number;
  readonly units: number;
}

/** Medians of the parts of the index over the units of a level; the index itself under `""`. */
export function medianScores(rows: readonly FigureRow[]): ReadonlyMap<string, MedianScore> {
  const values = new Map<string, number[]>();
  for (const { part, value } of rows) {
    if (value === null) continue;
    const own = values.get(part ?? "");
    if (own) own.push(value);
    else values.set(part ?? "", [value]);
  }
  return new Map(
    [...values].map(
      ([part, own]) => [part, { median: medianOf(own)!, units: own.length }] as const,
    ),
  );
}
