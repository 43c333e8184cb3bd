import { codesOf } from "@atlas/schema";
import { expect, test } from "vitest";
import { cityOf } from "../testing/drafted.js";

const place = "驷马桥街道,工人村社区";

/** A return of each kind: its file, its header, a row, and the same row but for one cell, under which heading. */
const returns = {
  compounds: [
    "金牛区_小区台账_2022_20221101.csv",
    "小区名称,街道,社区,户数",
    `翠园,${place},10`,
    `翠园,${place},12`,
    "户数",
  ],
  consultations: [
    "金牛区_协商议事台账_2022Q3_20221008.csv",
    "小区名称,街道,社区,议题,建组织,协商结果",
    `翠园,${place},加装电梯,2022-07-02,达成共识`,
    `翠园,${place},加装电梯,2022-07-02,未达成共识`,
    "协商结果",
  ],
  projects: [
    "金牛区_治理项目台账_2022Q3_20221008.csv",
    "项目名称,小区名称,街道,社区,开工日期,预算(元)",
    `电梯,翠园,${place},2022-07-02,90000`,
    `电梯,翠园,${place},2022-07-02,95000`,
    "预算(元)",
  ],
  proposals: [
    "金牛区_社区提案台账_2022Q3_20221008.csv",
    "提案名称,小区名称,街道,社区,提出日期,是否采纳",
    `电梯,翠园,${place},2022-07-02,是`,
    `电梯,翠园,${place},2022-07-02,否`,
    "是否采纳",
  ],
  "pilot-sites": [
    "金牛区_示范点名单_2022Q3_20221008.csv",
    "小区名称,街道,社区,批次,状态",
    `翠园,${place},1,建设中`,
    `翠园,${place},1,已验收`,
    "状态",
  ],
  councils: [
    "金牛区_村(居)民议事会组成_2022_20221101.csv",
    "街道,社区,议事会成员数,监委会人数",
    `${place},20,5`,
    `${place},21,5`,
    "议事会成员数",
  ],
  assessments: [
    "金牛区_协商指标评估表_2022_20221101.csv",
    "街道,参与户率,主体类型数,普通居民占比,评估人",
    "驷马桥街道,4,5,3,第三方",
    "驷马桥街道,3,5,3,第三方",
    "参与户率",
  ],
  "township-pilots": [
    "金牛区_街镇项目化试点_2021Q4_20220108.csv",
    "街道,启动时间,正面清单,规则数,培训场次",
    "驷马桥街道,2021年,是,8,3",
    "驷马桥街道,2021年,是,9,3",
    "规则数",
  ],
} as const;

test.each(codesOf("return_kind"))(
  "%s: a row said twice is merged, and told; one said otherwise too, with the column",
  (kind) => {
    const [file, header, row, otherwise, column] = returns[kind];
    const made = (second: string) => {
      const city = cityOf({ [file]: `${header}\n${row}\n${second}\n` });
      return {
        kind: city.submission.map((one) => one.kind),
        states: [...city.source_row].map(({ state }) => state).sort(),
        told: [...city.issue].flatMap(({ code, column: where }) =>
          /^(row_duplicate|record_conflict)$/.test(code) ? [[code, where]] : [],
        ),
      };
    };
    const states = ["accepted", "merged", "structural"];
    expect(made(row)).toEqual({ kind: [kind], states, told: [["row_duplicate", null]] });
    expect(made(otherwise)).toEqual({ kind: [kind], states, told: [["record_conflict", column]] });
  },
);
