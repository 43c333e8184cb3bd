import { describe, expect, test } from "vitest";
import { parseName } from "../link/parse-name.js";
import { maskPersonal } from "./mask-personal.js";
import { parseBoolean } from "./parse-boolean.js";
import { parseDate } from "./parse-date.js";
import { parseDegrees, parsePair } from "./parse-degrees.js";
import { chineseNumeral, parseNumber } from "./parse-number.js";
import { parseShare, shareScale } from "./parse-share.js";
import { parseYear } from "./parse-year.js";
import { saysMissing } from "./parsed.js";

test.each([
  ["86", 86, undefined],
  ["1972 户", 1972, "number_unit_stripped"],
  ["约300户", 300, "number_approximate"],
  ["1,024", 1024, "number_unit_stripped"],
  ["1.2万", 12_000, "number_unit_stripped"],
  ["三百二十", 320, "number_chinese"],
  ["\uff18\uff16", 86, "fullwidth_folded"],
  ["1.6至3.6元", null, "number_range"],
  ["80-90", null, "number_range"],
  ["若干", null, "number_invalid"],
  ["-5", -5, undefined],
  ["59栋", 59, "number_unit_stripped"],
])("number %s", (raw, value, code) => {
  const parsed = parseNumber(raw);
  expect([parsed.value, parsed.issue?.code]).toEqual([value, code]);
});

test.each([
  ["十二", 12],
  ["二十三", 23],
  ["一千零五", 1005],
  ["二〇二一", 2021],
  ["一万二千", 12_000],
  ["甲", null],
])("numeral %s", (raw, value) => {
  expect(chineseNumeral(raw)).toBe(value);
});

test.each([
  ["2021-03-05", "2021-03-05", "day", undefined],
  ["2021年3月5日", "2021-03-05", "day", "date_completed"],
  ["2021.3.5", "2021-03-05", "day", "date_completed"],
  ["20210305", "2021-03-05", "day", "date_completed"],
  ["44260", "2021-03-05", "day", "date_serial"],
  ["二〇二一年三月", "2021-03-01", "month", "date_completed"],
  ["2021年第一季度", "2021-01-01", "quarter", "date_completed"],
  ["2021年3月上旬", "2021-03-01", "month", "date_completed"],
  ["2021年", "2021-01-01", "year", "date_completed"],
])("date %s", (raw, on, precision, code) => {
  const parsed = parseDate(raw);
  expect([parsed.value, parsed.issue?.code]).toEqual([{ on, precision }, code]);
});

test.each([
  ["21/3/5", "date_two_digit_year"],
  ["2021-02-30", "date_impossible"],
  ["2021-13", "date_impossible"],
  ["某日", "date_invalid"],
])("no date: %s", (raw, code) => {
  expect(parseDate(raw)).toMatchObject({ value: null, issue: { code } });
});

describe("shares", () => {
  test.each([
    ["85%", 0.85],
    ["0.85", 0.85],
    ["85", 0.85],
    ["八成五", 0.85],
    ["85%", 0.85],
    ["百分之八十五", 0.85],
  ])("%s", (raw, value) => {
    expect(parseShare(raw, shareScale([raw])).value).toBe(value);
  });

  test("a column that counts in hundreds reads 1 as one percent", () => {
    expect(parseShare("1", shareScale(["85", "1"])).value).toBe(0.01);
    expect(parseShare("120", "hundred").value).toBeNull();
  });
});

test.each([
  ["是", true],
  ["√", true],
  ["已建立", true],
  ["无", false],
  ["×", false],
  ["未公示", false],
  ["也许", null],
])("yes or no: %s", (raw, value) => {
  expect(parseBoolean(raw).value).toBe(value);
});

test("coordinates in degrees, minutes and seconds, and in pairs", () => {
  expect(parseDegrees("104°3′50.6″").value).toBeCloseTo(104.0640556, 6);
  expect(parseDegrees("东经104.06").value).toBe(104.06);
  expect(parsePair("104.06,30.57").value).toEqual([104.06, 30.57]);
  expect(parsePair("暂无数据,暂无数据").value).toBeNull();
});

test("missing said in words", () => {
  for (const word of ["暂无数据", "不详", "/", "—", "N/A", " 无 "])
    expect(saysMissing(word)).toBe(true);
  expect(saysMissing("0")).toBe(false);
});

test("phone and identity numbers are masked, twice like once; other digits stay", () => {
  const once = maskPersonal("张三 13912345678, 51010419900101123X, 编号 20210305123");
  expect(once).toBe("张三 139********, 510***************, 编号 20210305123");
  expect(maskPersonal(once)).toBe(once);
});

describe("normal names", () => {
  const same = (a: string, b: string): boolean => parseName(a).key === parseName(b).key;
  test("writings of one name agree", () => {
    for (const other of [
      "星辉中路六号院",
      "星辉中路6#院",
      " 星辉中路 6号院",
      "星辉中路6号院",
      "成都市星辉中路6号院",
    ]) {
      expect(same("星辉中路6号院", other), other).toBe(true);
    }
  });

  test("different numbers, phases and zones never do, and their hard parts differ", () => {
    for (const [a, b] of [
      ["星辉中路6号院", "星辉中路16号院"],
      ["映溪花园一期", "映溪花园二期"],
      ["映溪花园东区", "映溪花园西区"],
      ["青石巷6号附1号院", "青石巷6号附2号院"],
    ] as const) {
      expect(same(a, b)).toBe(false);
      expect(parseName(a).hard).not.toBe(parseName(b).hard);
    }
  });

  test("numerals inside a proper name stay words", () => {
    expect(parseName("三圣花园").key).toBe("三圣花园");
    expect(parseName("五块石小区").key).toBe("五块石小区");
  });
});

test.each([
  ["２０２１－０３－０５", "2021-03-05", "fullwidth_folded"],
  [" 2021-03-05 ", "2021-03-05", "whitespace_trimmed"],
  ["2021-03-05", "2021-03-05", undefined],
  ["2021-03-05T00:00:00", "2021-03-05", "date_completed"],
  ["２０２１年３月５日", "2021-03-05", "date_completed"],
])("what was done to the day %s is told", (raw, on, code) => {
  const parsed = parseDate(raw);
  expect([parsed.value?.on, parsed.issue?.code]).toEqual([on, code]);
});

test.each([
  ["约1996年", 1996, "number_approximate"],
  ["１９８８", 1988, "fullwidth_folded"],
  ["1999年建成", 1999, "number_unit_stripped"],
  ["1999", 1999, undefined],
])("what was done to the year %s is told", (raw, year, code) => {
  const parsed = parseYear(raw);
  expect([parsed.value, parsed.issue?.code]).toEqual([year, code]);
});

test("signs alone say that there is no value, however they are folded; a sign that answers does not", () => {
  for (const signs of [
    "…",
    "……",
    "...",
    "。。。",
    "－－",
    "―",
    "———",
    "﹣",
    "／",
    "／／",
    "(…)",
    "*",
  ])
    expect([signs, saysMissing(signs)]).toEqual([signs, true]);
  for (const signs of ["√", "×", "○", "0", "-5", "…等", "甲…"])
    expect([signs, saysMissing(signs)]).toEqual([signs, false]);
});
