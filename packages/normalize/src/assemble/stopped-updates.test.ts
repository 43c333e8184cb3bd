import { expect, test } from "vitest";
import { cityOf } from "../testing/drafted.js";

const place = "翠园,驷马桥街道,工人村社区";
const head = "编号,小区名称,街道,社区,议题,建组织,协商结果";
const first = "金牛区_协商议事台账_2022Q2_20220710.csv";
const second = "金牛区_协商议事台账_2022Q3_20221010.csv";
const ledgers = (before: string, after: string) => ({
  [first]: `${head}\n${before}\n`,
  [second]: `${head}\n${after}\nA9,桂园,驷马桥街道,工人村社区,门禁,2022-08-01,进行中\n`,
});
const outdated = (files: Readonly<Record<string, string>>): readonly string[] =>
  cityOf(files).issue.flatMap(({ code, row, value }) =>
    code === "record_outdated" ? [`${row} ${value}`] : [],
  );
const open = `A1,${place},停车收费,2022-06-02,进行中`;

test("a case says that a later row of it, which names nobody, is in quarantine", () => {
  const files = ledgers(open, ",,,,停车收费,2022-06-02,达成共识");
  const { consultation, quarantine } = cityOf(files);
  expect(consultation.find(({ office_number: number }) => number === "A1")?.outcome).toBe("open");
  expect(quarantine).toMatchObject([{ row: 2, code: "row_unidentified" }]);
  expect(outdated(files)).toEqual([`2 ${second}:2`]);
  expect(outdated(Object.fromEntries(Object.entries(files).toReversed()))).toEqual([
    `2 ${second}:2`,
  ]);
});

test("a row of another topic or day, or of an earlier return, says nothing of the case", () => {
  expect(outdated(ledgers(open, ",,,,加装电梯,2022-06-02,达成共识"))).toEqual([]);
  expect(outdated(ledgers(open, ",,,,停车收费,2022-06-03,达成共识"))).toEqual([]);
  expect(outdated(ledgers(",,,,停车收费,2022-06-02,进行中", open.replace("A1", "A2")))).toEqual([]);
});

test("a day known by its month only says nothing, and a case that a later return tells of is not outdated", () => {
  expect(outdated(ledgers(open, ",,,,停车收费,2022年6月,达成共识"))).toEqual([]);
  expect(
    outdated({
      ...ledgers(open, ",,,,停车收费,2022-06-02,达成共识"),
      "金牛区_协商议事台账_2022Q4_20230110.csv": `${head}\n${open.replace("进行中", "达成共识")}\n`,
    }),
  ).toEqual([]);
});

test("of a row that lost its first step, two steps of the same days say which case it is of, unless a step is of another", () => {
  const course = "小区名称,街道,社区,议题,建组织,搭平台,定规则,协商结果";
  const later = (row: string) =>
    outdated({
      [first]: `${course}\n${place},停车收费,2022-06-02,2022-06-05,2022-06-09,进行中\n`,
      [second]: `${course}\n${row}\n桂园,驷马桥街道,工人村社区,门禁,2022-08-01,,,进行中\n`,
    });
  expect(later(",,,停车收费,,2022-06-05,2022-06-09,达成共识")).toEqual([`2 ${second}:2`]);
  expect(later(",,,停车收费,,2022-06-05,,达成共识")).toEqual([]);
  expect(later(",,,停车收费,2022-06-02,2022-06-05,2022-06-10,达成共识")).toEqual([]);
});
