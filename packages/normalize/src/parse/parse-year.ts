import { chineseNumeral } from "./parse-number.js";
import { parseDate } from "./parse-date.js";
import { type Parsed, squeezed, tidied, unreadable } from "./parsed.js";

const about = /约|大概|左右|上下/;

/** A year: 1999, 1999年建成, 建于1999年, 九十年代 is none; of a date its year; of several years none. */
export function parseYear(raw: string): Parsed<number> {
  const text = squeezed(raw);
  if (/^\d{4}$/.test(text)) return checked(raw, Number(text));
  const years = new Set(text.match(/(?<!\d)(?:18|19|20)\d{2}(?!\d)/g) ?? []);
  if (years.size > 1) return unreadable("number_range");
  const [only] = years;
  if (/年代/.test(text)) {
    // 1990年代 is ten years, 建筑年代:1999年 one.
    if (/0年代|[一二三四五六七八九]十年代/.test(text)) return unreadable("number_range");
  }
  if (only !== undefined)
    return /以前|之前|以后|之后|前后/.test(text)
      ? unreadable("number_range")
      : checked(raw, Number(only));
  const spelt = /^(?:建于)?([一二][〇零○一二三四五六七八九]{3})年?/.exec(text)?.[1];
  if (spelt !== undefined) return checked(raw, chineseNumeral(spelt)!);
  const { value } = parseDate(raw);
  return value === null ? unreadable("number_invalid") : checked(raw, Number(value.on.slice(0, 4)));
}

function checked(raw: string, year: number): Parsed<number> {
  if (year < 1800 || year > 2100)
    return unreadable("number_out_of_range", { expected: "1800–2100" });
  const text = squeezed(raw);
  if (String(year) !== text) {
    const code = about.test(text) ? "number_approximate" : "number_unit_stripped";
    return { value: year, issue: { code } };
  }
  const code = tidied(raw, text);
  return code === null ? { value: year } : { value: year, issue: { code } };
}
