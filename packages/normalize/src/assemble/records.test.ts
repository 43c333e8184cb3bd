import { expect, test } from "vitest";
import { cityOf } from "../testing/drafted.js";

const header = "小区名称,社区,户数\n";
const place = "工人村社区";
const repeats = (returns: Readonly<Record<string, string>>) =>
  cityOf(returns).issue.flatMap(({ code, row, value, message_zh: zh }) =>
    code === "row_duplicate" || code === "record_conflict" ? [{ code, row, value, zh }] : [],
  );

test("a repeat in the same file names the first, which stands", () => {
  expect(
    repeats({
      "金牛区_小区台账_2022_20221101.csv": `${header}翠园,${place},10\n翠园,${place},10\n`,
    }),
  ).toEqual([{ code: "row_duplicate", row: 3, value: "2", zh: "与行 2 相同, 已合并" }]);
});

test("a conflict with another file names that file", () => {
  const found = repeats({
    "金牛区_小区台账_2022_20221101.csv": `${header}荷园,${place},5\n翠园,${place},12\n`,
    "金牛区_小区台账_2022_20221101_续.csv": `${header}翠园,${place},10\n`,
  });
  expect(found).toEqual([
    {
      code: "record_conflict",
      row: 3,
      value: "金牛区_小区台账_2022_20221101_续.csv:2",
      zh: "与行 金牛区_小区台账_2022_20221101_续.csv:2 是同一记录, 但 户数 写法不同, 采用行 金牛区_小区台账_2022_20221101_续.csv:2",
    },
  ]);
});

test("what stands in columns that nobody knows is no conflict", () => {
  const found = repeats({
    "小区名录甲.csv": "小区名称,社区,户数,挂牌均价\n翠园,工人村社区,10,9000\n",
    "小区名录乙.csv": "小区名称,社区,户数,挂牌均价\n翠园,工人村社区,10,12000\n",
  });
  expect(found.map(({ code }) => code)).toEqual(["row_duplicate"]);
});

test("which of two lists that declare nothing stands is decided by what they say, not by their hashes", () => {
  const lists = [`${header}翠园,${place},10\n`, `${header}翠园,${place},12\n`] as const;
  const households = (a: string, b: string) =>
    cityOf({ "小区台账甲.csv": a, "小区台账乙.csv": b }).compound.map((one) => one.households);
  expect(households(...lists)).toEqual(households(lists[1], lists[0]));
});
