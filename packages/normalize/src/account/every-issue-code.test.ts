import { type IssueCode, issueCodes } from "@atlas/schema";
import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { assemble } from "../assemble/assemble.js";
import { draftFile } from "../draft/draft-file.js";
import { readFile } from "../read/read-file.js";
import { draftContext } from "../testing/drafted.js";

type Files = Readonly<Record<string, string | Uint8Array>>;

const home = "驷马桥街道,工人村社区";
const register = "金牛区_小区台账_2021_20211101.csv";
const ledger = "金牛区_协商议事台账_2022Q2_20220710.csv";
const projects = "金牛区_治理项目台账_2022Q2_20220710.csv";
const proposals = "金牛区_社区提案台账_2022Q2_20220710.csv";
const compounds = (...lines: readonly string[]): string =>
  ["小区名称,街道,社区,地址,建成年份,户数,是否建立党组织", ...lines, ""].join("\n");
const cases = (...lines: readonly string[]): string =>
  [
    "编号,小区名称,街道,社区,议题,议题类别,建组织,达共识,协商结果,办结日期,应到户数,参与户数,同意票,满意率",
    ...lines,
    "",
  ].join("\n");
const works = (...lines: readonly string[]): string =>
  [
    "项目编号,项目名称,小区名称,街道,社区,类别,是否协商,协商编号,开工日期,预算(万元)",
    ...lines,
    "",
  ].join("\n");
const pleas = (...lines: readonly string[]): string =>
  ["提案编号,提案标题,小区名称,街道,社区,提案日期,上报原因,转项目编号", ...lines, ""].join("\n");

/** A register of one compound with one cell of a column as given. */
const cell = (column: string, text: string): Files => ({
  [register]: `小区名称,街道,社区,${column}\n春熙苑,${home},${text}\n`,
});
/** Registers of a place, of which one row says where. */
const place = (street: string, community: string, name = register): Files => ({
  [name]: `小区名称,街道,社区,户数\n春熙苑,${street},${community},80\n`,
});
/** Registers of a year each, in which one compound is written so. */
const numbered = (...names: readonly string[]): Files =>
  Object.fromEntries(
    names.map((name, i) => [
      `金牛区_小区台账_${2019 + i}_${2019 + i}1101.csv`,
      `编号,小区名称,街道,社区,户数\n7,${name},${home},90\n`,
    ]),
  );
const points = (head: string, ...pairs: readonly string[]): Files => ({
  [register]: [
    `小区名称,街道,社区,${head}`,
    ...pairs.map((pair, i) => `${"甲乙丙丁戊己庚辛"[i]}园小区,${home},${pair}`),
    "",
  ].join("\n"),
});

