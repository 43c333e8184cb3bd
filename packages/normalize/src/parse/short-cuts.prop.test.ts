import fc from "fast-check";
import { expect, test } from "vitest";
import { sampleTexts, textHash } from "../map/sample-rows.js";
import { maskPersonal } from "./mask-personal.js";
import { saysMissing } from "./parsed.js";

const words = [
  "暂无",
  "不详",
  "无",
  "N/A",
  "null",
  "(null)",
  "/",
  "——",
  "none",
  "待核实",
  "~",
  "？",
];
const texts = fc.oneof(
  fc.constantFrom(...words),
  fc.constantFrom(...words).map((word) => word.toUpperCase()),
  fc.constantFrom(...words).map((word) => `【${word}】`),
  fc.constantFrom(...words).map((word) => `${word}户`),
  fc.string({ unit: fc.constantFrom(..."无不详待/-—N nA？?(（)）[】1号é\u0301"), maxLength: 6 }),
);

test("a word for what is missing is known by the text, whatever its first character", () => {
  for (const word of words) expect([word, saysMissing(word)]).toEqual([word, true]);
  let said = 0;
  fc.assert(
    fc.property(texts, (text) => {
      // An invisible sign before it is squeezed out, and nothing is told by it.
      expect(saysMissing(text)).toBe(saysMissing(`\u200b${text}`));
      said += Number(saysMissing(text));
    }),
    { numRuns: 2000, seed: 3 },
  );
  expect(said).toBeGreaterThan(100);
});

test("a text of few digits is masked as it is beside many", () => {
  const beside = "，000000000000";
  const numbers = fc.constantFrom(
    "13812345678",
    "138 1234 5678",
    "１３８１２３４５６７８",
    "1381234567",
    "+8613812345678",
    "510106199001011234",
    "51010619900101123X",
    "翠园",
    "2号院",
    ".13812345678",
  );
  fc.assert(
    fc.property(
      fc.array(numbers, { maxLength: 3 }),
      fc.constantFrom("", " ", "、"),
      (parts, by) => {
        const text = parts.join(by);
        expect(maskPersonal(`${text}${beside}`)).toBe(`${maskPersonal(text)}${beside}`);
      },
    ),
    { numRuns: 1000, seed: 4 },
  );
  expect(maskPersonal("138 1234 5678")).toBe("138********");
  expect(maskPersonal("１３８１２３４５６７８")).toBe("138********");
});

test("the first texts by hash are those of the whole order", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string({ maxLength: 3 })),
      fc.integer({ min: 1, max: 20 }),
      (all, most) => {
        const sorted = all.toSorted((a, b) => textHash(a) - textHash(b) || (a < b ? -1 : 1));
        expect(sampleTexts(all, most)).toEqual(sorted.slice(0, most));
      },
    ),
    { numRuns: 500, seed: 5 },
  );
  // Two texts of one hash stand in their own order.
  const [a, b] = ["costarring", "liquid"];
  expect(textHash(a)).toBe(textHash(b));
  expect([sampleTexts([b, a], 1), sampleTexts([a, b], 2)]).toEqual([[a], [a, b]]);
});
