import { daysOfPeriod } from "@atlas/schema";
import type { Database } from "@atlas/warehouse";
import { quartersOf } from "./window.js";

/** A return that has come. */
interface Arrival {
  readonly kind: string;
  readonly unit_id: string;
  readonly period: string;
  /** Null where it is not known. */
  readonly received_on: string | null;
}

/** Which returns have come. */
export class Arrivals {
  readonly #received = new Map<string, string | null>();
  readonly #periods = new Map<string, string[]>();
  readonly #units = new Map<string, Set<string>>();

  constructor(arrivals: readonly Arrival[]) {
    for (const { kind, unit_id: unit, period, received_on: day } of arrivals) {
      this.#received.set(`${kind}|${unit}|${period}`, day);
      const own = this.#periods.get(`${kind}|${unit}`);
      if (own) own.push(period);
      else this.#periods.set(`${kind}|${unit}`, [period]);
      for (const quarter of quartersSpoken(period)) {
        const key = `${kind}|${quarter}`;
        this.#units.set(key, (this.#units.get(key) ?? new Set()).add(unit));
      }
    }
  }

  /** Whether the return of exactly this period has come. */
  has(kind: string, unit: string, period: string): boolean {
    return this.#received.has(`${kind}|${unit}|${period}`);
  }

  /** The newest period, begun by a day, whose return has come; null where none has. */
  newestUntil(kind: string, unit: string, day: string): string | null {
    const periods = this.#periods.get(`${kind}|${unit}`) ?? [];
    return periods
      .filter((period) => daysOfPeriod(period).first <= day)
      .reduce<string | null>(
        (newest, one) => (newest !== null && newest >= one ? newest : one),
        null,
      );
  }

  /** First day on which it was received; null where it is not known. */
  receivedOn(kind: string, unit: string, period: string): string | null {
    return this.#received.get(`${kind}|${unit}|${period}`) ?? null;
  }

  /** Of the quarters, how many a return of the unit speaks of (a year's return speaks of four). */
  reported(kind: string, unit: string, quarters: readonly string[]): number {
    return quarters.filter((quarter) => this.#units.get(`${kind}|${quarter}`)?.has(unit)).length;
  }
}

function quartersSpoken(period: string): readonly string[] {
  return /^\d{4}$/.test(period) ? quartersOf(`${period}Q1..${period}Q4`) : [period];
}

/** Reads which returns have come; a superseded one has come too. */
export async function readArrivals(database: Database): Promise<Arrivals> {
  const rows = await database.query<Arrival>(
    `SELECT kind, unit_id, period, CAST(min(received_on) AS VARCHAR) AS received_on FROM submission
     WHERE status IN ('accepted', 'superseded') AND kind IS NOT NULL AND unit_id IS NOT NULL AND period IS NOT NULL
     GROUP BY kind, unit_id, period`,
  );
  return new Arrivals(rows);
}
