import { chineseNumeral } from "./parse-number.js";
import {
  type Parsed,
  type ParsedDate,
  failedFormula,
  squeezed,
  tidied,
  unreadable,
} from "./parsed.js";

const pad = (value: number): string => String(value).padStart(2, "0");
const signs = "〇零○一二三四五六七八九十廿卅";
const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const tail = /(\((星期|周)[一二三四五六日天]\)|(星期|周)[一二三四五六日天])$/;
const clock =
  /(?<=\d[日号]?)(?:[t]?|上午|下午|晚上|凌晨)\d{1,2}[:时点](?:\d{1,2}(?:[:分]\d{0,2}(?:\.\d+)?秒?)?)?分?(?:z|[+-]\d{2}:?\d{2})?$/i;

/** A date in any of the ways offices write it. What was not written is not invented: 2021年3月 is the month, kept as its
 * first day with precision `month`. Two-digit years, days that never were and spans are issues, not guesses.
 * @param dateSystem of the workbook, for serial numbers */
export function parseDate(raw: string, dateSystem: "1900" | "1904" = "1900"): Parsed<ParsedDate> {
  if (/^\d{4}-\d{2}-\d{2}$/.test(raw)) {
    return day(raw, Number(raw.slice(0, 4)), Number(raw.slice(5, 7)), Number(raw.slice(8)));
  }
  const spaced = raw.normalize("NFKC").trim();
  const stamped = /^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2})[ T]+\d{1,2}:\d{2}/.exec(spaced);
  const text = (stamped?.[1] ?? squeezed(raw)).replace(tail, "").replace(clock, "");
  return (
    numeric(raw, text, dateSystem) ??
    worded(text) ??
    spelt(raw, text) ??
    english(raw, spaced) ??
    refused(text)
  );
}

function numeric(
  raw: string,
  text: string,
  dateSystem: "1900" | "1904",
): Parsed<ParsedDate> | null {
  let match =
    /^(\d{4})[-/.年、](\d{1,2})[-/.月、](\d{1,2})[日号.]?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (match) return day(raw, Number(match[1]), Number(match[2]), Number(match[3]));
  match = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text);
  if (match) {
    const [a, b, year] = [Number(match[1]), Number(match[2]), Number(match[3])];
    // Day and month can be told apart only where one of them is no month.
    if (a > 12 || a === b) return day(raw, year, b, a);
    return b > 12 ? day(raw, year, a, b) : unreadable("date_invalid");
  }
  match = /^(\d{4})[-/.年](\d{1,2})月?份?$/.exec(text);
  if (match) return coarse("month", Number(match[1]), Number(match[2]));
  if (/^\d{6}$/.test(text)) {
    const [month, date] = [Number(text.slice(2, 4)), Number(text.slice(4))];
    const short = month >= 1 && month <= 12 && date >= 1 && date <= 31;
    return short
      ? unreadable("date_two_digit_year")
      : coarse("month", Number(text.slice(0, 4)), date);
  }
  return /^\d{5}(\.\d+)?$/.test(text)
    ? serial(Number(text) + (dateSystem === "1904" ? 1462 : 0))
    : null;
}

function worded(text: string): Parsed<ParsedDate> | null {
  let match = /^(\d{4})[-/.年]?(\d{1,2})月份?(上旬|中旬|下旬|初|中|底|末)$/.exec(text);
  if (match) return coarse("month", Number(match[1]), Number(match[2]));
  match =
    /^(\d{4})年?度?第?([一二三四1-4])季度?[初中末底]?$/.exec(text) ??
    /^(\d{4})[-年/.]?q([1-4])$/i.exec(text);
  if (match) {
    const quarter = chineseNumeral(match[2]!) ?? Number(match[2]);
    return coarse("quarter", Number(match[1]), quarter * 3 - 2);
  }
  match =
    /^(\d{4})年?(?:度|初|中|底|末|年初|年中|年底|年末|上半年|下半年|春季?|夏季?|秋季?|冬季?)?$/.exec(
      text,
    );
  return match ? coarse("year", Number(match[1]), 1) : null;
}

