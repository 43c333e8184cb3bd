import type { IssueCode } from "@atlas/schema";
import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { assembleChapter } from "../assemble/assemble.js";
import { parseDecisions } from "../decide/decisions.js";
import { draftFile } from "../draft/draft-file.js";
import type { FileDraft } from "../draft/file-draft.js";
import { plainSheet } from "../read/file-reading.js";
import { readFile } from "../read/read-file.js";
import { draftContext } from "../testing/drafted.js";

const draft = (name: string, bytes: Uint8Array) =>
  draftFile(readFile({ name, bytes, sha256: name }), {}, draftContext);
const chapter = (...drafts: readonly FileDraft[]) => {
  const { books } = assembleChapter(drafts, draftContext.reference, parseDecisions(""));
  const { issueCounts, ...rows } = books.make();
  return { rows, issueCounts };
};

const rejected: readonly (readonly [IssueCode, string, Uint8Array])[] = [
  ["file_empty", "空表.csv", strToU8("\n,,\n")],
  ["file_empty", "空表.json", strToU8("[{}, {}]")],
  ["file_unreadable", "坏表.json", strToU8("[{")],
  ["format_unsupported", "台账.pdf", strToU8("%PDF-1.4 台账")],
  ["encoding_unknown", "台账.csv", Uint8Array.of(0x81, 0, 0x81, 0xff)],
  [
    "limit_exceeded",
    "台账.xlsx",
    zipSync({ "xl/workbook.xml": new Uint8Array(12_000_000) }, { level: 9 }),
  ],
  ["header_missing", "通讯录.csv", strToU8("甲,乙,丙\n一,二,三\n")],
  ["header_missing", "通讯录.json", strToU8('[{"甲": "一", "乙": "二"}]')],
  [
    "other_city",
    "绵阳市涪城区_小区台账_2021.csv",
    strToU8("小区名称,社区,户数\n春熙苑,某社区,80\n"),
  ],
];

test.each(rejected)("%s: %s says so in its issue, its report, its reason", (code, name, bytes) => {
  const { rows, issueCounts } = chapter(draft(name, bytes));
  const [submission] = rows.submission;
  expect(rows.submission).toHaveLength(1);
  expect(submission).toMatchObject({ status: "rejected", kind: null, rows_accepted: 0 });
  expect([...issueCounts.values()]).toEqual([{ [code]: 1 }]);
  const issues = [...rows.issue];
  expect(issues).toMatchObject([{ code, severity: "error", row: null }]);
  expect(submission!.reason_zh).toBe(issues[0]!.message_zh);
  expect(submission!.reason_en).toBe(issues[0]!.message_en);
  expect(submission!.reason_zh).not.toMatch(/[{}]|\(\)/);
  for (const row of rows.quarantine)
    expect(row).toMatchObject({ code, message_zh: issues[0]!.message_zh });
});

test("a table that two kinds explain alike is read as one of them, and names the other", () => {
  const { rows } = chapter(
    draft("表.csv", strToU8("议题,小区名称,提案,社区\n停车,翠园,,工人村社区\n")),
  );
  expect(rows.submission).toMatchObject([{ status: "accepted", kind: "consultations" }]);
  const found = [...rows.issue].filter(({ code }) => code === "kind_ambiguous");
  expect(found).toMatchObject([{ raw: "proposals", value: "consultations" }]);
});

test("instructions beside a table are no table that could not be read; a strange sheet is one", () => {
  const sheets = [
    plainSheet(
      [
        ["小区名称", "社区", "户数"],
        ["春熙苑", "工人村社区", "80"],
      ],
      "台账",
    ),
    plainSheet([["请在月底前报送，每行一个小区，不要合并单元格"]], "填报说明"),
    plainSheet(
      [
        ["甲", "乙", "丙"],
        ["一", "二", "三"],
      ],
      "杂项",
    ),
  ];
  const head = { sha256: "1", format: "xlsx", encoding: null, dateSystem: null, rejection: null };
  const reading = { ...head, name: "金牛区_小区台账_2021.xlsx", sheets };
  const { rows } = chapter(draftFile(reading, {}, draftContext));
  const found = [...rows.issue].filter(({ code }) => code === "header_missing");
  expect(found.map(({ sheet }) => sheet)).toEqual(["杂项"]);
  expect([...rows.source_row].filter(({ sheet }) => sheet === "填报说明")).toMatchObject([
    { state: "structural" },
  ]);
});
