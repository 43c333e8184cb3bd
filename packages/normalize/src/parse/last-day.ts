import type { ParsedDate } from "./parsed.js";

const monthsOf = { month: 1, quarter: 3, year: 12 } as const;

/** The last day that a date of some precision can mean. */
export function lastDay({ on, precision }: ParsedDate): string {
  if (precision === "day") return on;
  const [year, month] = on.split("-").map(Number) as [number, number];
  return new Date(Date.UTC(year, month - 1 + monthsOf[precision], 0)).toISOString().slice(0, 10);
}
