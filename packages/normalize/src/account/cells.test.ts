import { expect, test } from "vitest";
import { cityOf } from "../testing/drafted.js";

test("a cell that is only remarked on is used, one whose value was changed is repaired", () => {
  const city = cityOf({
    "金牛区_项目台账_2022Q3_20221010.csv":
      "项目编号,项目名称,小区名称,社区,开工日期,协商编号\n" +
      "P1,划线,翠园,工人村社区,2022-06-01,XS-9\nP2,岗亭,翠园,工人村社区,2022年6月,\n",
  });
  const codes = city.issue.flatMap(({ code, row }) => (row === null ? [] : [code]));
  expect(codes.sort()).toEqual([
    "consultation_unmatched",
    "date_completed",
    "link_missing",
    "link_missing",
  ]);
  expect(city.submission[0]).toMatchObject({ cells_repaired: 1, cells_used: 10 });
});
