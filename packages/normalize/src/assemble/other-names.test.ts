import { describe, expect, test } from "vitest";
import { cityOf, drafted } from "../testing/drafted.js";

const fieldOf = (heading: string) =>
  drafted(
    "金牛区_小区台账_2021.csv",
    `小区名称,街道,社区,户数,${heading}\n听荷轩,驷马桥街道,工人村社区,80,凤栖里\n荷苑,驷马桥街道,工人村社区,62,\n`,
  ).parts[0]!.columns[4]!.field;

describe("columns of other names", () => {
  test("are known by what lists call them, and a registration number or an agent's name is none", () => {
    for (const heading of [
      "别名",
      "别称",
      "曾用名",
      "又名",
      "推广名",
      "备案名",
      "小区曾用名",
      "楼盘推广名称",
      "alias",
      "otherNames",
      "aliases",
    ])
      expect([heading, fieldOf(heading)]).toEqual([heading, "aliases"]);
    for (const heading of ["备案号", "备案日期", "推广费", "业主曾用名", "物业公司备案名称"])
      expect([heading, fieldOf(heading)]).not.toEqual([heading, "aliases"]);
  });

  test("reach the compound with every list's lineage, and link a list that uses one of them", () => {
    const { compound, lineage, submission, issue } = cityOf({
      "金牛区_小区台账_2021_20210301.csv":
        "小区名称,街道,社区,户数\n凤栖里,驷马桥街道,工人村社区,80\n",
      "list.json": JSON.stringify([
        {
          name: "听荷轩",
          district: "金牛区",
          street: "驷马桥街道",
          community: "工人村社区",
          households: 80,
          alias: ["凤栖里", "纺织厂宿舍"],
        },
      ]),
    });
    expect(compound.map(({ name, aliases }) => [name, aliases])).toEqual([
      ["凤栖里", ["听荷轩", "纺织厂宿舍"].sort()],
    ]);
    const list = submission.find(({ file }) => file === "list.json")!;
    expect(
      lineage.flatMap(
        ({ submission_id: id, record_id: record, column_name: column, source_column: from }) =>
          id === list.submission_id && column === "aliases" && record !== null
            ? [[record, from]]
            : [],
      ),
    ).toEqual([[compound[0]!.compound_id, "alias"]]);
    expect(issue.filter(({ message_en: text }) => text.includes("alias"))).toEqual([]);
  });

  test("a list whose name of the compound is the other one's other name has nothing lost in either order", () => {
    const files = [
      [
        "甲.csv",
        "小区名称,区县,街道,社区,户数,曾用名\n听荷轩,金牛区,驷马桥街道,工人村社区,80,凤栖里\n",
      ],
      ["乙.csv", "小区名称,区县,街道,社区,户数\n凤栖里,金牛区,驷马桥街道,工人村社区,80\n"],
    ] as const;
    const [one, other] = [files, files.toReversed()].map(
      (order) => cityOf(Object.fromEntries(order)).compound,
    );
    expect(one).toEqual(other);
    expect(one!.length).toBe(1);
    expect(one!.map(({ name, aliases }) => [name, aliases])).toEqual([["听荷轩", ["凤栖里"]]]);
  });
});
