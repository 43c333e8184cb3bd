/** Class of a value among ascending breaks: 0 below the first, breaks.length from the last on. */
export function classOf(value: number, breaks: readonly number[]): number {
  return breaks.filter((at) => value >= at).length;
}

/** Reads a token colour of the page's theme. */
export const token = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
