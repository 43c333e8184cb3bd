import { quartersOf, windowOf } from "../reporting/window.js";

/** A piece of time: a window without windows inside it. */
export interface WindowSlice {
  readonly window: string;
  /** They do not overlap. */
  readonly less: readonly string[];
}

/** What the sums of a window are made of: its quarters, what a whole year has over its four (cases dated to the year), and what the window
 * has over these. Whatever windows are told, their sums are sums of such slices.
 * @throws AppError `period_invalid` for a window that is none
 * @example
 * windowSlices("2022Q1..2022Q2"); // 2022Q1, 2022Q2, and the half year less these two */
export function windowSlices(window: string): readonly WindowSlice[] {
  const quarters = quartersOf(window);
  const years = quarters
    .filter((quarter, i) => quarter.endsWith("Q1") && i + 4 <= quarters.length)
    .map((first) => quarters.slice(quarters.indexOf(first), quarters.indexOf(first) + 4));
  const nameOf = (own: readonly string[]): string => windowOf(own[0]!, own.at(-1)!);
  const inYears = new Set(years.flat());
  const parts = [...years.map(nameOf), ...quarters.filter((quarter) => !inYears.has(quarter))];
  return [
    ...quarters.map((quarter) => ({ window: quarter, less: [] })),
    ...years.map((own) => ({ window: nameOf(own), less: own })),
    ...(parts.length > 1 ? [{ window: nameOf(quarters), less: parts }] : []),
  ];
}
