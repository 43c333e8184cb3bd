import { strToU8 } from "fflate";
import { encode } from "iconv-lite";
import { describe, expect, test } from "vitest";
import { draftContext } from "../testing/drafted.js";
import { draftFile } from "../draft/draft-file.js";
import { readFile } from "./read-file.js";
import { readHtml } from "./read-html.js";

const rowsOf = (page: string) => readHtml(page)?.rows ?? null;

describe("tables of a page", () => {
  test("cells come as a page shows them", () => {
    expect(
      rowsOf(
        "<table><tr><th>小区\r\n  名称<th>户&nbsp;数</tr>" +
          '<TR><td title="a>b">甲 &amp; 乙&lt;1&gt;<br>二行</TD><td x:num="0.85"><font>85%</font></td></tr>' +
          "<tr><td></td><td>&#x4e59;&#19993;&unknown;<!-- <td>无</td> --></td></table>",
      ),
    ).toEqual([
      ["小区 名称", "户 数"],
      ["甲 & 乙<1>\n二行", "85%"],
      [null, "乙丙&unknown;"],
    ]);
  });

  test("cells over several rows and columns", () => {
    const sheet = readHtml(
      "<table><tr><td colspan=2>一</td><td rowspan='3'>街</td></tr><tr><td rowspan=9>社</td><td>甲</td></tr><tr style='display: none'><td>乙</td></tr></table><table><tr><td>尾</td></tr></table>",
    )!;
    expect(sheet.rows).toEqual([
      ["一", null, "街"],
      ["社", "甲", "街"],
      ["社", "乙", "街"],
      ["尾"],
    ]);
    expect(sheet.merges).toEqual(["A2:A3", "C1:C3"]);
    expect(sheet.notes).toEqual(["hidden:3"]);
  });

  test("what stands outside is rows of one cell, scripts and styles are none, a table for the looks is left out", () => {
    expect(
      rowsOf(
        "<html><head><title>x</title><style>td{}</style></head><body><script>'<td>'</script><h1>金牛区台账</h1><table><tr><td><table><tr><td>甲<td>1</tr></table></td></tr></table><p>合计 1 < 2</p>",
      ),
    ).toEqual([["金牛区台账"], ["甲", "1"], ["合计 1 < 2"]]);
  });

  test("a page without a table is none; a mark that is never closed swallows no row", () => {
    expect(readHtml("<html><p>你好</p></html>")).toBeNull();
    expect(rowsOf("<table><tr><td title='>甲</td></tr><tr><td>乙</td></tr></table>")).toEqual([
      ["甲"],
      ["乙"],
    ]);
  });

  test("spans without end stop at the limit of columns", () => {
    expect(() => readHtml(`<table><tr>${"<td colspan=999>".repeat(20)}</table>`)).toThrow(
      /^columns/,
    );
  });
});

const header = ["小区名称", "街道", "社区", "户数", "小区编号"];
const rows = [
  ["春熙苑", "驷马桥街道", "工人村社区", "80", "0051"],
  ["听竹苑", "驷马桥街道", "工人村社区", "90", "0052"],
];
const valuesOf = (bytes: Uint8Array) => {
  const reading = readFile({ name: "金牛区_小区台账_2021.xls", bytes, sha256: "0" });
  const [part] = draftFile(reading, {}, draftContext).parts;
  return {
    format: reading.format,
    values: part!.rows.filter(({ state }) => state === "accepted").map(({ values }) => values),
  };
};
const table = [header, ...rows];
const csv = valuesOf(strToU8(table.map((row) => row.join(",")).join("\n"))).values;

describe("what is named .xls and is none says the same as the csv", () => {
  test("a page in GBK", () => {
    const page = `<html><meta charset=gb2312><table border=1>${table
      .map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join("")}</tr>`)
      .join("\n")}</table></html>`;
    expect(valuesOf(new Uint8Array(encode(page, "gb18030")))).toEqual({
      format: "html",
      values: csv,
    });
  });

  test("text between tabs, numbers kept as text", () => {
    const text = table
      .map((row) => row.map((cell) => (cell.startsWith("0") ? `="${cell}"` : cell)).join("\t"))
      .join("\r\n");
    expect(valuesOf(new Uint8Array(encode(text, "gb18030"))).values).toEqual(csv);
    expect(csv.map((values) => values["office_number"])).toEqual(["0051", "0052"]);
  });

  test("an XML workbook of 2003", () => {
    const cells = (row: readonly string[]) =>
      row.map((cell) => `<Cell><Data ss:Type="String">${cell}</Data></Cell>`).join("");
    const book = `<?xml version="1.0" encoding="GB2312"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="台账"><Table>${table.map((row) => `<Row>${cells(row)}</Row>`).join("")}</Table></Worksheet></Workbook>`;
    expect(valuesOf(new Uint8Array(encode(book, "gb18030")))).toEqual({
      format: "xml workbook",
      values: csv,
    });
  });
});
