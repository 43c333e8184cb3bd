import { describe, expect, test } from "vitest";
import { readBack } from "../testing/read-back.js";
import { truthRows, writtenCity } from "../testing/written-city.js";

describe("privacy", () => {
  const files = writtenCity(21, 0.006, 0.15);
  const paths = truthRows(files, "files")
    .filter(({ readable, file }) => readable === "true" && !file!.endsWith("json"))
    .map(({ file }) => file!);
  const sheets = paths.flatMap((path) => [...readBack(files, path).sheets.values()]);
  const texts = sheets.flat(2);

  test("every mobile number is of the block of zeros that belongs to nobody known", () => {
    const numbers = texts.flatMap((text) => text.match(/(?<!\d)1[3-9]\d{9}(?!\d)/g) ?? []);
    expect(numbers.length).toBeGreaterThan(100);
    for (const number of numbers) expect(number).toMatch(/^1300000\d{4}$/);
  });

  test("every identity number is of a code and a year that no living person has", () => {
    const numbers = texts.flatMap((text) => text.match(/(?<!\d)\d{17}[\dX](?!\d)/g) ?? []);
    expect(numbers.length).toBeGreaterThan(10);
    for (const number of numbers) expect(number).toMatch(/^51010019000101\d{3}[\dX]$/);
  });

  test("contacts are a surname and 某", () => {
    let contacts = 0;
    for (const rows of sheets) {
      const column = rows.map((row) => row.indexOf("联系人")).find((at) => at >= 0);
      if (column === undefined) continue;
      for (const row of rows.filter((row) => row.filter(Boolean).length > 2)) {
        contacts += 1;
        expect(row[column]).toMatch(/^(.某|联系人|)$/);
      }
    }
    expect(contacts).toBeGreaterThan(50);
  });

  test("every file says in its name that it is synthetic", () => {
    for (const path of files.keys())
      if (path.startsWith("returns/")) expect(path).toContain("合成示例");
  });
});
