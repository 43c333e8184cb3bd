import { expect, test } from "vitest";
import { drafted } from "../testing/drafted.js";

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const apart: Readonly<Record<string, (text: string) => string>> = {
  spaces: (text) => [...text].join(" "),
  "line breaks": (text) => [...text].join("\n"),
  "wide spaces": (text) => [...text].join("\u3000"),
  "invisible joiners": (text) => [...text].join("\u200d"),
};
const tables = {
  治理项目台账: [
    ["项目名称", "小区名称", "社区", "预算（万元）", "开工日期"],
    ["管网改造", "春熙苑", "工人村社区", "6", "2021-03-01"],
  ],
  小区台账: [
    ["小区名称", "社区", "经度(高德)", "纬度(高德)", "户数"],
    ["春熙苑", "工人村社区", "104.06", "30.7", "86"],
  ],
  协商指标评估表: [
    ["街道（镇）", "区（市）县", "参与户率", "办理天数", "评估方"],
    ["驷马桥街道", "金牛区", "80", "75", "第三方"],
  ],
} as const;

const read = (kind: string, rows: readonly (readonly string[])[]) => {
  const [part] = drafted(
    `金牛区2021年${kind}.csv`,
    rows.map((row) => row.map(quoted).join(",")).join("\n"),
  ).parts;
  return {
    fields: part!.columns.map(({ field }) => field),
    crs: part!.crs,
    states: part!.rows.map(({ state, reason }) => `${state} ${reason}`),
    values: part!.rows.map(({ values }) => values),
  };
};

test.each(Object.keys(apart))("headers with %s inside say what they say without", (way) => {
  for (const [kind, [header, row]] of Object.entries(tables)) {
    const plain = read(kind, [header, row, header, row]);
    expect(plain.states, kind).toContain("structural repeated_header");
    const spread = header.map(apart[way]!);
    expect(read(kind, [spread, row, header, row]), kind).toEqual(plain);
    expect(read(kind, [header, row, spread, row]), kind).toEqual(plain);
  }
});

test("titles with their letters apart name unit, period and day", () => {
  const [part] = drafted(
    "a.csv",
    "2022 年 第 三 季 度 协商议事台账,,,,\n填 报 单 位：金牛区民政局,,填 报 日 期：2022年10月8日,,\n小区名称,社区,议题,应参与户数,实际参与户数\n春熙苑,工人村社区,停车,86,60\n",
  ).parts;
  expect(part).toMatchObject({ unit_id: "510106", period: "2022Q3", declared_on: "2022-10-08" });
});
