import type { IssueCode, IssueParameters } from "@atlas/schema";
import type { FieldType } from "../map/kind-fields.js";
import { isDitto } from "../parse/ditto.js";
import { isMasked, maskPersonal } from "../parse/mask-personal.js";
import { isMaskedCell, maskPersonalCell } from "../parse/personal-heading.js";
import { parseBatch } from "../parse/parse-batch.js";
import { parseBoolean } from "../parse/parse-boolean.js";
import { parseCode, parseCodes, splitItems } from "../parse/parse-code.js";
import { parseDate } from "../parse/parse-date.js";
import { parseDegrees, parsePair } from "../parse/parse-degrees.js";
import { parseOtherNames } from "../parse/parse-other-names.js";
import { parseNumber } from "../parse/parse-number.js";
import { type ShareScale, parseShare } from "../parse/parse-share.js";
import { parseYear } from "../parse/parse-year.js";
import {
  type Parsed,
  failedFormula,
  isErrorValue,
  isSettled,
  folded,
  saysMissing,
  tidied,
  unreadable,
} from "../parse/parsed.js";
import { withoutMarkup } from "../parse/without-markup.js";
import type { ReferenceData } from "../reference.js";

/** What a cell's text came to; the same for every cell of the column with that text. A value that is null has an issue that says why. */
export interface CellResult {
  /** The text with personal numbers masked. */
  readonly raw: string;
  /** `"label":"raw"`, as it stands in the row's JSON. */
  readonly pair: string;
  readonly masked: boolean;
  /** Whether the text says that it repeats the cell above it. */
  readonly ditto: boolean;
  readonly value: unknown;
  readonly issue: { readonly code: IssueCode; readonly parameters: IssueParameters } | null;
}

/** How the cells of one column are read; `null` type for a column that is kept as it is. */
export interface ColumnReading {
  readonly type: FieldType | null;
  readonly reference: ReferenceData;
  readonly scale: ShareScale;
  /** What plain numbers are multiplied by: 10,000 under 万元. */
  readonly factor: number;
  readonly dateSystem: "1900" | "1904";
  /** Whether the column is about persons: every cell of it is masked. */
  readonly personal: boolean;
  /** `"label":` of the column. */
  readonly prefix: string;
}

const trial = 4_000;

/** A reader for one column: remembers what each distinct text came to, unless nearly every text is a new one. */
export function makeCellReader(reading: ColumnReading): (raw: string) => CellResult {
  const seen = new Map<string, CellResult>();
  let calls = 0;
  let remembers = true;
  return (raw) => {
    if (!remembers) return readCell(raw, reading);
    let result = seen.get(raw);
    calls += 1;
    if (result === undefined) {
      result = readCell(raw, reading);
      seen.set(raw, result);
      if (calls === trial && seen.size > trial * 0.8) {
        remembers = false;
        seen.clear();
      }
    }
    return result;
  };
}

