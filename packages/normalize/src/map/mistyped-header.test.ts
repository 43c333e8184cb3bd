import { describe, expect, test } from "vitest";
import { codesOf } from "@atlas/schema";
import { draftContext, drafted } from "../testing/drafted.js";
import { scoreHeader } from "./score-header.js";

const fields = (text: string, name = "金牛区2022年第3季度协商议事台账.csv") =>
  Object.fromEntries(
    drafted(name, text).parts[0]!.columns.map(({ label, field }) => [label, field]),
  );

test("a heading with one wrong character is the one it is like, where its cells are out of that list", () => {
  const head = "小区名称,街道,社区,事项累别,议事主题,应参与户数,实际参与户数";
  const row = (category: string) => `听竹苑,驷马桥街道,工人村社区,${category},公共收益使用,90,40`;
  expect(fields(`${head}\n${row("加装电梯")}\n${row("停车管理")}\n`)).toMatchObject({
    事项累别: "topic_category",
    议事主题: "topic",
  });
  const other = fields(`${head}\n${row("东边围墙")}\n${row("西边围墙")}\n${row("北门")}\n`);
  expect(other["事项累别"]).not.toBe("topic_category");
});

test("representatives with a wrong character in the heading are representatives", () => {
  expect(
    fields(
      "街道,社区,户数,村(居)民代裹人数,议事会成员数,监委会人数\n驷马桥街道,工人村社区,2564,214,20,5\n",
      "金牛区村(居)民议事会组成_2022.csv",
    )["村(居)民代裹人数"],
  ).toBe("representatives");
});

test("a heading of two characters is told by its cells though some of them are mistyped too", () => {
  const rows = Array.from({ length: 20 }, (_, i) => {
    const kind =
      i === 3 ? "待分类" : i === 8 ? "老旧 小区?" : i % 3 === 0 ? "物业小区" : "老旧小区";
    return `听竹苑${i + 1}号院,驷马桥街道,工人村社区,${kind},${90 + i}`;
  });
  const head = "小区名称,街道,社区,累型,户数";
  const name = "金牛区小区(院落)台账_2022.csv";
  expect(fields([head, ...rows, ""].join("\n"), name)["累型"]).toBe("kind");
  const others = rows.map((row) => row.replace(/老旧小区|物业小区/, "一梯两户"));
  expect(fields([head, ...others, ""].join("\n"), name)["累型"]).not.toBe("kind");
});

describe("a heading of a register with one slip", () => {
  const rows = (cells: readonly string[]) =>
    cells.map((cell, i) => `听竹苑${i + 1}期,驷马桥街道,工人村社区,${90 + i},${cell}\n`).join("");
  const part = (heading: string, cells: readonly string[]) =>
    drafted("金牛区_小区台账_2022.csv", `小区名称,街道,社区,户数,${heading}\n${rows(cells)}`)
      .parts[0]!;
  const fieldOf = (heading: string, cells: readonly string[]) =>
    part(heading, cells).columns.at(-1)!.field;
  const ways = ["物业管理", "自治管理", "物业管理", "无物业管理"];
  const people = ["210", "198", "305"];

  test.each([
    ["管理累型", "a character that sounds the same", ways, "management"],
    ["管里类型", "a character that sounds the same", ways, "management"],
    ["管理型类", "two characters that changed places", ways, "management"],
    ["管理类类型", "a character twice", ways, "management"],
    ["居住人囗", "a character that looks the same", people, "residents"],
    ["常住入口", "a character that looks the same", people, "residents"],
    ["常主人口", "a wrong character", people, "residents"],
    ["建成份年", "two characters that changed places", ["1998", "2003", "2011"], "built_year"],
    ["小区地扯", "a wrong character", ["星辉中路6号", "星辉中路8号", "马鞍北路10号"], "address"],
  ])("%s (%s) is what its cells fit too", (heading, _, cells, field) => {
    expect(fieldOf(heading, cells)).toBe(field);
  });

  test("is told as what it was read as, with less confidence than a known one", () => {
    const { issues } = part("管理累型", ways);
    expect(issues.filter(({ code }) => code === "column_matched")).toMatchObject([
      { column: "管理累型", value: "management" },
    ]);
  });

  test("is kept as it is where the cells fit no such field", () => {
    expect(fieldOf("常主人口", ["东门", "西门", "北门"])).toBe(null);
    expect(fieldOf("管理累型", ["东门", "西门", "北门"])).toBe(null);
  });

  test("is kept as it is where it is as near to a field of another kind, or short", () => {
    expect(fieldOf("坐标某度", ["104.07", "104.08", "104.09"])).toBe(null);
    expect(fieldOf("人某数", people)).toBe(null);
  });

  test("of three characters is told by what sounds or looks the same and by its cells together", () => {
    expect(fieldOf("人囗数", people)).toBe("residents");
    expect(fieldOf("人囗数", ["东门", "西门", "北门"])).toBe(null);
    const rated =
      "小区名称,街道,社区,议题,满一度\n听竹苑,驷马桥街道,工人村社区,停车,92%\n兰园,驷马桥街道,工人村社区,电梯,0.97\n";
    expect(fields(rated)["满一度"]).toBe("satisfaction");
  });
});

test("no heading of the table of synonyms is read as another field", () => {
  const { reference } = draftContext;
  for (const kind of codesOf("return_kind"))
    for (const [header, { field }] of reference.headers.get(kind)!) {
      const [best] = scoreHeader([header], kind, reference);
      expect.soft([kind, header, best?.field]).toEqual([kind, header, field]);
      const likes = scoreHeader([header], kind, reference).filter(({ how }) => how === "like");
      expect.soft([kind, header, likes]).toEqual([kind, header, []]);
    }
});

describe("a heading of two characters with one wrong", () => {
  const register = (heading: string, kinds: readonly string[]) =>
    fields(
      `小区名称,街道,社区,${heading},户数\n${kinds.map((kind, i) => `听竹苑${i + 1}期,驷马桥街道,工人村社区,${kind},90\n`).join("")}`,
      "金牛区_小区台账_2022.csv",
    )[heading];
  const kinds = ["老旧小区", "老旧小区", "物业小区", "老旧小区", "老旧小区", "老旧小区"];

  test("is told by its cells, row for row, though some of them are slips", () => {
    expect(register("累型", kinds)).toBe("kind");
    expect(register("累型", [...kinds, "情况特殊", "待分类"])).toBe("kind");
    expect(register("娄型", [...kinds, "情况特殊"])).toBe("kind");
  });

  test("is another column where the cells are out of no such list", () => {
    expect(register("户型", ["套二", "套三", "跃层", "套一"])).toBe(null);
    expect(register("累型", ["套二", "套三", "老旧小区", "套一"])).toBe(null);
  });

  test("that sounds the same is told by numbers too", () => {
    const head = (label: string, cell: string) =>
      fields(
        `小区名称,街道,社区,${label}\n翠园,驷马桥街道,工人村社区,${cell}\n兰园,驷马桥街道,工人村社区,${cell}0\n`,
        "金牛区_小区台账_2022.csv",
      )[label];
    expect(head("护数", "90")).toBe("households");
    expect(head("护数", "梧桐")).toBe(null);
  });
});
