import { type Parsed, failedFormula, folded, saysMissing, squeezed, unreadable } from "./parsed.js";

const degree = "°度º";
const minute = "′'’分`";
const second = '″"”秒';
const sexagesimal = new RegExp(
  `^(\\d{1,3})[${degree}](?:(\\d{1,2}(?:\\.\\d+)?)(?:[${minute}]|$)(?:(\\d{1,2}(?:\\.\\d+)?)(?:[${second}]|[${minute}]{2})?)?)?$`,
);
const colons = /^(\d{2,3}):(\d{1,2}):(\d{1,2}(?:\.\d+)?)$/;
const axis = /^(东经|北纬|经度|纬度|lng|lon|lat|[en])[::=]?|[en]$/gi;

/** A coordinate in decimal degrees or in degrees, minutes and seconds. */
export function parseDegrees(raw: string): Parsed<number> {
  const text = squeezed(raw).replace(axis, "");
  if (/^-?\d{1,3}(\.\d+)?$/.test(text)) return { value: Number(text) };
  if (/^\d{1,3}\.\d+[°度º]$/.test(text)) return { value: Number(text.slice(0, -1)) };
  const match = sexagesimal.exec(text) ?? colons.exec(text);
  if (!match) return unreadable(failedFormula(text) ? "formula_error" : "coordinate_invalid");
  const [minutes, seconds] = [Number(match[2] ?? 0), Number(match[3] ?? 0)];
  if (minutes >= 60 || seconds >= 60) return unreadable("coordinate_invalid");
  const value = Number(match[1]) + minutes / 60 + seconds / 3600;
  return { value: Math.round(value * 1e7) / 1e7, issue: { code: "coordinate_dms" } };
}

/** Two coordinates in one cell, in the order written. */
export function parsePair(raw: string): Parsed<readonly [number, number]> {
  const text = folded(raw)
    .replace(/^(point|坐标|经纬度)\s*[:\uff1a]?/i, "")
    .replace(/[()[\]{}]/g, " ")
    .trim();
  let parts = text.split(/[,;、/|]+/).filter((part) => part.trim() !== "");
  if (parts.every((part) => saysMissing(part))) return unreadable("missing_word");
  if (parts.length === 1) parts = text.split(/(?<=[\d秒″"'′EN])\s+(?=[\dEN东北])/i);
  if (parts.length !== 2) return unreadable("coordinate_invalid");
  const [first, second] = [parseDegrees(parts[0]!), parseDegrees(parts[1]!)];
  if (first.value === null || second.value === null) return unreadable("coordinate_invalid");
  const pair = [first.value, second.value] as const;
  const issue = first.issue ?? second.issue;
  return issue ? { value: pair, issue } : { value: pair };
}
