import type { IssueCode, IssueParameters } from "@atlas/schema";
import type { FieldType } from "../map/kind-fields.js";
import { parseBoolean } from "../parse/parse-boolean.js";
import { parseCode, parseCodes, splitItems } from "../parse/parse-code.js";
import { parseDate } from "../parse/parse-date.js";
import { parseDegrees, parsePair } from "../parse/parse-degrees.js";
import { chineseNumeral, parseNumber } from "../parse/parse-number.js";
import { type ShareScale, parseShare } from "../parse/parse-share.js";
import { type Parsed, folded, saysMissing } from "../parse/parsed.js";
import type { ReferenceData } from "../reference.js";

/** What a cell's text came to; the same for every cell of the column with that text. */
export interface CellResult {
  readonly value: unknown;
  readonly issue: { readonly code: IssueCode; readonly parameters: IssueParameters } | null;
}

/** A reader for one column: remembers what each distinct text came to. */
export function makeCellReader(
  type: FieldType,
  reference: ReferenceData,
  scale: ShareScale,
  factor = 1,
): (raw: string) => CellResult {
  const seen = new Map<string, CellResult>();
  return (raw) => {
    let result = seen.get(raw);
    if (!result) {
      result = readCell(raw, type, reference, scale, factor);
      seen.set(raw, result);
    }
    return result;
  };
}

function readCell(
  raw: string,
  type: FieldType,
  reference: ReferenceData,
  scale: ShareScale,
  factor: number,
): CellResult {
  const isOption = type === "boolean" || type.startsWith("code");
  if (!isOption && saysMissing(raw))
    return { value: null, issue: { code: "missing_word", parameters: {} } };
  const parsed = parseAs(raw, type, reference, scale, factor);
  if (isOption && parsed.value === null && saysMissing(raw)) {
    return { value: null, issue: { code: "missing_word", parameters: {} } };
  }
  if (!parsed.issue) return { value: parsed.value, issue: null };
  return {
    value: parsed.value,
    issue: { code: parsed.issue.code, parameters: parsed.issue.parameters ?? {} },
  };
}

function parseAs(
  raw: string,
  type: FieldType,
  reference: ReferenceData,
  scale: ShareScale,
  factor: number,
): Parsed<unknown> {
  switch (type) {
    case "text":
      return parseText(raw);
    case "names":
      return { value: splitItems(raw) };
    case "integer":
      return whole(parseNumber(raw, factor));
    case "money":
      return atLeastZero(parseNumber(raw, factor));
    case "score":
      return parseNumber(raw);
    case "year":
      return parseYear(raw);
    case "batch":
      return parseBatch(raw);
    case "share":
      return parseShare(raw, scale);
    case "date":
      return parseDate(raw);
    case "boolean":
      return parseBoolean(raw);
    case "lon":
    case "lat":
      return parseDegrees(raw);
    case "position":
      return parsePair(raw);
    default:
      return type.startsWith("codes:")
        ? parseCodes(raw, type.slice(6), reference)
        : parseCode(raw, type.slice(5), reference);
  }
}

function parseText(raw: string): Parsed<string> {
  const value = folded(raw).replace(/\s+/g, " ");
  if (value === raw) return { value };
  return {
    value,
    issue: {
      code: value === raw.trim().replace(/\s+/g, " ") ? "whitespace_trimmed" : "fullwidth_folded",
    },
  };
}

function whole(parsed: Parsed<number>): Parsed<number> {
  const positive = atLeastZero(parsed);
  if (positive.value === null || Number.isInteger(positive.value)) return positive;
  return { value: null, issue: { code: "number_invalid" } };
}

function atLeastZero(parsed: Parsed<number>): Parsed<number> {
  if (parsed.value === null || (parsed.value >= 0 && parsed.value < 2 ** 31)) return parsed;
  return { value: null, issue: { code: "number_out_of_range", parameters: { expected: "≥ 0" } } };
}

function parseYear(raw: string): Parsed<number> {
  const match = /^(\d{4})(?:年|年建成|年代|[-/.年]\d{1,2}.*)?$/.exec(
    folded(raw).replace(/\s+/g, ""),
  );
  const year = Number(match?.[1]);
  if (!match || year < 1800 || year > 2100)
    return { value: null, issue: { code: "number_invalid" } };
  return String(year) === raw
    ? { value: year }
    : { value: year, issue: { code: "number_unit_stripped" } };
}

function parseBatch(raw: string): Parsed<number> {
  const text = /^第?([一二三四五六七八九十]+|\d{1,2})批?次?$/.exec(
    folded(raw).replace(/\s+/g, ""),
  )?.[1];
  const value = text === undefined ? null : (chineseNumeral(text) ?? Number(text));
  return value === null ? { value, issue: { code: "number_invalid" } } : { value };
}
