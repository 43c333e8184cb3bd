import { AppError } from "./app-error.js";

/** A calendar quarter. */
export interface Quarter {
  readonly year: number;
  /** 1 to 4. */
  readonly quarter: number;
}

/** A closed range of days, both `YYYY-MM-DD`. */
export interface DayRange {
  readonly first: string;
  readonly last: string;
}

const pad = (value: number): string => String(value).padStart(2, "0");

/** `2022Q4` → `{ year: 2022, quarter: 4 }`; null for anything else. */
export function parseQuarter(text: string): Quarter | null {
  const match = /^(\d{4})Q([1-4])$/.exec(text);
  return match ? { year: Number(match[1]), quarter: Number(match[2]) } : null;
}

/** `{ year: 2022, quarter: 4 }` → `2022Q4`. */
export function formatQuarter({ year, quarter }: Quarter): string {
  return `${year}Q${quarter}`;
}

/** The quarter `steps` after (negative: before) another. */
export function shiftQuarter({ year, quarter }: Quarter, steps: number): Quarter {
  const index = year * 4 + (quarter - 1) + steps;
  return { year: Math.floor(index / 4), quarter: (((index % 4) + 4) % 4) + 1 };
}

/** Number of quarters from `a` to `b`; 0 when equal, negative when `b` is earlier. */
export function quartersBetween(a: Quarter, b: Quarter): number {
  return b.year * 4 + b.quarter - (a.year * 4 + a.quarter);
}

/** The quarter that a day (`YYYY-MM-DD`) falls in. */
export function quarterOfDay(day: string): Quarter {
  return { year: Number(day.slice(0, 4)), quarter: Math.ceil(Number(day.slice(5, 7)) / 3) };
}

/** First and last day of a period: `2022Q4`, a year `2022`, or a span `2021Q4..2022Q3`.
 * @throws AppError `period_invalid` for anything else, or a span that ends before it starts. */
export function daysOfPeriod(period: string): DayRange {
  const [start, end = start] = period.split("..");
  const first = daysOfOne(start!);
  const last = daysOfOne(end!);
  if (!first || !last || last.last < first.first) {
    throw new AppError(
      "period_invalid",
      `schema: 时段 ${JSON.stringify(period)}; 应为 2022Q4, 2022 或 2021Q4..2022Q3 · period; expected 2022Q4, 2022 or 2021Q4..2022Q3`,
      { period },
    );
  }
  return { first: first.first, last: last.last };
}

function daysOfOne(text: string): DayRange | null {
  if (/^\d{4}$/.test(text)) return { first: `${text}-01-01`, last: `${text}-12-31` };
  const quarter = parseQuarter(text);
  if (!quarter) return null;
  const lastMonth = quarter.quarter * 3;
  const lastDay = lastMonth === 3 || lastMonth === 12 ? 31 : 30;
  return {
    first: `${quarter.year}-${pad(lastMonth - 2)}-01`,
    last: `${quarter.year}-${pad(lastMonth)}-${lastDay}`,
  };
}
