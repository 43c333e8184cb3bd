import { expect, test } from "vitest";
import { drafted } from "../testing/drafted.js";

test("a mark that repeats the cell above it takes that cell's value; with none above it is null, with an issue", () => {
  const { rows, issues } = drafted(
    "金牛区小区台账.csv",
    "小区名称,街道,社区,地址,户数\n春熙苑,驷马桥街道,工人村社区,同上,〃\n听竹苑,同上,〃,星辉路6号,80\n",
  ).parts[0]!;
  expect(rows[1]!.values).toMatchObject({ address: null, households: null });
  expect(rows[2]!.values).toMatchObject({ township: "驷马桥街道", community: "工人村社区" });
  const codes = issues.flatMap(({ code, row, column }) =>
    code.startsWith("ditto") ? [`${code} ${row} ${column}`] : [],
  );
  expect(codes).toEqual([
    "ditto_unfilled 2 地址",
    "ditto_unfilled 2 户数",
    "ditto_filled 3 街道",
    "ditto_filled 3 社区",
  ]);
});
