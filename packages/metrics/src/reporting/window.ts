import {
  AppError,
  daysOfPeriod,
  formatQuarter,
  parseQuarter,
  quarterOfDay,
  quartersBetween,
  shiftQuarter,
} from "@atlas/schema";

const dayMs = 86_400_000;

/** Days after a quarter's end on which its returns are due, where nothing else is configured. */
export const usualDueDays = 15;

/** Quarters of a window (`2022Q4` or `2021Q4..2022Q3`), first to last.
 * @throws AppError `period_invalid` */
export function quartersOf(window: string): readonly string[] {
  const [from, to = from, more] = window.split("..");
  const first = parseQuarter(from!);
  const last = parseQuarter(to!);
  if (!first || !last || more !== undefined || quartersBetween(first, last) < 0) {
    throw new AppError(
      "period_invalid",
      `metrics: 时段 ${JSON.stringify(window)}; 应为 2022Q4 或 2021Q4..2022Q3 · window; expected 2022Q4 or 2021Q4..2022Q3`,
      { window },
    );
  }
  return Array.from({ length: quartersBetween(first, last) + 1 }, (_, i) =>
    formatQuarter(shiftQuarter(first, i)),
  );
}

/** The window from one quarter to another: `2022Q4` when they are one. */
export const windowOf = (first: string, last: string): string =>
  first === last ? first : `${first}..${last}`;

/** The window of equal length before another. */
export function previousWindow(window: string): string {
  const quarters = quartersOf(window);
  const shift = (quarter: string): string =>
    formatQuarter(shiftQuarter(parseQuarter(quarter)!, -quarters.length));
  return windowOf(shift(quarters[0]!), shift(quarters.at(-1)!));
}

/** The same quarters a year before. */
export function yearBefore(window: string): string {
  const quarters = quartersOf(window);
  const shift = (quarter: string): string =>
    formatQuarter(shiftQuarter(parseQuarter(quarter)!, -4));
  return windowOf(shift(quarters[0]!), shift(quarters.at(-1)!));
}

/** Day on which a period's return is due. */
export function dueOn(period: string, dueDays: number): string {
  const { last } = daysOfPeriod(period);
  return new Date(Date.parse(last) + dueDays * dayMs).toISOString().slice(0, 10);
}

/** A number of quarters that end with the last one past due at the as-of date. */
export function trailingWindow(asOf: string, quarters: number, dueDays = usualDueDays): string {
  let last = quarterOfDay(asOf);
  while (dueOn(formatQuarter(last), dueDays) > asOf) last = shiftQuarter(last, -1);
  return windowOf(formatQuarter(shiftQuarter(last, 1 - quarters)), formatQuarter(last));
}

/** `trailing4`: the window shown where none is asked for. */
export const defaultWindow = (asOf: string, dueDays = usualDueDays): string =>
  trailingWindow(asOf, 4, dueDays);

/** Reads what a person may write: `2022Q4`, `2021Q4..2022Q3`, `2022`, `2021..2022` or `trailing4`.
 * @returns the window in its one canonical writing
 * @throws AppError `period_invalid` */
export function resolveWindow(text: string, asOf: string, dueDays = usualDueDays): string {
  const trailing = /^trailing([1-9]\d?)$/.exec(text);
  if (trailing) return trailingWindow(asOf, Number(trailing[1]), dueDays);
  const [from, to = from, ...more] = text.split("..");
  const year = /^\d{4}$/;
  const window = [
    year.test(from!) ? `${from}Q1` : from!,
    year.test(to!) ? `${to}Q4` : to!,
    ...more,
  ].join("..");
  const quarters = quartersOf(window);
  return windowOf(quarters[0]!, quarters.at(-1)!);
}
