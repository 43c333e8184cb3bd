import {
  AppError,
  daysOfPeriod,
  formatQuarter,
  parseQuarter,
  quartersBetween,
  shiftQuarter,
} from "@atlas/schema";

/** Quarters of a window (`2022Q4` or `2021Q4..2022Q3`), first to last.
 * @throws AppError `period_invalid` */
export function quartersOf(window: string): readonly string[] {
  const [from, to = from] = window.split("..");
  const first = parseQuarter(from!);
  const last = parseQuarter(to!);
  if (!first || !last || quartersBetween(first, last) < 0) {
    throw new AppError(
      "period_invalid",
      `metrics: window ${JSON.stringify(window)}; expected 2022Q4 or 2021Q4..2022Q3`,
      { window },
    );
  }
  return Array.from({ length: quartersBetween(first, last) + 1 }, (_, i) =>
    formatQuarter(shiftQuarter(first, i)),
  );
}

/** A window from its first and last quarter. */
export const windowOf = (first: string, last: string): string =>
  first === last ? first : `${first}..${last}`;

/** The window of equal length before another. */
export function previousWindow(window: string): string {
  const quarters = quartersOf(window);
  const shift = (quarter: string): string =>
    formatQuarter(shiftQuarter(parseQuarter(quarter)!, -quarters.length));
  return windowOf(shift(quarters[0]!), shift(quarters.at(-1)!));
}

/** Day on which a period's return is due. */
export function dueOn(period: string, dueDays: number): string {
  const { last } = daysOfPeriod(period);
  return new Date(Date.parse(last) + dueDays * 86_400_000).toISOString().slice(0, 10);
}

/** Four quarters that end with the last one past due at the as-of date (`trailing4`). */
export function defaultWindow(asOf: string, dueDays = 15): string {
  let quarter = { year: Number(asOf.slice(0, 4)), quarter: 4 };
  while (dueOn(formatQuarter(quarter), dueDays) > asOf) quarter = { ...shiftQuarter(quarter, -1) };
  return windowOf(formatQuarter(shiftQuarter(quarter, -3)), formatQuarter(quarter));
}
