import { describe, expect, test } from "vitest";
import { drafted } from "../testing/drafted.js";

const fieldsOf = (name: string, content: string) =>
  Object.fromEntries(
    drafted(name, content).parts[0]!.columns.map(({ label, field }) => [label, field]),
  );
const statesOf = (name: string, content: string) =>
  drafted(name, content).parts.map(({ rows }) =>
    rows.map(({ state, reason }) => (state === "accepted" ? "data" : reason)),
  );

describe("headers that no table lists", () => {
  test("of a list of sites: prefixes, units, remarks, ordinals", () => {
    expect(
      fieldsOf(
        "示范点名单.csv",
        "序号,示范点位名称(必填),所属街道办,社 区,所属批次,当前创建情况,（七）确定时间,投入资金（万元）,已到位资金/万元,负责人及电话\n" +
          "1,春熙路6号院,驷马桥街道,工人村社区,首批,建设中,2021年3月,12,8,某\n",
      ),
    ).toEqual({
      序号: null,
      "示范点位名称(必填)": "compound",
      所属街道办: "township",
      "社 区": "community",
      所属批次: "batch",
      当前创建情况: "status",
      "（七）确定时间": "designated",
      "投入资金（万元）": "budget_yuan",
      "已到位资金/万元": "funded_yuan",
      负责人及电话: null,
    });
  });

  test("a measure of another kind is another column", () => {
    const found = fieldsOf(
      "协商议事台账.csv",
      "协商事由,涉及户数（户）,到会户数,到会户数占比,建筑面积/㎡,议事结果,结果公示方式,群众满意率\n加装电梯,86,60,70%,1200,达成共识,公示栏,95%\n",
    );
    expect(found).toEqual({
      协商事由: "topic",
      "涉及户数（户）": "households_invited",
      到会户数: "households_participated",
      到会户数占比: null,
      "建筑面积/㎡": null,
      议事结果: "outcome",
      结果公示方式: null,
      群众满意率: "satisfaction",
    });
  });

  test("amounts under 万元 are yuan, and one with its own unit keeps it", () => {
    const { rows } = drafted(
      "治理项目台账.csv",
      "项目名称,小区,社区,概算投资（万元）,开工\n管网,春熙苑,工人村社区,6,2021-03-01\n外墙,春熙苑,工人村社区,60000元,2021-03-02\n",
    ).parts[0]!;
    expect(rows.slice(1).map(({ values }) => values["budget_yuan"])).toEqual([60_000, 60_000]);
  });
});

describe("tables in a sheet", () => {
  test("a header of two rows, its groups over their leaves", () => {
    const text =
      "填报单位：金牛区,,,,,,\n小区名称,社区,参与情况,,表决情况,,\n,,应到户数,实到户数,同意,反对,弃权\n春熙苑,工人村社区,80,60,50,6,4\n";
    expect(fieldsOf("协商议事台账_2021Q1.csv", text)).toEqual({
      小区名称: "compound",
      社区: "community",
      应到户数: "households_invited",
      实到户数: "households_participated",
      同意: "agree",
      反对: "against",
      弃权: "abstain",
    });
    expect(statesOf("协商议事台账_2021Q1.csv", text)).toEqual([
      ["title", "header", "header", "data"],
    ]);
  });

  test("two blocks of different kinds, each under its title", () => {
    const text =
      "一、小区台账,,\n小区名称,社区,户数\n春熙苑,工人村社区,80\n合计,,80\n,,\n二、治理项目,,\n项目名称,小区名称,开工日期\n管网,春熙苑,2021-03-01\n";
    const { parts } = drafted("金牛区2021年.csv", text);
    expect(parts.map(({ kind }) => kind)).toEqual(["compounds", "projects"]);
    expect(statesOf("金牛区2021年.csv", text)).toEqual([
      ["title", "header", "data", "subtotal", "blank"],
      ["title", "header", "data"],
    ]);
  });

  test("what is no record: numbers of columns, an example, repeated headers, signatures", () => {
    const text =
      "小区名称,社区,户数,楼栋数\n1,2,3,4\n例：,某社区,100,3\n春熙苑,工人村社区,80,2\n小区名称,社区,户数,楼栋数\n锦岸苑,工人村社区,90,3\n驷马桥街道小计,,170,5\n填表人：,审核人：,,\n";
    expect(statesOf("小区台账.csv", text)).toEqual([
      ["header", "header", "hint", "data", "repeated_header", "data", "subtotal", "footnote"],
    ]);
  });

  test("a heading that names a place gives it to the rows under it", () => {
    const { rows, issues } = drafted(
      "金牛区小区台账.csv",
      "小区名称,户数,楼栋数\n驷马桥街道,,\n春熙苑,80,2\n",
    ).parts[0]!;
    expect(rows.map(({ reason }) => reason)).toEqual(["header", "section", null]);
    expect(rows[2]!.values["township_id"]).toBe("510106030000");
    expect(issues.some(({ code }) => code === "place_inherited")).toBe(true);
  });

  test("a list on its side, and one without a header", () => {
    const turned = drafted(
      "金牛区_村(居)民议事会组成_2021.csv",
      "社区,工人村社区,红花社区\n镇(街道),驷马桥街道,驷马桥街道\n总户数,800,900\n议事会成员数,21,25\n监督委员会人数,5,5\n",
    ).parts[0]!;
    expect([turned.kind, turned.rows.map(({ row, state }) => [row, state])]).toEqual([
      "councils",
      [
        [1, "structural"],
        [2, "accepted"],
        [3, "accepted"],
      ],
    ]);
    const bare = drafted(
      "名单.csv",
      "春熙苑,金牛区,工人村社区,80\n锦岸花园,金牛区,工人村社区,120\n听竹小区,金牛区,工人村社区,60\n",
    ).parts[0]!;
    expect(bare.columns.map(({ field }) => field)).toEqual([
      "name",
      "district",
      "community",
      "households",
    ]);
    expect(bare.issues.some(({ code }) => code === "header_inferred")).toBe(true);
  });

  test("a return of another city is said to be one", () => {
    const [part] = drafted(
      "绵阳市涪城区_小区台账_2021.csv",
      "小区名称,社区,户数\n春熙苑,某社区,80\n",
    ).parts;
    expect(part).toMatchObject({ rejection: "other_city", kind: null });
  });
});
