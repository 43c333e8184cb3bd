import type { Cell } from "../forms/cell.js";
import { chineseNumeral, fullWidth } from "../writing/numerals.js";
import { withThousands } from "../writing/written.js";
import { spoiler } from "./spoil.js";

type Of<K extends Cell["kind"]> = Extract<Cell, { kind: K }>;

/** Amounts of 万 that are exact at two decimals. */
const inWan = (value: number): string | null =>
  value >= 10_000 && value % 100 === 0 ? String(value / 10_000) : null;

/** Counts with units, ranges, words, slips. */
export const numberSpoilers = [
  spoiler<Of<"number">>("number_unit", 4, ({ value, unit }, { random }) =>
    random.chance(0.5) ? `${value} ${unit}` : `${value}${unit}`,
  ),
  spoiler<Of<"number">>("number_about", 2, ({ value, unit }) => `约${value}${unit}`),
  spoiler<Of<"number">>("number_range", 1.5, ({ value, unit }, { random }) =>
    value < 4 ? null : `${value - random.integer(1, 3)}至${value + random.integer(1, 9)}${unit}`,
  ),
  spoiler<Of<"number">>("number_wan", 1, ({ value }) => {
    const wan = inWan(value);
    return wan && `${wan}万`;
  }),
  spoiler<Of<"number">>("number_thousands", 2, ({ value }) =>
    value < 1000 ? null : withThousands(value),
  ),
  spoiler<Of<"number">>("number_chinese", 1.5, ({ value }) =>
    value < 1 || value > 9999 ? null : chineseNumeral(value),
  ),
  spoiler<Of<"number">>("number_full_width", 2, ({ value }) => fullWidth(String(value))),
  spoiler<Of<"number">>("number_spaced", 2, ({ value }, { random }) =>
    random.chance(0.5) ? ` ${value}` : `${value}　`,
  ),
  spoiler<Of<"number">>("number_words", 1, (_, { random }) =>
    random.pick(["见附件", "待核实", "已上报", "同上年"]),
  ),
  spoiler<Of<"number">>("number_outlier", 0.5, ({ value, unit }, { spared }) =>
    spared || unit !== "户" || value < 20 ? null : value * 1000,
  ),
  spoiler<Of<"number">>("number_negative", 0.4, ({ value }, { spared }) =>
    spared || value < 1 ? null : -value,
  ),
  spoiler<Of<"number">>("number_slip", 1, ({ value }, { random, spared }) =>
    spared || value < 20 ? null : value + random.pick([-10, -9, -1, 1, 9, 10]),
  ),
];

/** Money in the cell's own words. */
export const moneySpoilers = [
  spoiler<Of<"money">>("number_unit", 3, ({ yuan }) => `${yuan}元`),
  spoiler<Of<"money">>("number_wan", 3, ({ yuan }) => {
    const wan = inWan(yuan);
    return wan && `${wan}万元`;
  }),
  spoiler<Of<"money">>("number_thousands", 2, ({ yuan }, { hand }) =>
    yuan < 1000 || hand.office.ways.has("money-wan") ? null : withThousands(yuan),
  ),
  spoiler<Of<"money">>("number_range", 1, ({ yuan }) => {
    const wan = inWan(yuan);
    return wan && `${Number(wan) - 1 > 0 ? Number(wan) - 1 : 1}至${Number(wan) + 3}万元`;
  }),
  spoiler<Of<"money">>("number_words", 1, (_, { random }) =>
    random.pick(["待审定", "以审计为准", "财政拨付"]),
  ),
];

/** Years of building. */
export const yearSpoilers = [
  spoiler<Of<"year">>("year_words", 3, ({ value }, { random }) =>
    random.pick([`${value}年建成 `, `${value}年`, `${value}年建成`]),
  ),
  spoiler<Of<"year">>("number_about", 1, ({ value }) => `约${value}年`),
  spoiler<Of<"year">>("number_full_width", 1, ({ value }) => fullWidth(String(value))),
  spoiler<Of<"year">>("year_decade", 1, ({ value }) =>
    value < 2000 ? `${"七八九"[Math.floor(value / 10) - 197]}十年代` : null,
  ),
  spoiler<Of<"year">>("number_range", 1, ({ value }) => `${value}-${value + 2}年`),
];

/** Scores. */
export const scoreSpoilers = [
  spoiler<Of<"score">>("number_unit", 2, ({ value }) => `${value}分`),
  spoiler<Of<"score">>("number_full_width", 1, ({ value }) => fullWidth(String(value))),
  spoiler<Of<"score">>("number_words", 1, () => "未评"),
];

/** Shares written on another scale than the column. */
export const shareSpoilers = [
  spoiler<Of<"share">>("share_other_scale", 3, ({ value }, { hand }) =>
    hand.office.shares === "fraction"
      ? `${Math.round(value * 100)}%`
      : hand.office.shares === "percent"
        ? `${Math.round(value * 100)}％`
        : `百分之${chineseNumeral(Math.round(value * 100))}`,
  ),
  spoiler<Of<"share">>("share_spaced", 2, ({ value }) => `${Math.round(value * 100)} %`),
  spoiler<Of<"share">>("share_tenths", 2, ({ value }) => {
    const points = Math.round(value * 100);
    const [tens, ones] = [Math.floor(points / 10), points % 10];
    return points >= 100 || tens === 0
      ? null
      : `${chineseNumeral(tens)}成${ones === 0 ? "" : chineseNumeral(ones)}`;
  }),
  spoiler<Of<"share">>("share_over", 1, ({ value }, { spared }) =>
    spared ? null : `${Math.round(value * 100) + 100}%`,
  ),
];
