import { expect, test } from "vitest";
import { cityOf, drafted } from "../testing/drafted.js";

const place = `"街道":"驷马桥街道","社区":"工人村社区"`;

test("an item among records that is no record is stopped with its reason, which its quarantine says too", () => {
  const city = cityOf({
    "金牛区_小区台账_2021.json": `[{"小区名称":"翠园",${place},"户数":80},"见附件",{"小区名称":"桂园",${place},"户数":90}]`,
  });
  expect(city.compound.map(({ name }) => name).sort()).toEqual(["桂园", "翠园"]);
  expect(city.quarantine).toMatchObject([
    { row: 2, code: "row_unreadable", message_zh: "整行无法读取: 不是一条记录" },
  ]);
  expect(city.quarantine[0]!.cells).toContain("见附件");
});

test("a row of which every cell failed is unreadable; one whose name can be read is not", () => {
  const { rows } = drafted(
    "金牛区_小区台账_2021.csv",
    "小区名称,街道,社区,户数\n#REF!,#REF!,,#VALUE!\n翠园,驷马桥街道,工人村社区,#REF!\n",
  ).parts[0]!;
  expect(rows.slice(1).map(({ state, reason }) => [state, reason])).toEqual([
    ["quarantined", "row_unreadable"],
    ["accepted", null],
  ]);
});
