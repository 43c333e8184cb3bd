import { resolveDivision } from "@atlas/divisions";
import { parseBoolean } from "../parse/parse-boolean.js";
import { parseCode, splitItems } from "../parse/parse-code.js";
import { parseDate } from "../parse/parse-date.js";
import { parseDegrees, parsePair } from "../parse/parse-degrees.js";
import { parseNumber } from "../parse/parse-number.js";
import { parseShare } from "../parse/parse-share.js";
import { saysMissing } from "../parse/parsed.js";
import type { ReferenceData } from "../reference.js";
import { type FieldType, isClosedType } from "./kind-fields.js";
import { sampleTexts } from "./sample-rows.js";

/** What the cells of a column say about which field it is. */
export interface ColumnEvidence {
  /** Distinct filled cells that were looked at. */
  readonly count: number;
  /** Share of them that could stand in the field, 0..1; 1 where a field takes any text. Out of a closed list few texts repeat, and a
   * mistyped one stands in one cell: there it is the share of the cells. */
  readonly fit: (field: string, type: FieldType) => number;
  /** Share of the filled cells that say something new, 0..1. */
  readonly distinct: number;
  /** Whether every one of the texts looked at passes. */
  readonly every: (passes: (text: string) => boolean) => boolean;
}

const enough = 16;

/** Looks at a column of the rows given: at up to sixteen of its distinct texts, the same ones in whatever order the rows stand. */
export function columnEvidence(
  rows: readonly (readonly (string | null)[])[],
  column: number,
  reference: ReferenceData,
): ColumnEvidence {
  const values = new Map<string, number>();
  let filled = 0;
  for (const row of rows) {
    const cell = row[column] ?? null;
    if (cell === null) continue;
    filled += 1;
    if (cell.length <= 200 && !saysMissing(cell)) values.set(cell, (values.get(cell) ?? 0) + 1);
  }
  const list = sampleTexts(values.keys(), enough);
  const memo = new Map<string, number>();
  return {
    count: list.length,
    distinct: filled === 0 ? 1 : values.size / filled,
    every: (passes) => list.every((value) => passes(value)),
    fit: (field, type) => {
      const key = type === "text" ? field : type;
      let share = memo.get(key);
      if (share === undefined) {
        const weight = isClosedType(type) ? (value: string) => values.get(value)! : () => 1;
        const hits = list.filter((value) => stands(value, field, type, reference));
        share = list.length === 0 ? 0.5 : sum(hits, weight) / sum(list, weight);
        memo.set(key, share);
      }
      return share;
    },
  };
}

const sum = (texts: readonly string[], weight: (text: string) => number): number =>
  texts.reduce((total, text) => total + weight(text), 0);

const numeric = /^[\s\d.,，-]+$/;

/** Whether a text can stand in a field. */
export function stands(
  value: string,
  field: string,
  type: FieldType,
  reference: ReferenceData,
): boolean {
  switch (type) {
    case "date":
      return parseDate(value).value !== null;
    case "year":
      return /(?:18|19|20)\d{2}/.test(value) || parseDate(value).value !== null;
    case "integer":
    case "money":
    case "score": {
      const { value: number, issue } = parseNumber(value);
      return number !== null ? number >= 0 : issue?.code === "number_range";
    }
    case "share":
      return parseShare(value, "unknown").value !== null;
    case "boolean":
      return parseBoolean(value).value !== null;
    case "lon":
    case "lat": {
      const degrees = parseDegrees(value).value;
      return degrees !== null && (degrees === 0 || (degrees > 20 && degrees < 140));
    }
    case "position":
      return parsePair(value).value !== null;
    case "batch":
      return (
        value.length <= 12 &&
        (/批|期/.test(value) || /^\s*[\d一二三四五六七八九十]{1,2}\s*$/.test(value))
      );
    case "names":
    case "other names":
      return !numeric.test(value);
    case "text":
      break;
    default:
      return type.startsWith("codes:")
        ? splitItems(value).some((item) => parseCode(item, type.slice(6), reference).value !== null)
        : parseCode(value, type.slice(5), reference).value !== null;
  }
  if (field === "district" || field === "township" || field === "community")
    return resolveDivision({ text: value, level: field }).how !== "unknown";
  if (field.endsWith("_number")) return /\d|[a-z]/i.test(value);
  return !numeric.test(value);
}
