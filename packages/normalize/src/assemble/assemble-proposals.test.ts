import { expect, test } from "vitest";
import { cityOf } from "../testing/drafted.js";

const header = "提案编号,提案标题,小区名称,社区,提出日期,协商编号,项目编号,街道受理日期,上报原因\n";
const row = (number: string, rest: string): string =>
  `${number},停车,翠园,工人村社区,2022-07-0${number.slice(-1)},${rest}\n`;
const city = cityOf({
  "金牛区_社区提案台账_2022Q3_20221010.csv":
    header +
    row("T1", "XS-1,XM-1,2022-07-20,超出社区权限") +
    row("T2", "XS-9,XM-9,,") +
    row("T3", ",,,超出社区权限"),
  "金牛区_协商议事台账_2022Q3_20221010.csv":
    "编号,小区名称,社区,议题,建组织,协商结果\nXS-1,翠园,工人村社区,停车,2022-07-01,进行中\n",
  "金牛区_治理项目台账_2022Q3_20221010.csv":
    "项目编号,项目名称,小区名称,社区,类别,开工日期\nXM-1,划线,翠园,工人村社区,停车秩序,2022-08-01\n",
});
const proposal = (number: string) =>
  city.proposal.find(({ office_number: own }) => own === number)!;
const findings = (code: string) =>
  city.issue
    .filter((issue) => issue.code === code)
    .map(({ row: at, column, raw }) => [at, column, raw]);

test("a number that leads to a record is its link; one that leads nowhere is a finding", () => {
  expect(proposal("T1")).toMatchObject({
    consultation_id: city.consultation[0]!.consultation_id,
    project_id: city.project[0]!.project_id,
  });
  expect(proposal("T2")).toMatchObject({ consultation_id: null, project_id: null });
  expect(findings("consultation_unmatched")).toEqual([[3, "协商编号", "XS-9"]]);
  expect(findings("project_unmatched")).toEqual([[3, "项目编号", "XM-9"]]);
});

test("a reason without a date leaves the escalations unknown, with a finding; nothing said is none", () => {
  expect(proposal("T1").escalations).toEqual([
    { level: "township", on: "2022-07-20", reason: "超出社区权限", returned: null },
  ]);
  expect(proposal("T2").escalations).toEqual([]);
  expect(proposal("T3").escalations).toBeNull();
  expect(findings("escalation_undated")).toEqual([[4, "上报原因", "超出社区权限"]]);
});
