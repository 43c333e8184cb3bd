import type { RowPlace } from "../compile/scope.js";

/** One text for a place: level, window, unit. */
export const placeKey = ({ level, period, unit_id }: RowPlace): string =>
  `${level}|${period}|${unit_id}`;

/** Rows by the place they speak of, in the order in which places first come. */
export function groupByPlace<R extends RowPlace>(
  rows: readonly R[],
): ReadonlyMap<string, readonly R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const key = placeKey(row);
    const own = groups.get(key);
    if (own) own.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
