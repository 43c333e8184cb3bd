import { expect, test } from "vitest";
import { cityOf } from "../testing/drafted.js";

const register = (year: number, ...rows: readonly string[]) => [
  `金牛区_小区台账_${year}_${year}1101.csv`,
  `小区名称,街道,社区,建成年份,楼栋数,户数,常住人口\n${rows.join("\n")}\n`,
];
const home = "驷马桥街道,工人村社区";
const lives = (...rows: readonly string[]) =>
  cityOf(
    Object.fromEntries([
      register(2021, `翠园,${home},1999,6,86,210`, `桂园,${home},2003,8,120,300`),
      register(2022, `桂园,${home},2003,8,120,300`, ...rows),
    ]) as Readonly<Record<string, string>>,
  )
    .compound.map(({ name, valid_to: to }) => `${name} ${to}`)
    .sort();

test("a register whose row names nobody but says what a compound is does not end that compound", () => {
  expect(lives(",,,1999,6,87,212")).toEqual(["桂园 null", "翠园 null"]);
});

test("a row that says otherwise, or too little, ends it as any register that omits it", () => {
  for (const row of [",,,1998,6,87,212", ",,,1999,6,,", ",,,1999,6,140,212"])
    expect([row, ...lives(row)]).toEqual([row, "桂园 null", "翠园 2022-01-01"]);
});