const workbook = (
  rows: readonly string[],
  more: { readonly head?: string; readonly tail?: string; readonly hidden?: boolean } = {},
): Uint8Array =>
  zipSync({
    "[Content_Types].xml": strToU8("<Types/>"),
    "xl/workbook.xml": strToU8(
      `<workbook xmlns:r="r"><sheets><sheet name="台账"${more.hidden ? ' state="hidden"' : ""} r:id="r1"/></sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": strToU8(
      '<Relationships><Relationship Id="r1" Target="worksheets/s.xml"/></Relationships>',
    ),
    "xl/worksheets/s.xml": strToU8(
      `<worksheet><sheetData>${rows
        .map((line, i) => {
          const cells = line
            .split(",")
            .map((text, k) =>
              text === ""
                ? ""
                : `<c r="${"ABCDEFGH"[k]}${i + 1}" t="inlineStr"><is><t>${text}</t></is></c>`,
            );
          return `<row r="${i + 1}"${i === 2 ? (more.head ?? "") : ""}>${cells.join("")}</row>`;
        })
        .join("")}</sheetData>${more.tail ?? ""}</worksheet>`,
    ),
  });
const sheetRows = ["小区名称,街道,社区,户数", `翠园,${home},80`, `桂园,${home},90`];
const gbk = (text: string): Uint8Array =>
  // 小区名称,街道,社区,户数 and a row below, in GB18030.
  Uint8Array.from(text.match(/../g)!, (pair) => Number.parseInt(pair, 16));

/** For each code returns that bring it up; a code that is added without any does not compile. */
const bringsUp: Readonly<Record<IssueCode, Files>> = {
  file_unreadable: { "坏表.json": "[{" },
  file_empty: { "空表.csv": "\n,,\n" },
  format_unsupported: { "台账.pdf": "%PDF-1.4 台账" },
  return_older_after_newer: {
    "金牛区_小区台账_2021_20211101.csv": `报送日期: 2021-12-20\n${compounds(`翠园,${home},星辉路6号,1999,86,是`)}`,
    "金牛区_小区台账_2021_20211120.csv": `报送日期: 2021-11-21\n${compounds(`翠园,${home},星辉路6号,1999,87,是`)}`,
  },
  encoding_unknown: { "台账.csv": Uint8Array.of(0x81, 0, 0x81, 0xff) },
  encoding_guessed: {
    "a.csv": gbk(
      "d0a1c7f8c3fbb3c62cbdd6b5c02cc9e7c7f82cbba7cafd0ab4e4d4b02ccbc2c2edc7c5bdd6b5c02cb9a4c8cbb4e5c9e7c7f82c38360a",
    ),
  },
  limit_exceeded: {
    "台账.xlsx": zipSync({ "xl/workbook.xml": new Uint8Array(12_000_000) }, { level: 9 }),
  },
  header_missing: { "通讯录.csv": "甲,乙,丙\n一,二,三\n" },
  workbook_unread: {
    "隔离行.csv": "原始行 source_row,问题 reason,甲,乙\nS1||2,没有小区,一,二\n",
  },
  kind_ambiguous: { "表.csv": "议题,小区名称,提案,社区\n停车,翠园,,工人村社区\n" },
  other_city: { "绵阳市涪城区_小区台账_2021.csv": "小区名称,社区,户数\n春熙苑,某社区,80\n" },
  header_inferred: {
    [register]: `1,翠园小区,驷马桥街道,工人村社区,星辉路6号,86\n2,桂园小区,驷马桥街道,工人村社区,星辉路8号,120\n3,荷园小区,驷马桥街道,工人村社区,星辉路9号,44\n`,
  },
  table_transposed: {
    [register]:
      "小区名称,翠园,桂园\n街道,驷马桥街道,驷马桥街道\n社区,工人村社区,工人村社区\n户数,86,120\n",
  },
  row_hidden: { [register.replace("csv", "xlsx")]: workbook(sheetRows, { head: ' hidden="1"' }) },
  text_mended: { "金牛区.json": `[{"小区名称":"翠\\ud800园","社区":"工人村社区","户数":"80"}]` },
  column_matched: cell("居民户数合计数", "80"),
  place_inherited: {
    [register]: "小区名称,社区,户数,建成年份\n驷马桥街道,,,\n翠园,工人村社区,80,1999\n",
  },
  sheet_hidden: { [register.replace("csv", "xlsx")]: workbook(sheetRows, { hidden: true }) },
  beside_rows: {
    "金牛区.json": `{"page":{"asked":"锦绣"},"data":{"rows":[{"小区名称":"翠园","社区":"工人村社区","户数":"80"}]}}`,
  },
  column_unknown: cell("绿化品种", "银杏"),
  column_duplicate: { [register]: `小区名称,街道,社区,户数,户数\n翠园,${home},80,81\n` },
  unit_unknown: place("驷马桥街道", "工人村社区", "名录.csv"),
  period_unknown: place("驷马桥街道", "工人村社区", "名录.csv"),
  whitespace_trimmed: cell("户数", " 80"),
  fullwidth_folded: cell("户数", "８０"),
  markup_removed: cell("户数", "&nbsp;80"),
  missing_word: cell("户数", "暂无数据"),
  required_missing: { [register]: compounds(`翠园,${home},星辉路6号,1999,,是`) },
  number_unit_stripped: cell("户数", "80户"),
  number_approximate: cell("户数", "约80户"),
  number_chinese: cell("户数", "八十"),
  number_range: cell("户数", "80-90"),
  number_invalid: cell("户数", "若干"),
  number_out_of_range: cell("户数", "-5"),
  number_outlier: {
    [register]: compounds(
      ...[..."甲乙丙丁戊己"].map((sign) => `${sign}园,${home},,1999,80,是`),
      `辛园,${home},,1999,29000,是`,
    ),
  },
  percent_scale: { [ledger]: cases(`A1,翠园,${home},停车,停车秩序,,,,,80,50,40,85%`) },
  percent_ambiguous: {
    [ledger]: cases(
      `A1,翠园,${home},停车,停车秩序,,,,,80,50,40,0.85`,
      `A2,翠园,${home},绿化,绿化空间,,,,,80,50,40,0.9`,
      `A3,翠园,${home},电梯,加装电梯,,,,,80,50,40,85`,
    ),
  },
  percent_invalid: { [ledger]: cases(`A1,翠园,${home},停车,停车秩序,,,,,80,50,40,尚可`) },
  date_completed: { [ledger]: cases(`A1,翠园,${home},停车,停车秩序,2022年5月,,,,80,50,40,`) },
  date_serial: { [ledger]: cases(`A1,翠园,${home},停车,停车秩序,44690,,,,80,50,40,`) },
  date_two_digit_year: { [ledger]: cases(`A1,翠园,${home},停车,停车秩序,22.5.6,,,,80,50,40,`) },
  date_impossible: { [ledger]: cases(`A1,翠园,${home},停车,停车秩序,2022-02-30,,,,80,50,40,`) },
  date_invalid: { [ledger]: cases(`A1,翠园,${home},停车,停车秩序,某日,,,,80,50,40,`) },
  date_future: { [ledger]: cases(`A1,翠园,${home},停车,停车秩序,2023-05-06,,,,80,50,40,`) },
  merged_propagated: {
    [register.replace("csv", "xlsx")]: workbook(
      [sheetRows[0]!, sheetRows[1]!, "桂园,,工人村社区,90"],
      { tail: '<mergeCells count="1"><mergeCell ref="B2:B3"/></mergeCells>' },
    ),
  },
  ditto_filled: { [register]: `小区名称,街道,社区,户数\n翠园,${home},80\n桂园,同上,同上,90\n` },
  ditto_unfilled: { [register]: `小区名称,街道,社区,地址,户数\n翠园,${home},同上,80\n` },
  code_mapped: cell("是否建立党组织", "√"),
  code_unknown: cell("小区类型", "情况特殊"),
  boolean_invalid: cell("是否建立党组织", "也许"),
  name_invalid: cell("曾用名", "12"),
  formula_error: cell("户数", "#REF!"),
  personal_masked: cell("备注", "经办 13912345678"),
  row_unidentified: { [register]: compounds(`,${home},,1999,80,是`) },
  row_unreadable: { [register]: compounds(`翠园,${home},星辉路6号,1999,86,是`, "#REF!,#REF!") },
  row_contradicts: {
    "名录.csv": "小区名称,区县,街道,户数\n翠园,武侯区,驷马桥街道,80\n桂园,金牛区,驷马桥街道,80\n",
  },
  row_duplicate: {
    [register]: compounds(`翠园,${home},,1999,80,是`, `翠园,${home},,1999,80,是`),
  },
  patch_unmatched: {
    "更正.csv": `原始行 source_row,小区名称,街道,社区,户数\nS0||9,翠园,${home},80\n`,
  },
  participation_exceeds: { [ledger]: cases(`A1,翠园,${home},停车,停车秩序,,,,,80,90,,`) },
  votes_exceed: { [ledger]: cases(`A1,翠园,${home},停车,停车秩序,,,,,80,50,60,`) },
  steps_out_of_order: {
    [ledger]: cases(`A1,翠园,${home},停车,停车秩序,2022-05-06,2022-05-01,,,80,50,40,`),
  },
  closed_before_begun: {
    [ledger]: cases(`A1,翠园,${home},停车,停车秩序,2022-05-06,,,2022-05-01,80,50,40,`),
  },
  escalation_undated: { [proposals]: pleas(`B1,停车,翠园,${home},2022-05-01,资金不足,`) },
  status_assumed: {
    "金牛区_示范点名单_2021_20210601.csv": `小区名称,街道,社区,批次,状态\n翠园,${home},1,\n`,
  },
  record_outdated: {
    [ledger]: cases(`A1,翠园,${home},停车,停车秩序,2022-05-01,,进行中,,,,,`),
    "金牛区_协商议事台账_2022Q3_20221010.csv": cases(
      ",,,,停车,停车秩序,2022-05-01,2022-08-01,达成共识,,,,,",
      `A2,翠园,${home},门禁,停车秩序,2022-08-01,,进行中,,,,,`,
    ),
  },
  consult_after_start: {
    [ledger]: cases(`A1,翠园,${home},停车,停车秩序,2022-05-01,2022-06-01,达成共识,,80,50,40,`),
    [projects]: works(`P1,划线,翠园,${home},停车秩序,是,A1,2022-05-20,1`),
  },
  record_conflict: {
    [register]: compounds(`翠园,${home},,1999,80,是`, `翠园,${home},,1999,81,是`),
  },
  division_renamed: { "名录.csv": "小区名称,区县,户数\n翠园,郫县,80\n" },
  division_merged: place("人民北路街道", ""),
  division_succeeded: place("人民北路街道", "", "金牛区_小区台账_2018_20181101.csv"),
  division_outdated: { "名录_20211101.csv": "小区名称,区县,户数\n翠园,郫县,80\n" },
  division_code_old: { "名录.csv": "小区名称,区县,户数\n翠园,510124,80\n" },
  division_corrected: place("驷马侨街道", ""),
  division_unknown: place("某某街道", ""),
  division_ambiguous: { "名录.csv": "小区名称,区县,社区,户数\n翠园,,永兴社区,80\n" },
  division_conflict: place("茶店子街道", "工人村社区"),
  division_from_address: {
    [register]: `小区名称,地址,户数\n翠园,金牛区驷马桥街道工人村社区星辉中路6号,80\n`,
  },
  crs_converted: points("经度(BD-09),纬度(BD-09)", "104.09,30.69"),
  crs_ambiguous: points("经度,纬度", "104.09,30.69"),
  coordinate_swapped: points("经度(WGS-84),纬度(WGS-84)", "30.69,104.09"),
  coordinate_dms: points("经度(WGS-84),纬度(WGS-84)", "104°5′24″,30°41′24″"),
  coordinate_invalid: points("经度(WGS-84),纬度(WGS-84)", "东边,30.69"),
  coordinate_placeholder: points("经度(WGS-84),纬度(WGS-84)", "0,0"),
  coordinate_outside_city: points("经度(WGS-84),纬度(WGS-84)", "121.47,31.23"),
  coordinate_outside_district: points("经度(WGS-84),纬度(WGS-84)", "104.05,30.55"),
  name_place_removed: {
    [register]: `小区名称,街道,社区,地址,户数\n驷马桥星辉中路6号院,${home},星辉中路6号,80\n`,
  },
  name_writing: numbered("映月东路29号院", "映月东路29号"),
  name_corrected: numbered("锦岸雅居", "锦岸雅居", "绵岸雅居"),
  name_place_kept: numbered("驷马桥锦岸雅居"),
  name_door_only: numbered("映月东路29号"),
  link_review: {
    [register]: compounds(
      `听荷轩,${home},枫桥路6号,1999,80,是`,
      `听荷轩,${home},映月路9号,1999,90,是`,
    ),
    [ledger]: cases(`A1,听荷轩,${home},停车,停车秩序,,,,,80,50,40,`),
  },
  link_missing: {
    [register]: compounds(`翠园,${home},,1999,80,是`),
    [ledger]: cases(`A1,荷塘月色,${home},停车,停车秩序,,,,,80,50,40,`),
  },
  consultation_unmatched: { [projects]: works(`P1,划线,翠园,${home},停车秩序,是,A9,2022-05-20,1`) },
  consultation_unnamed: { [projects]: works(`P1,划线,翠园,${home},停车秩序,是,,2022-05-20,1`) },
  project_unmatched: { [proposals]: pleas(`B1,停车,翠园,${home},2022-05-01,,P9`) },
  compound_ended: {
    [register]: compounds(`翠园,${home},,1999,80,是`, `桂园,${home},,1999,80,是`),
    [register.replace("2021_20211101", "2022_20221101")]: compounds(`桂园,${home},,1999,80,是`),
  },
};

const issuesOf = (files: Files) =>
  assemble(
    Object.entries(files).map(([name, content]) => {
      const bytes = typeof content === "string" ? strToU8(content) : content;
      return draftFile(readFile({ name, bytes, sha256: name }), {}, draftContext);
    }),
    draftContext.reference,
  ).issue;

describe("every code of the list is brought up by some return", () => {
  test.each(Object.entries(bringsUp))("%s", (code, files) => {
    const found = issuesOf(files);
    const own = found.filter((issue) => issue.code === code);
    expect(own.length, found.map((issue) => issue.code).join(" ")).toBeGreaterThan(0);
    const { severity } = issueCodes[code as IssueCode];
    for (const issue of own) {
      expect(issue).toMatchObject({ severity });
      expect(issue.message_zh + issue.message_en).not.toMatch(/\{\w+\}|undefined|null/);
    }
  });
});
