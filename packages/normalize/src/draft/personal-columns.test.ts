import { expect, test } from "vitest";
import { drafted } from "../testing/drafted.js";

const part = (text: string) => drafted("金牛区小区台账_2021.csv", text).parts[0]!;
const columnsTold = (text: string) =>
  part(text)
    .issues.filter(({ code, row }) => code === "personal_masked" && row === null)
    .map(({ column }) => column);

test("every cell of a column about a person is masked, whatever stands in it", () => {
  const { rows } = part(
    "小区名称,街道,社区,户数,联系人,联系电话,身份证号\n" +
      "驷马苑,驷马桥街道,工人村社区,80,欧阳示例,028-85550000,51010619800101001\n" +
      "听竹苑,驷马桥街道,工人村社区,62,/,13000009710,\n",
  );
  expect(rows[1]!.values["extra"]).toEqual({ 联系人: "欧**", 联系电话: "0**", 身份证号: "5**" });
  expect(rows[1]!.cells).not.toMatch(/欧阳|8555|5101/);
  expect(rows[2]!.values["extra"]).toEqual({ 联系人: "/", 联系电话: "130********" });
});

test("a heading of persons with one slip masks its column too; another heading does not", () => {
  const cellUnder = (heading: string) => {
    const text = `小区名称,街道,社区,户数,${heading}\n驷马苑,驷马桥街道,工人村社区,80,028-85550000\n`;
    return part(text).rows[1]!.values["extra"];
  };
  expect(cellUnder("联系电活")).toEqual({ 联系电活: "0**" });
  expect(cellUnder("联系方试")).toEqual({ 联系方试: "0**" });
  expect(cellUnder("机手号码")).toEqual({ 机手号码: "0**" });
  expect(cellUnder("通信基站")).toEqual({ 通信基站: "028-85550000" });
});

test("such a column is named once, also where only its cells tell what it is", () => {
  const text = (heading: string, cell: (i: number) => string) =>
    `小区名称,街道,社区,户数,${heading}\n${[0, 1, 2, 3]
      .map((i) => `驷马苑${i + 1}期,驷马桥街道,工人村社区,80,${cell(i)}`)
      .join("\n")}\n`;
  expect(columnsTold(text("联系人", () => "张某"))).toEqual(["联系人"]);
  expect(columnsTold(text("甲列", (i) => `1300000971${i}`))).toEqual(["甲列"]);
  expect(columnsTold(text("甲列", (i) => (i === 0 ? "13000009710" : "无事")))).toEqual([]);
  expect(columnsTold(text("联系人数", () => "3"))).toEqual([]);
  expect(columnsTold(text("联系人", () => ""))).toEqual([]);
});

test("masking what was masked changes nothing", () => {
  const text = (name: string, phone: string) =>
    `小区名称,街道,社区,户数,联系人,联系电话\n驷马苑,驷马桥街道,工人村社区,80,${name},${phone}\n`;
  const once = part(text("欧阳示例", "13000009710"));
  expect(part(text("欧**", "130********")).rows).toEqual(once.rows);
});
