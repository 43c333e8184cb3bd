import { type Parsed, folded } from "./parsed.js";

/** A coordinate in decimal degrees or in degrees, minutes and seconds. */
export function parseDegrees(raw: string): Parsed<number> {
  const text = folded(raw)
    .replace(/\s+/g, "")
    .replace(/^(东经|北纬|[EN])|([EN])$/gi, "");
  if (/^-?\d{1,3}(\.\d+)?°?$/.test(text)) return { value: Number(text.replace("°", "")) };
  const match =
    /^(\d{1,3})[°度](\d{1,2})[′'分](?:(\d{1,2}(?:\.\d+)?)[″"秒]|(\d{1,2}(?:\.\d+)?)′′)?$/.exec(
      text,
    );
  if (!match) return { value: null, issue: { code: "coordinate_invalid" } };
  const seconds = Number(match[3] ?? match[4] ?? 0);
  const value = Number(match[1]) + Number(match[2]) / 60 + seconds / 3600;
  return { value: Math.round(value * 1e7) / 1e7, issue: { code: "coordinate_dms" } };
}

/** Two coordinates in one cell, in the order written. */
export function parsePair(raw: string): Parsed<readonly [number, number]> {
  const parts = folded(raw)
    .split(/[,,;;、\s]+/)
    .filter(Boolean);
  if (parts.length !== 2) return { value: null, issue: { code: "coordinate_invalid" } };
  const [first, second] = parts.map(parseDegrees);
  if (first!.value === null || second!.value === null)
    return { value: null, issue: { code: "coordinate_invalid" } };
  const pair = [first!.value, second!.value] as const;
  const issue = first!.issue ?? second!.issue;
  return issue ? { value: pair, issue } : { value: pair };
}
