import { expect, test } from "vitest";
import { drafted } from "../testing/drafted.js";

const halves = (system: string) => {
  const [part] = drafted(
    "金牛区_小区台账_2022.csv",
    `小区名称,社区,经度(${system}),纬度(${system})\n翠园,工人村社区,104.0681,30.6907\n兰园,工人村社区,104.0681,不详\n`,
  ).parts;
  const told = part!.issues.filter(({ row, column }) => row === 3 && column?.startsWith("经度"));
  return { lon: part!.rows[2]!.values["lon"], codes: told.map(({ code }) => code) };
};

test("one coordinate without the other is kept in the warehouse's system, and in no other", () => {
  expect(halves("WGS84")).toEqual({ lon: 104.0681, codes: [] });
  expect(halves("GCJ02")).toEqual({ lon: null, codes: ["coordinate_invalid"] });
});

test("a swapped pair is told as it was written and as it is read", () => {
  const { issues } = drafted(
    "金牛区_小区台账_2022.csv",
    "小区名称,社区,经度(WGS84),纬度(WGS84)\n翠园,工人村社区,30.6907,104.0681\n",
  ).parts[0]!;
  const swapped = issues.filter(({ code }) => code === "coordinate_swapped");
  expect(swapped).toHaveLength(2);
  for (const { raw, value } of swapped)
    expect([raw, value]).toEqual(["30.6907,104.0681", "104.0681,30.6907"]);
});
