import fc from "fast-check";
import { expect, test } from "vitest";
import { type FieldType, kindFields } from "../map/kind-fields.js";
import { draftContext } from "../testing/drafted.js";
import { makeCellReader } from "./cell-reader.js";

const types = [
  ...new Set<FieldType>([
    ...Object.values(kindFields).flatMap((fields) => Object.values<FieldType>(fields)),
    "score",
  ]),
];
const readerOf = (type: FieldType) =>
  makeCellReader({
    type,
    reference: draftContext.reference,
    scale: "unknown",
    factor: 1,
    dateSystem: "1900",
    personal: false,
    prefix: '"":',
  });

/** Texts of the signs that parsers look for, and any others; a cell that is blank never comes to a reader. */
const texts = fc
  .oneof(
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }),
    fc.string({
      unit: fc.constantFrom(
        ..."0123456789.,，、;；/|%％‰成约至~-—()（）[]【】户年月日期院号是否有无未已 \u3000\n\u200b*#=√×°′″东经北纬EN和与",
      ),
      minLength: 1,
      maxLength: 12,
    }),
    fc.constantFrom(
      "一期",
      "(13812345678)",
      "、、",
      "原名：",
      "[]",
      "()",
      "（138****1234）",
      "#N/A",
      "=A1",
    ),
  )
  .filter((text) => text.trim() !== "");

test.each(types)("a cell of %s that gives no value says why", (type) => {
  const read = readerOf(type);
  fc.assert(
    fc.property(texts, (raw) => {
      const { value, issue } = read(raw);
      const nothing =
        value === null || value === "" || (Array.isArray(value) && value.length === 0);
      if (nothing) {
        expect(value).toBeNull();
        expect(issue, raw).not.toBeNull();
      }
      if (typeof value === "number") expect(Number.isFinite(value)).toBe(true);
    }),
    { seed: 42, numRuns: 400 },
  );
});
