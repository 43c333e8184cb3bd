import type { FigureRow } from "@atlas/metrics";

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
    [...values].map(([part, own]) => {
      const sorted = own.toSorted((a, b) => a - b);
      const middle = (sorted.length - 1) / 2;
      const median = (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
      return [part, { median, units: sorted.length }] as const;
    }),
  );
}