// What JSON writes as itself: anything but quotes, backslashes, controls and lone surrogates.
const special = /["\\\p{Cc}\p{Cs}]/u;
const quoted = (text: string): string => (special.test(text) ? JSON.stringify(text) : `"${text}"`);

function readCell(original: string, reading: ColumnReading): CellResult {
  const raw = reading.personal ? maskPersonalCell(original) : maskPersonal(original);
  const masked = reading.personal ? isMaskedCell(raw) : isMasked(raw);
  const { value, issue } =
    reading.type === null ? { value: raw, issue: null } : plainValueOf(raw, reading.type, reading);
  const pair = reading.prefix + quoted(raw);
  return { raw, pair, masked, ditto: isDitto(original), value, issue };
}

const failed = { value: null, issue: { code: "formula_error", parameters: {} } } as const;
const trimmed = { code: "whitespace_trimmed", parameters: {} } as const;

/** A word that was known in spite of the white space around it. */
const spaced = (raw: string): CellResult["issue"] => (raw === raw.trim() ? null : trimmed);

/** No number, day or place on the map is written in more characters. Patterns look at a text again from each of its characters, so
 * that a longer one would take the square of its length. */
const longestValue = 300;
const tooLong: Readonly<Record<string, IssueCode>> = {
  integer: "number_invalid",
  money: "number_invalid",
  score: "number_invalid",
  year: "number_invalid",
  batch: "number_invalid",
  share: "percent_invalid",
  date: "date_invalid",
  boolean: "boolean_invalid",
  lon: "coordinate_invalid",
  lat: "coordinate_invalid",
  position: "coordinate_invalid",
};

const isNothing = (value: unknown): boolean =>
  value === "" || (Array.isArray(value) && value.length === 0);

const missingWord = { value: null, issue: { code: "missing_word", parameters: {} } } as const;

/** The value of a cell without what a page's source has around its text, told where nothing graver is. */
function plainValueOf(
  raw: string,
  type: FieldType,
  reading: ColumnReading,
): Pick<CellResult, "value" | "issue"> {
  const bare = withoutMarkup(raw);
  if (bare === raw) return valueOf(raw, type, reading);
  const found = valueOf(maskPersonal(bare), type, reading);
  if (found.value === null) return found;
  const isTold = found.issue !== null && found.issue.code !== "whitespace_trimmed";
  return isTold ? found : { value: found.value, issue: { code: "markup_removed", parameters: {} } };
}

function valueOf(
  raw: string,
  type: FieldType,
  reading: ColumnReading,
): Pick<CellResult, "value" | "issue"> {
  const isOption = type === "boolean" || type.startsWith("code");
  if (!isOption && saysMissing(raw)) return missingWord;
  // A name that begins with an equals sign is text all the same.
  if ((type === "text" ? isErrorValue : failedFormula)(raw.trim())) return failed;
  const parsed =
    raw.length > longestValue && type in tooLong
      ? unreadable(tooLong[type]!)
      : parseAs(raw, type, reading);
  if (isOption && parsed.value === null && saysMissing(raw)) return missingWord;
  // What is left of a text may say nothing: signs between items without an item, a bracket around what was masked.
  if (isNothing(parsed.value)) return missingWord;
  if (!parsed.issue)
    return { value: parsed.value, issue: parsed.value === null ? null : spaced(raw) };
  return {
    value: parsed.value,
    issue: { code: parsed.issue.code, parameters: parsed.issue.parameters ?? {} },
  };
}

function parseAs(
  raw: string,
  type: FieldType,
  { reference, scale, factor, dateSystem }: ColumnReading,
): Parsed<unknown> {
  switch (type) {
    case "text":
      return parseText(raw);
    case "names":
      return { value: splitItems(raw) };
    case "other names":
      return parseOtherNames(raw);
    case "integer":
      return whole(parseNumber(raw, factor));
    case "money":
      return atLeastZero(parseNumber(raw, factor), Number.MAX_SAFE_INTEGER);
    case "score":
      return parseNumber(raw);
    case "year":
      return parseYear(raw);
    case "batch":
      return parseBatch(raw);
    case "share":
      return parseShare(raw, scale);
    case "date":
      return parseDate(raw, dateSystem);
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

/** A text that is longer is no remark beside a name. */
const longestRemark = 500;
const maskedRemark = /\s*[(\uff08][^()\uff08\uff09]*\*{8}[^()\uff08\uff09]*[)\uff09]/g;

/** In a name or a title a space between two characters says nothing (望溪 路184号院); in longer texts it may part sentences. */
const longestTitle = 40;
const betweenHan = /(?<=\p{sc=Han}) (?=\p{sc=Han})/gu;

function parseText(raw: string): Parsed<string> {
  // A remark that held a number that was masked says nothing any more; `personal_masked` tells of it.
  const told =
    raw.length <= longestRemark && raw.includes("********") ? raw.replace(maskedRemark, "") : raw;
  if (isSettled(told)) return { value: told };
  const spacedOut = folded(told).replace(/\s+/g, " ");
  const value = raw.length > longestTitle ? spacedOut : spacedOut.replace(betweenHan, "");
  const code = tidied(told, value);
  return code === null ? { value } : { value, issue: { code } };
}

function whole(parsed: Parsed<number>): Parsed<number> {
  const positive = atLeastZero(parsed, 2 ** 31 - 1);
  if (positive.value === null || Number.isInteger(positive.value)) return positive;
  return { value: null, issue: { code: "number_invalid" } };
}

function atLeastZero(parsed: Parsed<number>, limit: number): Parsed<number> {
  if (parsed.value === null || (parsed.value >= 0 && parsed.value <= limit)) return parsed;
  return { value: null, issue: { code: "number_out_of_range", parameters: { expected: "≥ 0" } } };
}
