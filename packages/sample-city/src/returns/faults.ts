import { divisionById } from "@atlas/divisions";
import type { Random } from "../random.js";
import type { Cell } from "./column.js";

/** A fault put into a cell: what stands there now, and whether a careful reader of the file could tell. */
export interface CellFault {
  readonly fault: string;
  readonly written: string;
  readonly detectable: boolean;
}

type Make = (cell: NonNullable<Cell>, random: Random) => CellFault | null;

const chineseDigits = "〇一二三四五六七八九";
const fullwidth = (text: string): string =>
  text.replace(/[0-9A-Za-z#()./%-]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
const fault = (name: string, written: string, detectable = true): CellFault => ({
  fault: name,
  written,
  detectable,
});

/** 1 to 9999 in Chinese numerals. */
export function chineseNumber(value: number): string {
  const units = ["", "十", "百", "千"];
  const digits = String(value);
  let words = "";
  let pendingZero = false;
  [...digits].forEach((digit, i) => {
    const power = digits.length - 1 - i;
    if (digit === "0") {
      pendingZero = words !== "";
      return;
    }
    if (pendingZero) words += "零";
    pendingZero = false;
    words += chineseDigits[Number(digit)]! + units[power]!;
  });
  return words.replace(/^一十/, "十");
}

const countFaults: readonly Make[] = [
  (c) => (c.kind === "count" ? fault("number_unit", `${c.value}${c.unit}`) : null),
  (c) => (c.kind === "count" ? fault("number_unit", `${c.value} ${c.unit}`) : null),
  (c) =>
    c.kind === "count" && c.value >= 1000
      ? fault("number_comma", c.value.toLocaleString("en-US"))
      : null,
  (c) => (c.kind === "count" ? fault("number_fullwidth", fullwidth(String(c.value))) : null),
  (c) =>
    c.kind === "count" && c.value > 0 && c.value < 10_000
      ? fault("number_chinese", chineseNumber(c.value))
      : null,
  (c) =>
    c.kind === "count" && c.value % 10 === 0 && c.value > 0
      ? fault("number_about", `约${c.value}${c.unit}`)
      : null,
  (c) =>
    c.kind === "count" && c.value >= 10_000 && c.value % 100 === 0
      ? fault("number_wan", `${c.value / 10_000}万`)
      : null,
  (c) =>
    c.kind === "count" && c.value > 20
      ? fault("number_range", `${c.value - 5}-${c.value + 5}`)
      : null,
  (c, r) =>
    c.kind === "count"
      ? fault("missing_word", r.pick(["暂无数据", "不详", "/", "—", "N/A"]))
      : null,
];

const dayFaults: readonly Make[] = [
  (c) => (c.kind === "day" ? fault("date_dots", ymd(c.day).join(".")) : null),
  (c) => (c.kind === "day" ? fault("date_compact", c.day.replaceAll("-", "")) : null),
  (c) =>
    c.kind === "day"
      ? fault("date_words", `${ymd(c.day)[0]}年${ymd(c.day)[1]}月${ymd(c.day)[2]}日`)
      : null,
  (c) =>
    c.kind === "day" ? fault("date_serial", String(Date.parse(c.day) / 86_400_000 + 25_569)) : null,
  (c) =>
    c.kind === "day" ? fault("date_month_only", `${ymd(c.day)[0]}年${ymd(c.day)[1]}月`) : null,
  (c) =>
    c.kind === "day"
      ? fault(
          "date_chinese",
          `${[...String(ymd(c.day)[0])].map((d) => chineseDigits[Number(d)]).join("")}年${chineseNumber(ymd(c.day)[1])}月`,
        )
      : null,
  (c) =>
    c.kind === "day"
      ? fault(
          "date_quarter",
          `${ymd(c.day)[0]}年第${"一二三四"[Math.ceil(ymd(c.day)[1] / 3) - 1]}季度`,
        )
      : null,
  (c) =>
    c.kind === "day"
      ? fault(
          "date_third",
          `${ymd(c.day)[0]}年${ymd(c.day)[1]}月${ymd(c.day)[2] <= 10 ? "上" : ymd(c.day)[2] <= 20 ? "中" : "下"}旬`,
        )
      : null,
  (c) =>
    c.kind === "day"
      ? fault("date_two_digit_year", `${c.day.slice(2, 4)}/${ymd(c.day)[1]}/${ymd(c.day)[2]}`)
      : null,
  (c) => (c.kind === "day" ? fault("date_impossible", `${c.day.slice(0, 4)}-02-30`) : null),
  (_, r) => fault("missing_word", r.pick(["不详", "/", "暂无数据"])),
];

const shareFaults: readonly Make[] = [
  (c) => (c.kind === "share" ? fault("share_percent", `${Math.round(c.value * 100)}%`) : null),
  (c) =>
    c.kind === "share" && Math.round(c.value * 100) % 5 === 0 && c.value < 1
      ? fault("share_words", tenths(Math.round(c.value * 100)))
      : null,
  (c) =>
    c.kind === "share"
      ? fault("share_fullwidth", fullwidth(`${Math.round(c.value * 100)}%`))
      : null,
];

const oldPlaceNames: Readonly<Record<string, string>> = {
  "510117": "郫县",
  "510118": "新津县",
  "510116": "双流县",
};
const placeFaults: readonly Make[] = [
  (c) =>
    c.kind === "place" && oldPlaceNames[c.id]
      ? fault("place_old_name", oldPlaceNames[c.id]!)
      : null,
  (c) => {
    if (c.kind !== "place" || divisionById(c.id)?.level !== "township" || !c.text.endsWith("街道"))
      return null;
    return fault("place_short", c.text.slice(0, -2));
  },
  (c) => (c.kind === "place" ? fault("place_spaces", ` ${c.text} `) : null),
  (c, r) => {
    if (c.kind !== "place" || c.text.length < 5) return null;
    const at = r.integer(0, 1);
    const wrong = c.text.slice(0, at) + "栗" + c.text.slice(at + 1);
    return fault("place_misspelt", wrong);
  },
];

const compoundFaults: readonly Make[] = [
  (c) =>
    c.kind === "compound" && /\d+号/.test(c.text)
      ? fault(
          "compound_chinese_number",
          c.text.replace(/(\d+)号/, (_, n: string) => `${chineseNumber(Number(n))}号`),
        )
      : null,
  (c) =>
    c.kind === "compound" && /\d+号院$/.test(c.text)
      ? fault("compound_hash", c.text.replace(/号院$/, "#院"))
      : null,
  (c) =>
    c.kind === "compound"
      ? fault("compound_fullwidth", fullwidth(c.text) === c.text ? ` ${c.text}` : fullwidth(c.text))
      : null,
  (c) =>
    c.kind === "compound"
      ? fault("compound_spaces", `${c.text.slice(0, 2)} ${c.text.slice(2)}`)
      : null,
];

const byKind: Readonly<Record<NonNullable<Cell>["kind"], readonly Make[]>> = {
  text: [],
  place: placeFaults,
  compound: compoundFaults,
  count: countFaults,
  money: [
    (c) =>
      c.kind === "money" && c.value >= 10_000 && c.value % 1000 === 0
        ? fault("number_wan", `${c.value / 10_000}万元`)
        : null,
  ],
  share: shareFaults,
  day: dayFaults,
  yes: [(c) => (c.kind === "yes" ? fault("yes_sign", c.value ? "√" : "×") : null)],
  degrees: [],
};

/** A fault for a cell, or null where none of its kind fits. */
export function cellFault(cell: NonNullable<Cell>, random: Random): CellFault | null {
  const options = byKind[cell.kind];
  return options.length === 0 ? null : random.pick(options)(cell, random);
}

const ymd = (day: string): readonly [number, number, number] => {
  const [year, month, date] = day.split("-").map(Number);
  return [year!, month!, date!];
};

const tenths = (percent: number): string =>
  `${chineseDigits[Math.floor(percent / 10)]}成${percent % 10 === 5 ? "五" : ""}`;
