import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { readFile, readReturn } from "./read-file.js";

/** A clock that a look at it sets forward. */
const clock = (milliseconds: number) => {
  let at = 0;
  return () => (at += milliseconds);
};
const file = (name: string, bytes: Uint8Array) => ({ name, bytes, sha256: "0" });
const workbook = zipSync({
  "xl/workbook.xml": strToU8(
    '<workbook><sheets><sheet name="a" r:id="r"/></sheets></workbook>'.replace(
      "<workbook>",
      '<workbook xmlns:r="r">',
    ),
  ),
  "xl/_rels/workbook.xml.rels": strToU8(
    '<Relationships><Relationship Id="r" Target="a.xml"/></Relationships>',
  ),
  "xl/a.xml": strToU8(
    '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>',
  ),
});
const files = [
  file("a.csv", strToU8("小区名称,户数\n春熙苑,1\n")),
  file("a.json", strToU8('[{"小区名称": "春熙苑"}]')),
  file("a.xls", strToU8("<table><tr><td>春熙苑</td></tr></table>")),
  file("a.xlsx", workbook),
];

test.each(files)("$name read for too long says that it was, and never before", async (each) => {
  const late = readFile(each, clock(601_000)).rejection;
  expect(late).toMatchObject({
    code: "limit_exceeded",
    parameters: { limit: "seconds of reading", raw: "601" },
  });
  expect((await readReturn(each, clock(601_000))).rejection).toEqual(late);
  expect(readFile(each, clock(10)).rejection).toBeNull();
  expect(readFile(each).rejection).toBeNull();
});
