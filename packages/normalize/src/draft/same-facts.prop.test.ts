import { strToU8, zipSync } from "fflate";
import fc from "fast-check";
import { encode } from "iconv-lite";
import { expect, test } from "vitest";
import { readFile } from "../read/read-file.js";
import { draftContext } from "../testing/drafted.js";
import { draftFile } from "./draft-file.js";

type Table = readonly (readonly string[])[];

const header = ["小区名称", "所属街道", "所在社区", "院落性质", "总户数(户)", "建成年份", "备注"];
const cell = fc.constantFrom("", "无", "约80户", "120", "１３０", "1.2万", "三百二十", "不详");
const row = fc.tuple(
  fc.constantFrom("春熙苑", "锦岸路6号院", "听竹小区", "映溪花园一期"),
  fc.constantFrom("驷马桥街道", "驷马桥", ""),
  fc.constantFrom("工人村社区", "工人村", "红花社区"),
  fc.constantFrom("老旧小区", "物业小区", "老旧院落", "不详"),
  cell,
  fc.constantFrom("1998", "1998年", "", "1998年建成"),
  fc.constantFrom("", "=1+1", 'a"b', "甲,乙", "䢺"),
);
const table = fc
  .array(row, { minLength: 1, maxLength: 12 })
  .map((rows): Table => [header, ...rows]);

const csvText = (rows: Table): string =>
  rows
    .map((cells) =>
      cells
        .map((text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text))
        .join(","),
    )
    .join("\r\n");
const xml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
const xlsx = (rows: Table): Uint8Array =>
  zipSync({
    "[Content_Types].xml": strToU8("<Types/>"),
    "xl/workbook.xml": strToU8(
      '<workbook xmlns:r="r"><sheets><sheet name="" r:id="r1"/></sheets></workbook>',
    ),
    "xl/_rels/workbook.xml.rels": strToU8(
      '<Relationships><Relationship Id="r1" Target="worksheets/s.xml"/></Relationships>',
    ),
    "xl/worksheets/s.xml": strToU8(
      `<worksheet><sheetData>${rows
        .map(
          (cells) =>
            `<row>${cells.map((text) => `<c t="str"><v>${xml(text)}</v></c>`).join("")}</row>`,
        )
        .join("")}</sheetData></worksheet>`,
    ),
  });

/** What a file says, without the order of its columns. */
function said(name: string, bytes: Uint8Array) {
  const draft = draftFile(readFile({ name, bytes, sha256: "0" }), {}, draftContext);
  return draft.parts.map(({ kind, rows, issues }) => ({
    kind,
    rows: rows.map((each) => ({
      ...each,
      cells: each.reason === "header" ? null : sorted(JSON.parse(each.cells) as object),
      values: sorted(each.values),
    })),
    // The encoding is of the file, not of what it says.
    issues: issues
      .filter(({ code }) => code !== "encoding_guessed")
      .map((issue) => JSON.stringify(issue))
      .sort(),
  }));
}

const sorted = (object: object): string => {
  const entries = Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(
    entries.map(([key, value]) => [
      key,
      typeof value === "object" && value !== null ? sorted(value as object) : value,
    ]),
  );
};

const name = "金牛区_小区台账_2021";
const utf8 = (rows: Table): Uint8Array => strToU8(csvText(rows));

test("the same rows in another encoding, delimiter or format are the same draft", () => {
  fc.assert(
    fc.property(table, (rows) => {
      const plain = said(`${name}.csv`, utf8(rows));
      expect(said(`${name}.csv`, new Uint8Array(encode(csvText(rows), "gb18030")))).toEqual(plain);
      expect(
        said(`${name}.csv`, new Uint8Array(encode(csvText(rows), "utf16le", { addBOM: true }))),
      ).toEqual(plain);
      expect(said(`${name}.xlsx`, xlsx(rows))).toEqual(plain);
    }),
    { seed: 11, numRuns: 60 },
  );
});

test("the order of the columns changes nothing", () => {
  fc.assert(
    fc.property(
      table,
      fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 7 }),
      (rows, order) => {
        const moved = rows.map((cells) => order.map((k) => cells[k]!));
        expect(said(`${name}.csv`, utf8(moved))).toEqual(said(`${name}.csv`, utf8(rows)));
      },
    ),
    { seed: 12, numRuns: 60 },
  );
});

test("every row and every cell of a file is in the draft once, whatever stands in it", () => {
  const wild = fc.array(
    fc.array(fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom(...header, "合计", "1", "")), {
      maxLength: 8,
    }),
    { minLength: 1, maxLength: 30 },
  );
  fc.assert(
    fc.property(wild, (rows) => {
      const reading = readFile({ name: "a.csv", bytes: utf8(rows), sha256: "0" });
      const draft = draftFile(reading, {}, draftContext);
      const seen = draft.parts.flatMap((part) => part.rows.map((each) => each.row));
      expect(seen).toEqual(seen.map((_, i) => i + 1));
      const filled = draft.parts.flatMap((part) =>
        part.rows.flatMap(({ cells }) => Object.values(JSON.parse(cells) as object)),
      );
      const written = reading.sheets.flatMap(({ rows: all }) =>
        all.flatMap((cells) => cells.filter((text) => text !== null)),
      );
      const inOrder = (texts: readonly unknown[]) => texts.map(String).sort();
      expect(inOrder(filled)).toEqual(inOrder(written));
      // A list on its side has a row for each column.
      if (draft.parts.some(({ notes }) => notes.includes("transposed"))) return;
      const expected = reading.sheets.flatMap((sheet) => sheet.rows.map((_, i) => i + 1));
      expect(seen).toEqual(expected);
    }),
    { seed: 13, numRuns: 80 },
  );
});
