import type { Cell } from "../forms/cell.js";
import { addDays } from "../days.js";
import type { DateStyle } from "../offices/office.js";
import { chineseDigits, chineseNumeral, fullWidth } from "../writing/numerals.js";
import { partsOf, serialOf, writeDay } from "../writing/write-day.js";
import { spoiler } from "./spoil.js";

type Day = Extract<Cell, { kind: "day" }>;

const others: readonly DateStyle[] = ["iso", "slash", "dots", "words", "words-padded", "compact"];
const thirds = ["上旬", "中旬", "下旬"] as const;

/** Dates in another style, coarser, impossible or unreadable. */
export const daySpoilers = [
  spoiler<Day>("date_other_style", 5, ({ day }, { hand, random, plain }) => {
    const written = writeDay(
      day,
      random.pick(others.filter((style) => style !== hand.office.dates)),
      false,
    );
    return written === plain ? null : written;
  }),
  spoiler<Day>("date_chinese", 2, ({ day }) => writeDay(day, "chinese", false)),
  spoiler<Day>("date_with_time", 2, ({ day }, { random }) =>
    random.chance(0.5) ? `${day} 00:00:00` : `${day.replaceAll("-", "/")} 9:30`,
  ),
  spoiler<Day>("date_full_width", 1, ({ day }) => fullWidth(day)),
  spoiler<Day>("date_serial", 1.5, ({ day }, { hand }) =>
    hand.typed && !hand.office.ways.has("date-1904") ? serialOf(day, false) : null,
  ),
  spoiler<Day>("date_month", 2, ({ day }, { random }) => {
    const [year, month] = partsOf(day);
    return random.pick([
      `${year}年${month}月`,
      `${year}.${month}`,
      `${chineseDigits(year)}年${chineseNumeral(month)}月`,
    ]);
  }),
  spoiler<Day>("date_third", 1, ({ day }) => {
    const [year, month, date] = partsOf(day);
    return `${year}年${month}月${thirds[Math.min(2, Math.floor((date - 1) / 10))]}`;
  }),
  spoiler<Day>("date_quarter", 1, ({ day }) => {
    const [year, month] = partsOf(day);
    return `${year}年第${"一二三四"[Math.ceil(month / 3) - 1]}季度`;
  }),
  spoiler<Day>("date_year", 0.7, ({ day }) => `${day.slice(0, 4)}年`),
  spoiler<Day>("date_two_digit_year", 1, ({ day }) => {
    const [year, month, date] = partsOf(day);
    return `${String(year).slice(2)}.${month}.${date}`;
  }),
  spoiler<Day>("date_impossible", 1, ({ day }, { random }) => {
    const [year] = partsOf(day);
    return random.pick([`${year}年2月30日`, `${year}-13-05`, `${year}/6/31`, `${year}.0.12`]);
  }),
  spoiler<Day>("date_words", 0.7, (_, { random }) => random.pick(["待定", "近期", "已完成"])),
  spoiler<Day>("date_future", 0.6, ({ day }, { declared, hand, spared }) =>
    spared
      ? null
      : writeDay(
          addDays(declared, 365 + (Date.parse(day) % 97)),
          hand.office.dates,
          hand.office.ways.has("date-1904"),
        ),
  ),
  spoiler<Day>("date_slip", 0.7, ({ day }, { hand, declared, spared }) => {
    const slipped = addDays(day, day.endsWith("01") ? 1 : -1);
    return spared || slipped > declared
      ? null
      : writeDay(slipped, hand.office.dates, hand.office.ways.has("date-1904"));
  }),
];
