import { chineseNumeral } from "./parse-number.js";
import { type Parsed, type ParsedDate, folded } from "./parsed.js";

const pad = (value: number): string => String(value).padStart(2, "0");
const quarterWords: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  "1": 1,
  "2": 2,
  "3": 3,
  "4": 4,
};

/** A date in any of the ways offices write it. What was not written is not invented: 2021年3月 is the month, kept as its
 * first day with precision `month`. Two-digit years and days that never were are issues, not guesses. */
export function parseDate(raw: string): Parsed<ParsedDate> {
  const text = folded(raw)
    .replace(/\s+/g, "")
    .replace(/T?\d{1,2}:\d{2}(:\d{2})?(\.\d+)?Z?$/, "");
  let match =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (match) return day(raw, text, Number(match[1]), Number(match[2]), Number(match[3]));
  match = /^(\d{4})[-/.年](\d{1,2})月?(份)?$/.exec(text);
  if (match) return coarse("month", Number(match[1]), Number(match[2]));
  match = /^(\d{4})年?(\d{1,2})月(上旬|中旬|下旬|初|中|底|末)$/.exec(text);
  if (match) return coarse("month", Number(match[1]), Number(match[2]));
  match = /^(\d{4})年?第?([一二三四1-4])季度?$/.exec(text) ?? /^(\d{4})[-年]?Q([1-4])$/i.exec(text);
  if (match) return coarse("quarter", Number(match[1]), quarterWords[match[2]!]! * 3 - 2);
  match = /^(\d{4})年?(度)?$/.exec(text);
  if (match) return coarse("year", Number(match[1]), 1);
  match =
    /^([〇零一二三四五六七八九]{4})年(?:([一二三四五六七八九十]{1,3})月(?:([一二三四五六七八九十]{1,3})[日号])?)?(上旬|中旬|下旬)?$/.exec(
      text,
    );
  if (match) {
    const [year, month, date] = [match[1], match[2], match[3]].map((part) =>
      part ? chineseNumeral(part) : null,
    );
    if (date !== null && date !== undefined) return day(raw, text, year!, month!, date);
    return month === null || month === undefined
      ? coarse("year", year!, 1)
      : coarse("month", year!, month);
  }
  if (/^\d{5}(\.\d+)?$/.test(text)) return serial(Number(text));
  if (
    /^\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?$/.test(text) ||
    /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2}$/.test(text)
  ) {
    return { value: null, issue: { code: "date_two_digit_year" } };
  }
  return { value: null, issue: { code: "date_invalid" } };
}

function day(
  raw: string,
  text: string,
  year: number,
  month: number,
  date: number,
): Parsed<ParsedDate> {
  const on = `${year}-${pad(month)}-${pad(date)}`;
  const real = new Date(`${on}T00:00:00Z`);
  if (
    Number.isNaN(real.getTime()) ||
    real.toISOString().slice(0, 10) !== on ||
    year < 1900 ||
    year > 2100
  ) {
    return { value: null, issue: { code: "date_impossible" } };
  }
  const value: ParsedDate = { on, precision: "day" };
  return raw === on || text === on
    ? { value }
    : { value, issue: { code: "date_completed", parameters: { precision: "day" } } };
}

function coarse(
  precision: "month" | "quarter" | "year",
  year: number,
  month: number,
): Parsed<ParsedDate> {
  if (month < 1 || month > 12 || year < 1900 || year > 2100)
    return { value: null, issue: { code: "date_impossible" } };
  return {
    value: { on: `${year}-${pad(month)}-01`, precision },
    issue: { code: "date_completed", parameters: { precision } },
  };
}

/** Excel's 1900 system; serials outside 1990 to 2049 are taken for something else. */
function serial(value: number): Parsed<ParsedDate> {
  const whole = Math.floor(value);
  if (whole < 32_874 || whole > 54_788) return { value: null, issue: { code: "date_invalid" } };
  const on = new Date((whole - 25_569) * 86_400_000).toISOString().slice(0, 10);
  return { value: { on, precision: "day" }, issue: { code: "date_serial" } };
}
