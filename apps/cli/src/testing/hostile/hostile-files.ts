import { utils, write } from "@e965/xlsx";
import { encode } from "iconv-lite";
import { entry, rawZip } from "./raw-zip.js";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const header = "小区名称,街道,社区,户数";
const place = "驷马桥街道,工人村社区";

function sheet(): Uint8Array {
  const cells = utils.aoa_to_sheet([
    header.split(","),
    ["公式院", ...place.split(","), 5],
    ["错误院", ...place.split(","), 6],
  ]);
  cells["D2"] = { t: "n", v: 40, f: "20+20" };
  cells["D3"] = { t: "e", v: 0x07, f: "1/0" };
  const book = utils.book_new();
  utils.book_append_sheet(book, cells, "Sheet1");
  return new Uint8Array(write(book, { type: "buffer", bookType: "xlsx" }) as Uint8Array);
}

/** An xlsx whose one sheet is the given XML. */
function xlsxOf(xml: Uint8Array): Uint8Array {
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  return rawZip([
    entry(
      "[Content_Types].xml",
      utf8(
        `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
      ),
    ),
    entry(
      "xl/workbook.xml",
      utf8(
        `<workbook xmlns="${main}" xmlns:r="${rel}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ),
    ),
    entry(
      "xl/_rels/workbook.xml.rels",
      utf8(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${rel}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ),
    ),
    entry("xl/worksheets/sheet1.xml", xml),
  ]);
}

const laughs = (): string => {
  const levels = Array.from(
    { length: 12 },
    (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(12)}">`,
  );
  return `<?xml version="1.0"?><!DOCTYPE worksheet [<!ENTITY l0 "ha">${levels.join("")}]><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&l12;</t></is></c></row></sheetData></worksheet>`;
};

/** Thirty entries of 100 MB of nothing, in three megabytes. */
function bomb(): Uint8Array {
  const one = entry("a.csv", new Uint8Array(100_000_000));
  return rawZip(Array.from({ length: 30 }, (_, i) => ({ ...one, name: `${i}.csv` })));
}

const whole = (): Uint8Array =>
  rawZip([entry("金牛区_小区台账_2022.csv", utf8(`${header}\n压缩院,${place},9\n`))]);

/** Files that somebody might send in error or in malice, by name. One of them, `好院.csv`, is as it should be. */
export function hostileFiles(): Readonly<Record<string, Uint8Array>> {
  const good = whole();
  return {
    "好院.csv": utf8(`${header}\n好院1号,${place},31\n`),
    "断裂.zip": good.slice(0, good.length - 40),
    "断裂.xlsx": sheet().slice(0, 2000),
    "炸弹.zip": bomb(),
    "炸弹.xlsx": xlsxOf(new Uint8Array(400_000_000)),
    "实体.xlsx": xlsxOf(utf8(laughs())),
    "套娃.zip": rawZip([entry("b.zip", rawZip([entry("c.zip", rawZip([entry("d.zip", good)]))]))]),
    "出走.zip": rawZip([entry("../../../evil.csv", utf8(`${header}\n出走院,${place},8\n`))]),
    "百万列.csv": utf8(`${"列,".repeat(1_000_000)}\n${"1,".repeat(1_000_000)}\n`),
    "长格.csv": utf8(`${header}\n${"长".repeat(5_000_000)},${place},3\n`),
    "深.json": utf8(`${"[".repeat(200_000)}${"]".repeat(200_000)}`),
    "代理.json": utf8(
      `[{"小区名称":"孤\\ud800院","街道":"驷马桥街道","社区":"工人村社区","户数":11},{"小区名称":"\\udc00","街道":"驷马桥街道","社区":"工人村社区","户数":12}]`,
    ),
    "原型.csv": utf8(`__proto__,constructor,toString,${header}\npolluted,1,2,原型院,${place},21\n`),
    "原型.json": utf8(
      `{"__proto__":{"户数":1,"街道":"驷马桥街道","社区":"工人村社区"},"constructor":{"户数":2,"街道":"驷马桥街道","社区":"工人村社区"}}`,
    ),
    "公式.csv": utf8(
      `${header}\n"=HYPERLINK(""http://evil.example"",""院"")",${place},41\n@SUM(A1),${place},42\n+1+1,${place},43\n-2+3,${place},44\n`,
    ),
    "标记.csv": utf8(
      `${header}\n<script>alert(1)</script>,${place},51\n"'); DROP TABLE compound; --",${place},52\n<img src=x onerror=alert(1)>,${place},53\n`,
    ),
    "<b>名<b>.csv": utf8(`${header}\n文件名院,${place},61\n`),
    "公式.xlsx": sheet(),
    "生僻.csv": new Uint8Array(encode(`${header}\n䢺家院,${place},71\n`, "gb18030")),
    "零字节.csv": utf8(`${header}\n零\u0000院,${place},81\n`),
    "引号.csv": utf8(`${header}\n"未闭合,${place},91\n后一院,${place},92\n`),
    "噪声.csv": Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919 + (i >> 3) * 31) & 0xff),
    "空.csv": new Uint8Array(0),
    "改名.xlsx": utf8(`${header}\n改名院,${place},95\n`),
  };
}
