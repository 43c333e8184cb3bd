/** Compares rows by the given columns, nulls first, texts by code unit. */
export const byColumns =
  <R extends object>(...keys: readonly (keyof R)[]) =>
  (a: R, b: R): number => {
    for (const key of keys) {
      const left = a[key];
      const right = b[key];
      if (left === right) continue;
      if (left === null || left === undefined) return -1;
      if (right === null || right === undefined) return 1;
      if (left < right) return -1;
      if (left > right) return 1;
    }
    return 0;
  };

/** Rows in the order of the given columns; the input is left as it is. */
export const sortedBy = <R extends object>(
  rows: readonly R[],
  ...keys: readonly (keyof R)[]
): readonly R[] => [...rows].sort(byColumns(...keys));
