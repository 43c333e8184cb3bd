import { utils, write } from "@e965/xlsx";
import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { besideRows } from "./beside-rows.js";
import { readFile, unzipReturns } from "./read-file.js";

const read = (name: string, bytes: Uint8Array) => readFile({ name, bytes, sha256: "0" });
const text = (content: string) => read("a.csv", strToU8(content));

/** A workbook with one sheet; `styles` are the number formats of cell formats 1, 2, …. */
function workbook(sheet: string, styles: readonly string[] = [], date1904 = false): Uint8Array {
  const formats = styles.map((code, i) => `<numFmt numFmtId="${200 + i}" formatCode="${code}"/>`);
  const cells = styles.map((_, i) => `<xf numFmtId="${200 + i}"/>`);
  return zipSync({
    "[Content_Types].xml": strToU8("<Types/>"),
    "xl/workbook.xml": strToU8(
      `<workbook xmlns:r="r"><workbookPr date1904="${Number(date1904)}"/><sheets><sheet name="台账" state="hidden" r:id="r1"/></sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": strToU8(
      '<Relationships><Relationship Id="r1" Target="worksheets/s.xml"/></Relationships>',
    ),
    "xl/styles.xml": strToU8(
      `<styleSheet><numFmts>${formats.join("")}</numFmts><cellXfs><xf numFmtId="0"/>${cells.join("")}</cellXfs></styleSheet>`,
    ),
    "xl/sharedStrings.xml": strToU8(
      "<sst><si><t>甲</t><rPh><t>jia</t></rPh></si><si><r><t>乙</t></r><r><t>丙</t></r></si></sst>",
    ),
    "xl/worksheets/s.xml": strToU8(`<worksheet>${sheet}</worksheet>`),
  });
}

test("a workbook's cells come as the text that is seen", () => {
  const formats = ["yyyy-mm-dd", "yyyy&quot;年&quot;m&quot;月&quot;", "0.0%", "0&quot;户&quot;"];
  const cells = [
    '<c t="s"><v>0</v></c>',
    '<c t="s"><v>1</v></c>',
    '<c s="1"><v>44260</v></c>',
    '<c s="2"><v>44256</v></c>',
    '<c s="3"><v>0.85</v></c>',
    '<c s="4"><v>320</v></c>',
    "<c><v>0.30000000000000004</v></c>",
    '<c t="e"><v>#REF!</v></c>',
    "<c><f>A1+1</f></c>",
    '<c t="inlineStr"><is><t>丁</t></is></c>',
    '<c t="b"><v>1</v></c>',
  ];
  const { sheets, dateSystem } = read(
    "a.xlsx",
    workbook(`<sheetData><row>${cells.join("")}</row></sheetData>`, formats),
  );
  expect(dateSystem).toBe("1900");
  expect(sheets[0]).toMatchObject({ name: "台账", hidden: true });
  expect(sheets[0]!.rows).toEqual([
    ["甲", "乙丙", "2021-03-05", "2021-03", "85%", "320", "0.3", "#REF!", "=A1+1", "丁", "是"],
  ]);
});

test("1904 dates, and cells merged downwards", () => {
  const { sheets } = read(
    "a.xlsx",
    workbook(
      '<sheetData><row r="1"><c r="B1" s="1"><v>42798</v></c></row><row r="3"><c r="A3"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="B1:B3"/><mergeCell ref="A1:C1"/></mergeCells>',
      ["yyyy/m/d"],
      true,
    ),
  );
  expect(sheets[0]!.rows).toEqual([
    [null, "2021-03-05"],
    [null, "2021-03-05"],
    ["1", "2021-03-05"],
  ]);
  expect(sheets[0]!.merges).toEqual(["B1:B3"]);
});

test("days of an old workbook whose day 0 lies in 1904", () => {
  const book = utils.book_new();
  book.Workbook = { WBProps: { date1904: true } };
  const sheet = {
    "!ref": "A1:B1",
    A1: { t: "n", v: 42798, z: "yyyy/m/d" },
    B1: { t: "n", v: 42798 },
  };
  utils.book_append_sheet(book, sheet, "台账");
  const bytes = new Uint8Array(write(book, { type: "array", bookType: "biff8" }) as ArrayBuffer);
  const { sheets, dateSystem } = read("a.xls", bytes);
  expect(dateSystem).toBe("1904");
  expect(sheets[0]!.rows).toEqual([["2021-03-05", "42798"]]);
});

test.each([
  ["nothing", new Uint8Array(), "file_empty"],
  ["blank", strToU8(" \n"), "file_empty"],
  ["a cut workbook", workbook("<sheetData/>").subarray(0, 200), "file_unreadable"],
  [
    "a cut old workbook",
    Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 1),
    "file_unreadable",
  ],
  ["a page", strToU8("<html><table></table></html>"), "format_unsupported"],
  ["noise", Uint8Array.of(0x81, 0, 0x81, 0xff), "encoding_unknown"],
  [
    "a column past the last",
    workbook('<sheetData><row><c r="ZZZZ1"><v>1</v></c></row></sheetData>'),
    "limit_exceeded",
  ],
  [
    "a bomb",
    zipSync({ "xl/workbook.xml": new Uint8Array(12_000_000) }, { level: 9 }),
    "limit_exceeded",
  ],
])("%s is refused with its reason", (_, bytes, code) => {
  expect(read("a", bytes).rejection?.code).toBe(code);
});

test("encodings are found by evidence, the rare character too", () => {
  const rare = Uint8Array.of(0x82, 0x35, 0x84, 0x32);
  const gb = new TextDecoder("gb18030").decode(rare);
  const wide = new Uint8Array(
    new Uint16Array([..."名,1\n江,2\n"].map((c) => c.charCodeAt(0))).buffer,
  );
  expect(read("a", Uint8Array.of(0xc3, 0xfb, 0x2c, ...rare)).sheets[0]!.rows).toEqual([["名", gb]]);
  expect(read("a", wide)).toMatchObject({ encoding: "UTF-16LE" });
  expect(text("\ufeff名,1").encoding).toBe("UTF-8 (BOM)");
});

test("an unclosed quotation mark swallows no row", () => {
  expect(text('a,b\n"x,1\ny,2\n').sheets[0]!.rows).toEqual([
    ["a", "b"],
    ['"x', "1"],
    ["y", "2"],
  ]);
});

test("JSON: keyed by name, wrapped with titles, __proto__ a key like any other", () => {
  expect(text('{"翠园":{"户数":"86户"}}').sheets[0]).toMatchObject({
    keys: ["name", "户数"],
    rows: [["翠园", "86户"]],
  });
  expect(text('{"填报单位":"金牛区","data":[{"__proto__":1}]}').sheets[0]).toMatchObject({
    titles: "填报单位: 金牛区",
    keys: ["__proto__"],
    rows: [["1"]],
  });
});

describe("JSON: rows as lists beside the list of their headings", () => {
  const header = ["项目名称", "行政区域", "套数"];
  const rows = [
    ["翠园", "金牛区", 86],
    ["桂苑", "锦江区", 40],
  ];
  const expected = { keys: header, rows: rows.map((row) => row.map(String)) };

  test("are records, whatever the members are called", () => {
    const of = { title: "预售公示", tHeader: header, tRows: rows };
    expect(text(JSON.stringify(of)).sheets).toMatchObject([
      { titles: "title: 预售公示", ...expected },
    ]);
  });

  test("are found beside a member that only tells of the page", () => {
    const of = { pageInfo: { area: "龙泉驿区", page: 6 }, tableInfo: { header, dataRow: rows } };
    expect(text(JSON.stringify(of)).sheets).toMatchObject([
      {
        titles: "",
        notes: ["beside:pageInfo.area: 龙泉驿区", "beside:pageInfo.page: 6"],
        ...expected,
      },
    ]);
  });

  test("stay lists where the headings are more or fewer than they", () => {
    const of = { header: [...header, "备注"], rows };
    expect(text(JSON.stringify(of)).sheets[0]).toMatchObject({ keys: null, rows: expected.rows });
  });

  test("compounds of which only one has a list inside stay compounds", () => {
    const of = { 翠园: { 户数: 86, 楼栋: [{ 号: 1 }] }, 桂苑: { 户数: 40 } };
    expect(text(JSON.stringify(of)).sheets[0]!.rows.map(([name]) => name)).toEqual([
      "翠园",
      "桂苑",
    ]);
  });
});

describe("JSON: what stands beside the rows is kept", () => {
  const records = [{ 小区名称: "翠园" }, { 小区名称: "桂园" }];
  const notes = (document: unknown) => {
    const [sheet] = text(JSON.stringify(document)).sheets;
    expect(sheet!.rows).toHaveLength(2);
    return sheet!.notes;
  };

  test("the one key around all, where it is a word", () => {
    const keyed = { 翠园: { 户数: 86 }, 桂园: { 户数: 40 } };
    expect(notes({ 锦江区: keyed })).toEqual(["beside:键: 锦江区"]);
    expect(notes({ data: keyed })).toEqual([]);
  });

  test("a record, and a list of plain values, beside a list of records", () => {
    const page = { asked: "锦绣", by: { site: "甲" }, empty: null };
    expect(notes({ title: "名录", page, tags: ["新", "旧"], data: records })).toEqual([
      "beside:page.asked: 锦绣",
      "beside:page.by.site: 甲",
      "beside:tags: 新、旧",
    ]);
  });

  test("what all pages tell alike, and what of a page is no record", () => {
    const page = (number: number) => ({
      number,
      area: "青羊区",
      tags: ["新"],
      list: [records[number], "广告"],
    });
    expect(notes([page(0), page(1)])).toEqual([
      "beside:area: 青羊区",
      "beside:tags: 新",
      "beside:list: 广告",
    ]);
  });

  test("lists beside what wraps the rows, members of a collection of places", () => {
    expect(notes({ data: { rows: records }, tags: ["新"] })).toEqual(["beside:tags: 新"]);
    const features = records.map((properties) => ({ type: "Feature", properties }));
    expect(notes({ type: "FeatureCollection", name: "名录", features })).toEqual([
      "beside:name: 名录",
    ]);
  });

  test("the key of a record that has a name of its own", () => {
    const of = {
      翠园: { name: "翠园小区", 户数: 80 },
      桂园: { name: null, 户数: 90 },
      荷园: { name: " ", 户数: 70 },
    };
    expect(text(JSON.stringify(of)).sheets[0]).toMatchObject({
      keys: ["键", "name", "户数"],
      rows: [
        ["翠园", "翠园小区", "80"],
        [null, "桂园", "90"],
        [null, "荷园", "70"],
      ],
    });
  });

  test("a geometry that is no point", () => {
    const geometry = {
      type: "LineString",
      coordinates: [
        [104, 30.6],
        [104.1, 30.7],
      ],
    };
    const features = [{ type: "Feature", properties: { 小区名称: "翠园" }, geometry }];
    const [sheet] = text(JSON.stringify({ type: "FeatureCollection", features })).sheets;
    expect(sheet).toMatchObject({ keys: ["小区名称", "geometry"] });
    expect(JSON.parse(sheet!.rows[0]![1]!)).toEqual(geometry);
  });

  test("who is named there is not", () => {
    const page = { 联系人: "张三丰" };
    expect(notes({ page, data: { rows: records } })).toEqual(["beside:page.联系人: 张**"]);
    const list = [{ 联系人: "张三丰", 片区: "东" }];
    expect(besideRows([["page", { list }]])).toEqual([
      'beside:page.list: [{"联系人":"张**","片区":"东"}]',
    ]);
  });
});

test("names that a Chinese Windows wrote into a zip are mended", () => {
  const gbk = String.fromCharCode(0xbd, 0xf0, 0xc5, 0xa3);
  const bytes = zipSync({ "XXXX.csv": strToU8("a,b") });
  const at = (from: number) =>
    bytes.findIndex(
      (_, i) => i >= from && String.fromCharCode(...bytes.subarray(i, i + 4)) === "XXXX",
    );
  const first = at(0);
  for (const start of [first, at(first + 1)])
    [...gbk].forEach((c, i) => (bytes[start + i] = c.charCodeAt(0)));
  expect(unzipReturns({ name: "z.zip", bytes })?.map(({ name }) => name)).toEqual([
    "z.zip/金牛.csv",
  ]);
});

test("a return under a path that leads out of its zip is read under its own name", () => {
  const bytes = zipSync({ "../../金牛.csv": strToU8("小区名称\n") });
  expect(unzipReturns({ name: "z.zip", bytes })?.map(({ name }) => name)).toEqual([
    "z.zip/金牛.csv",
  ]);
});
