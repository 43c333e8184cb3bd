import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { readFile } from "../read/read-file.js";
import { draftContext } from "../testing/drafted.js";
import { draftFile } from "./draft-file.js";

const heads = ["小区名称", "街道", "社区", "户数", "小区类型"];
const rows = [
  ["驷马苑", "驷马桥街道", "工人村社区", "80", "老旧小区"],
  ["听竹苑", "", "工人村社区", "#N/A", "老旧小区 "],
  ["锦岸苑", "", "工人村社区", "62", "物业小区"],
];

/** A workbook of a title, the header in row 2 and the rows above from row 3. */
function drafted(merges: readonly string[], hidden: readonly number[]) {
  const line = (cells: readonly string[], row: number): string => {
    const written = cells.map((text, k) =>
      text === ""
        ? ""
        : text.startsWith("#")
          ? `<c r="${"ABCDE"[k]!}${row}" t="e"><v>${text}</v></c>`
          : `<c r="${"ABCDE"[k]!}${row}" t="str"><v>${text}</v></c>`,
    );
    return `<row r="${row}"${hidden.includes(row) ? ' hidden="1"' : ""}>${written.join("")}</row>`;
  };
  const sheet = [["金牛区小区台账（2021年）"], heads, ...rows].map((cells, i) =>
    line(cells, i + 1),
  );
  const bytes = zipSync({
    "[Content_Types].xml": strToU8("<Types/>"),
    "xl/workbook.xml": strToU8(
      '<workbook xmlns:r="r"><sheets><sheet name="台账" r:id="r1"/></sheets></workbook>',
    ),
    "xl/_rels/workbook.xml.rels": strToU8(
      '<Relationships><Relationship Id="r1" Target="worksheets/s.xml"/></Relationships>',
    ),
    "xl/worksheets/s.xml": strToU8(
      `<worksheet><sheetData>${sheet.join("")}</sheetData><mergeCells>${merges
        .map((range) => `<mergeCell ref="${range}"/>`)
        .join("")}</mergeCells></worksheet>`,
    ),
  });
  const name = "金牛区小区台账_2021.xlsx";
  const [part] = draftFile(readFile({ name, bytes, sha256: "1" }), {}, draftContext).parts;
  const of = (code: string) =>
    part!.issues
      .filter((issue) => issue.code === code)
      .map(({ row, column, raw, value }) => [row, column, raw, value]);
  return { part: part!, of };
}

test("a merge is told at the cell in which it begins, and its text stands in every row", () => {
  const { part, of } = drafted(["B3:B5", "A1:E1"], []);
  expect(of("merged_propagated")).toEqual([[3, "街道", "B3:B5", "驷马桥街道"]]);
  expect(part.rows.slice(2).map(({ values }) => values["township"])).toEqual(
    Array(3).fill("驷马桥街道"),
  );
});

test("a block of two columns is repeated in its first, a title over all columns is not", () => {
  const { part, of } = drafted(["B3:C5"], []);
  expect(of("merged_propagated")).toEqual([[3, "街道", "B3:C5", "驷马桥街道"]]);
  expect(part.rows.at(-1)!.values["township"]).toBe("驷马桥街道");
  expect(drafted(["A1:E2"], []).of("merged_propagated")).toEqual([]);
});

test("hidden rows are read, and each is named", () => {
  const { part, of } = drafted([], [1, 4, 5]);
  expect(part.rows).toHaveLength(5);
  expect(of("row_hidden").map(([row]) => row)).toEqual([4, 5]);
});

test("a failed look-up is no word for what is missing, and a trailing space is told", () => {
  const { part, of } = drafted([], []);
  expect(of("formula_error")).toEqual([[4, "户数", "#N/A", null]]);
  expect(of("missing_word")).toEqual([]);
  expect(part.rows[3]!.values).toMatchObject({ households: null, kind: "old" });
  expect(of("whitespace_trimmed")).toEqual([[4, "小区类型", "老旧小区 ", "old"]]);
});
