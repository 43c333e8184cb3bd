/** Class of a value among ascending breaks: 0 below the first, breaks.length from the last on. */
export function classOf(value: number, breaks: readonly number[]): number {
  return breaks.filter((at) => value >= at).length;
}

/** Whether an area without a value is dotted (too few cases to publish) rather than hatched (nothing reported). */
export const isThin = (flag: string): boolean => flag === "thin" || flag === "suppressed";
