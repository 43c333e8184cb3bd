import { describe, expect, test } from "vitest";
import { issueCodes, issueMessage } from "./issue-codes.js";

const slots = (text: string): readonly string[] => (text.match(/\{\w+\}/g) ?? []).sort();

describe.each(Object.entries(issueCodes))("%s", (code, { zh, en }) => {
  test("says the same thing in both languages", () => {
    expect(slots(zh)).toEqual(slots(en));
  });

  test("is written in its language", () => {
    expect(zh, code).toMatch(/[一-鿿]/);
    expect(en, code).not.toMatch(/[一-鿿]/);
  });
});

test("parameters are filled in, an absent one stays visible", () => {
  expect(issueMessage("missing_word", { raw: "不详" })).toEqual({
    zh: "不详 视为缺失",
    en: "不详 is read as missing",
  });
  expect(issueMessage("missing_word", {}).en).toBe("{raw} is read as missing");
});

test("a parameter with a word of each language is said in that of the sentence", () => {
  const value = { zh: "是", en: "yes" };
  expect(issueMessage("code_mapped", { raw: "√", value })).toEqual({
    zh: "写法 √ 归为 是",
    en: "√ is read as yes",
  });
});
