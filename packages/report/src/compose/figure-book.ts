import type { FigureRow, MetricId } from "@atlas/metrics";

const keyOf = (metric: MetricId, part: string | null, unit: string, period: string): string =>
  `${metric}|${part ?? ""}|${unit}|${period}`;

/** The figures of a brief, found by name. */
export class FigureBook {
  readonly #rows = new Map<string, FigureRow>();
  readonly #all: readonly FigureRow[];

  constructor(rows: readonly FigureRow[]) {
    this.#all = rows;
    for (const row of rows)
      this.#rows.set(keyOf(row.metric, row.part, row.unit_id, row.period), row);
  }

  /** One figure, or undefined where it was not asked or the unit has none. */
  find(metric: MetricId, part: string | null, unit: string, period: string): FigureRow | undefined {
    return this.#rows.get(keyOf(metric, part, unit, period));
  }

  /** The figure itself (no part) of every unit of a level, in the order given. */
  ofLevel(metric: MetricId, level: FigureRow["level"], period: string): readonly FigureRow[] {
    return this.#all.filter(
      (row) =>
        row.metric === metric &&
        row.part === null &&
        row.level === level &&
        row.period === period &&
        this.find(metric, null, row.unit_id, period) === row,
    );
  }

  /** Parts of a figure whose names begin with a word, in the order given. */
  parts(metric: MetricId, prefix: string, unit: string, period: string): readonly FigureRow[] {
    return this.#all.filter(
      (row) =>
        row.metric === metric &&
        row.unit_id === unit &&
        row.period === period &&
        row.part !== null &&
        row.part.startsWith(prefix) &&
        this.find(metric, row.part, unit, period) === row,
    );
  }
}
