import { expect, test } from "vitest";
import { foldText, matchText } from "./match-text.js";

const fits = (text: string, typed: string) => matchText(foldText(text), foldText(typed));

test.each([
  ["whole, as written", "星辉中路6号院", "星辉中路 6 号院", 0],
  ["a numeral is its digit", "星辉中路6号院", "星辉中路六号院", 1],
  ["full width is folded", "星辉中路6号院", "星辉中路６", 1],
  ["the beginning", "星辉中路6号院", "星辉", 1],
  ["inside", "星辉中路6号院", "中路", 2],
  ["by readings", "星辉中路6号院", "xinghuizhonglu6haoyuan", 4],
  ["the last syllable begun", "星辉中路6号院", "xinghu", 4],
  ["inside by readings", "星辉中路6号院", "zhonglu", 5],
  ["by initials", "星辉中路6号院", "xhzl", 7],
  ["zh is one initial or two", "星辉中路6号院", "xhzhl6", 7],
  ["readings and initials mixed with characters", "星辉中路6号院", "星hzhonglu", 7],
  ["any of several readings", "都江堰市", "dujiang", 4],
  ["ü typed as v", "绿地", "lvdi", 4],
  ["Latin names", "Jinniu", "jinn", 1],
])("%s: %s by %s", (_, text, typed, quality) => {
  expect(fits(text, typed)).toBe(quality);
});

test.each([
  ["星辉中路6号院", "星中"],
  ["星辉中路6号院", "xinghuix"],
  ["星辉中路6号院", "16"],
  ["星辉中路6号院", "inghui"],
  ["星辉中路6号院", "xxx"],
  ["金牛区", ""],
  ["", "x"],
  ["金牛区", "🐂"],
  ["金牛区", "' OR 1=1"],
])("%s is not found by %s", (text, typed) => {
  expect(fits(text, typed)).toBeNull();
});
