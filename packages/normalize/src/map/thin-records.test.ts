import { expect, test } from "vitest";
import { drafted } from "../testing/drafted.js";

const header = "编号,小区名称,社区,议题,建组织,协商结果,参与户数";
const tables = (rows: readonly string[]) =>
  drafted("金牛区_协商议事台账_2022Q2_20220710.csv", [header, ...rows, ""].join("\n")).parts.map(
    ({ kind, rows: own }) => [kind, own.filter(({ state }) => state === "accepted").length],
  );

test("a record that fills only name and community is no title, and the next one no header, wherever they stand", () => {
  const thin = ",翠园,工人村社区,,,,";
  const full = [
    "A1,翠园,工人村社区,停车,,达成共识,",
    ",荷园,红花社区,停车,2022年6月,进行中,20",
    "A2,荷园,红花社区,停车,,进行中,",
  ];
  for (const rows of [
    [thin, ...full],
    [...full, thin],
    [thin, ...full.toReversed()],
    [full[0]!, thin, full[2]!, full[1]!],
    [thin, thin, ...full],
  ])
    expect(tables(rows)).toEqual([["consultations", rows.length]]);
});

test("under such a record a title of one or two cells still begins another table", () => {
  const below = [
    "金牛区治理项目台账,,,填报日期：2022-07-10,,,",
    "项目名称,小区名称,社区,开工日期,,,",
  ];
  const rows = [",翠园,工人村社区,,,,", ...below, "管网,翠园,工人村社区,2022-03-01,,,"];
  expect(tables(rows)).toEqual([
    ["consultations", 1],
    ["projects", 1],
  ]);
});
