import type { DateStyle } from "../offices/office.js";
import { chineseDigits, chineseNumeral } from "./numerals.js";
import type { Written } from "./written.js";

/** Days from the epoch of a workbook's date system to a day; 60 is the day that 1900 did not have. */
export const serialOf = (day: string, date1904: boolean): number =>
  Date.parse(day) / 86_400_000 + 25_569 - (date1904 ? 1462 : 0);

/** Year, month and day of `YYYY-MM-DD`. */
export const partsOf = (day: string): readonly [number, number, number] => [
  Number(day.slice(0, 4)),
  Number(day.slice(5, 7)),
  Number(day.slice(8, 10)),
];

/** A day in an office's way. */
export function writeDay(day: string, style: DateStyle, date1904: boolean): Written {
  const [year, month, date] = partsOf(day);
  switch (style) {
    case "typed":
      return { day };
    case "iso":
      return day;
    case "slash":
      return `${year}/${month}/${date}`;
    case "dots":
      return `${year}.${month}.${date}`;
    case "words":
      return `${year}年${month}月${date}日`;
    case "words-padded":
      return `${day.slice(0, 4)}年${day.slice(5, 7)}月${day.slice(8)}日`;
    case "compact":
      return Number(day.replaceAll("-", ""));
    case "serial":
      return serialOf(day, date1904);
    case "chinese":
      return `${chineseDigits(year)}年${chineseNumeral(month)}月${chineseNumeral(date)}日`;
  }
}
