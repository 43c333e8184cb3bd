import { parseDegrees, parsePair } from "../parse/parse-degrees.js";

const between = (value: number | null, low: number, high: number): boolean =>
  value !== null && value > low && value < high;

/** Whether a text is a longitude of this city, in any system, in degrees. */
export const isLongitudeHere = (text: string): boolean =>
  between(parseDegrees(text).value, 102.9, 105);

/** Whether a text is a latitude of this city, in any system, in degrees. */
export const isLatitudeHere = (text: string): boolean =>
  between(parseDegrees(text).value, 30, 31.5);

/** Whether a text is a pair of both, in either order. */
export function isPositionHere(text: string): boolean {
  const pair = parsePair(text).value;
  if (pair === null) return false;
  const [a, b] = pair;
  return (
    (between(a, 102.9, 105) && between(b, 30, 31.5)) ||
    (between(b, 102.9, 105) && between(a, 30, 31.5))
  );
}