function spelt(raw: string, text: string): Parsed<ParsedDate> | null {
  const match = new RegExp(
    `^([${signs}]{4})年(?:([${signs}]{1,3})月份?(?:([${signs}]{1,3})[日号]|上旬|中旬|下旬|初|中|底|末)?|第?([一二三四])季度)?$`,
  ).exec(text);
  if (!match) return null;
  const number = (part: string | undefined): number | null =>
    part === undefined
      ? null
      : chineseNumeral(part.replaceAll("廿", "二十").replaceAll("卅", "三十"));
  const [year, month, date] = [number(match[1])!, number(match[2]), number(match[3])];
  if (match[4] !== undefined) return coarse("quarter", year, number(match[4])! * 3 - 2);
  if (month === null) return coarse("year", year, 1);
  return date === null ? coarse("month", year, month) : day(raw, year, month, date);
}

function english(raw: string, text: string): Parsed<ParsedDate> | null {
  const words = text.toLowerCase().match(/[a-z]{3,9}|\d+/g);
  if (!words || words.length < 2 || words.length > 3 || !/^[a-z0-9 ,.\-/]+$/i.test(text))
    return null;
  const at = words.findIndex((word) => months.includes(word.slice(0, 3)) && /[a-z]/.test(word));
  if (at < 0) return null;
  const numbers = words.filter((_, i) => i !== at);
  const year = numbers.findIndex((number) => number.length === 4);
  if (year < 0) return unreadable("date_two_digit_year");
  const month = months.indexOf(words[at]!.slice(0, 3)) + 1;
  const date = numbers[1 - year];
  return date === undefined
    ? coarse("month", Number(numbers[year]), month)
    : day(raw, Number(numbers[year]), month, Number(date));
}

function refused(text: string): Parsed<ParsedDate> {
  if (failedFormula(text)) return unreadable("formula_error");
  if (
    /^'?\d{2}[-/.年]\d{1,2}([-/.月]\d{1,2}[日号]?|月)?$/.test(text) ||
    /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2}$/.test(text)
  )
    return unreadable("date_two_digit_year");
  if (/\d(?:[日号月年])?(至|到|~|—|–|-)(?:\d{1,4}[年月日.]|\d{4}-)/.test(text))
    return unreadable("number_range");
  return unreadable("date_invalid");
}

function day(raw: string, year: number, month: number, date: number): Parsed<ParsedDate> {
  if (!isReal(year, month, date)) return unreadable("date_impossible");
  const on = `${year}-${pad(month)}-${pad(date)}`;
  const value: ParsedDate = { on, precision: "day" };
  if (squeezed(raw) !== on)
    return { value, issue: { code: "date_completed", parameters: { precision: "day" } } };
  const code = tidied(raw, on);
  return code === null ? { value } : { value, issue: { code } };
}

function isReal(year: number, month: number, date: number): boolean {
  if (year < 1900 || year > 2100 || month < 1 || month > 12 || date < 1) return false;
  return date <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function coarse(
  precision: "month" | "quarter" | "year",
  year: number,
  month: number,
): Parsed<ParsedDate> {
  if (!isReal(year, month, 1)) return unreadable("date_impossible");
  return {
    value: { on: `${year}-${pad(month)}-01`, precision },
    issue: { code: "date_completed", parameters: { precision } },
  };
}

/** A day of Excel's 1900 system; serials outside 1990 to 2049 are taken for something else. */
function serial(value: number): Parsed<ParsedDate> {
  const whole = Math.floor(value);
  if (whole < 32_874 || whole > 54_788) return unreadable("date_invalid");
  const on = new Date((whole - 25_569) * 86_400_000).toISOString().slice(0, 10);
  return { value: { on, precision: "day" }, issue: { code: "date_serial" } };
}
