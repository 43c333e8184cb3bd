import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { readFile } from "../read/read-file.js";
import { draftContext } from "../testing/drafted.js";
import { draftFile } from "./draft-file.js";

const read = (name: string, bytes: Uint8Array) => readFile({ name, bytes, sha256: name });
const draft = (name: string, bytes: Uint8Array) => draftFile(read(name, bytes), {}, draftContext);
const csv = (content: string) => draft("小区台账_2021.csv", strToU8(content));

/** A workbook whose one sheet is the XML given. */
const workbook = (sheet: string): Uint8Array =>
  zipSync({
    "[Content_Types].xml": strToU8("<Types/>"),
    "xl/workbook.xml": strToU8(
      '<workbook xmlns:r="r"><sheets><sheet name="台账" r:id="r1"/></sheets></workbook>',
    ),
    "xl/_rels/workbook.xml.rels": strToU8(
      '<Relationships><Relationship Id="r1" Target="worksheets/s.xml"/></Relationships>',
    ),
    "xl/worksheets/s.xml": strToU8(`<worksheet><sheetData>${sheet}</sheetData></worksheet>`),
  });

const numbered = (rows: readonly { readonly row: number }[]) => rows.map(({ row }) => row);

describe("a hostile file is refused with its reason, or read whole", () => {
  test("a zip cut anywhere", () => {
    const whole = workbook('<row r="1"><c r="A1" t="str"><v>小区名称</v></c></row>');
    for (let cut = 4; cut < whole.length; cut += 37) {
      const { rejection } = read("a.xlsx", whole.subarray(0, cut));
      expect(rejection?.code, String(cut)).toMatch(/^file_(unreadable|empty)$/);
    }
  });

  test("a zip bomb names the limit", () => {
    const bomb = zipSync({
      "[Content_Types].xml": strToU8("<Types/>"),
      "xl/workbook.xml": new Uint8Array(40_000_000),
    });
    expect(read("a.xlsx", bomb).rejection).toMatchObject({
      code: "limit_exceeded",
      parameters: { limit: "zip ratio" },
    });
  });

  test("cells past the last column and row name the limit", () => {
    for (const cell of ['<row r="1"><c r="ZZZ1"><v>1</v></c></row>', '<row r="99999999"/>'])
      expect(read("a.xlsx", workbook(cell)).rejection?.code).toBe("limit_exceeded");
  });

  test("a few cells far apart, and one merged over and over, name the limit of cells", () => {
    const far = Array.from(
      { length: 7_000 },
      (_, i) => `<row r="${i + 1}"><c r="XFD${i + 1}"><v>1</v></c></row>`,
    );
    const sparse = Object.fromEntries(Array.from({ length: 16_000 }, (_, i) => [`k${i}`, i]));
    const records = [sparse, ...Array.from({ length: 7_000 }, () => ({ k0: 1 }))];
    for (const bytes of [workbook(far.join("")), strToU8(JSON.stringify(records))])
      expect(read("a", bytes).rejection).toMatchObject({
        code: "limit_exceeded",
        parameters: { limit: "cells" },
      });
  });

  test("a header of a million columns", () => {
    expect(csv(`小区名称,${"x,".repeat(1_000_000)}\n春熙苑,1\n`).reading.rejection).toMatchObject({
      code: "limit_exceeded",
      parameters: { limit: "columns" },
    });
    const [part] = csv(`小区名称,社区,户数,${"x,".repeat(10_000)}\n春熙苑,工人村社区,80\n`).parts;
    expect(part!.rows).toHaveLength(2);
  });

  test("__proto__, constructor and toString as headers are columns like any other", () => {
    const [part] = csv(
      "小区名称,社区,户数,__proto__,constructor,toString\n春熙苑,工人村社区,80,甲,乙,丙\n",
    ).parts;
    expect(part!.rows[1]!.values).toMatchObject({ name: "春熙苑", households: 80 });
    expect(Object.values(part!.rows[1]!.values["extra"] as object)).toEqual(["甲", "乙", "丙"]);
    expect(({} as Record<string, unknown>)["甲"]).toBeUndefined();
    const json = draft(
      "a.json",
      strToU8('[{"小区名称":"春熙苑","社区":"工人村社区","户数":80,"__proto__":{"x":1}}]'),
    );
    expect(json.parts[0]!.rows).toHaveLength(1);
    expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
  });

  test("formulas, markup and SQL stay text", () => {
    const cells = [
      "=cmd|'/c calc'!A1",
      "<img src=x onerror=alert(1)>",
      "'; DROP TABLE compound;--",
    ];
    const [part] = csv(
      `小区名称,社区,户数,地址\n${cells.map((cell) => `${cell},工人村社区,=1+1,"${cell}"`).join("\n")}\n`,
    ).parts;
    expect(part!.rows).toHaveLength(4);
    expect(part!.issues.filter(({ code }) => code === "formula_error")).toHaveLength(3);
  });

  test("lone surrogates and rare characters come through", () => {
    const json = draft(
      "小区.json",
      strToU8('[{"小区名称":"春\\ud800苑","社区":"工人村社区","街道":"䢺江镇","户数":80}]'),
    );
    const row = json.parts[0]!.rows[0]!;
    const cells = JSON.parse(row.cells) as Record<string, string>;
    expect(cells["街道"]).toBe("䢺江镇");
    // Half a character may be kept or marked as lost, but takes nothing else with it.
    expect(cells["小区名称"]).toMatch(/^春.苑$/);
    const [part] = csv("小区名称,街道,户数\n春熙苑,䢺江镇,80\n").parts;
    expect(part!.rows[1]!.values["township_id"]).toBe("510129106000");
  });

  test("marks never closed, bare carriage returns and ragged rows lose no row", () => {
    const [part] = csv(
      '小区名称,社区,户数\r"春熙苑,工人村社区,80\r锦岸苑,工人村社区\r听竹苑,工人村社区,60,多,出\r',
    ).parts;
    expect(numbered(part!.rows)).toEqual([1, 2, 3, 4]);
  });

  test("a cell of a million characters, and ten thousand blank rows", () => {
    const [part] = csv(
      `小区名称,社区,户数\n${"春".repeat(1_000_000)},工人村社区,80\n${",,\n".repeat(10_000)}锦岸苑,工人村社区,90\n`,
    ).parts;
    expect(part!.rows.filter(({ state }) => state === "accepted")).toHaveLength(2);
    expect(part!.rows).toHaveLength(10_003);
  });

  test("JSON nested ten thousand deep", () => {
    const deep = `${"[".repeat(10_000)}${"]".repeat(10_000)}`;
    expect(() => draft("a.json", strToU8(deep))).not.toThrow();
    expect(() =>
      draft("b.json", strToU8(`${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}`)),
    ).not.toThrow();
  });
});
