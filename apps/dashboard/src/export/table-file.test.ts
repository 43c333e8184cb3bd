import { read, utils } from "@e965/xlsx";
import { expect, test } from "vitest";
import { tableFile } from "./table-file.js";

const table = {
  name: "参与率",
  about: "说明",
  facts: [
    ["指标", "参与率"],
    ["范围", "=HYPERLINK(1)"],
  ],
  headers: ["单位", "值"],
  rows: [
    ["金牛区", 0.514],
    ["简阳市", "未报送"],
    ["=1+1", 0],
  ],
} as const;

test("a CSV has the facts first, says why a value is missing, and runs nothing", () => {
  const bytes = tableFile(table, "csv");
  expect(Array.from(bytes.slice(0, 3))).toEqual([0xef, 0xbb, 0xbf]);
  expect(new TextDecoder().decode(bytes)).toBe(
    "指标,参与率\r\n范围,'=HYPERLINK(1)\r\n\r\n单位,值\r\n金牛区,0.514\r\n简阳市,未报送\r\n'=1+1,0\r\n",
  );
});

test("a workbook read by another program has numbers as numbers and text as text", () => {
  const { SheetNames: names, Sheets: sheets } = read(tableFile(table, "xlsx"));
  expect(names).toEqual(["参与率", "说明"]);
  expect(utils.sheet_to_json(sheets["参与率"]!, { header: 1 })).toEqual([
    table.headers,
    ...table.rows,
  ]);
  expect(sheets["参与率"]!["A4"]).toMatchObject({ t: "s", v: "=1+1" });
  expect(utils.sheet_to_json(sheets["说明"]!, { header: 1 })).toEqual(table.facts);
});
