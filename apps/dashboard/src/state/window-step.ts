import { quartersOf, windowOf } from "@atlas/metrics";

/** The window of the same length some quarters on; null where the data ends. */
export function stepWindow(window: string, by: number, quarters: readonly string[]): string | null {
  const own = quartersOf(window);
  const first = quarters[quarters.indexOf(own[0]!) + by];
  const last = quarters[quarters.indexOf(own.at(-1)!) + by];
  return first === undefined || last === undefined ? null : windowOf(first, last);
}
