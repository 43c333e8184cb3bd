import { expect, test } from "vitest";
import { drafted } from "../testing/drafted.js";
import { crsOfLabel, crsOfTitles } from "./crs-named.js";

test.each([
  ["经度(GCJ-02)", "gcj02"],
  ["高德坐标/经度", "gcj02"],
  ["百度经纬度", "bd09"],
  ["经度（CGCS2000）", "wgs84"],
  ["纬度(ＷＧＳ84)", "wgs84"],
  ["经度", null],
  ["高德(由WGS-84转换)", null],
] as const)("the label %s names %s", (label, crs) => {
  expect(crsOfLabel(label)).toBe(crs);
});

test.each([
  ["坐标系:GCJ-02", "gcj02"],
  ["本表坐标采用百度坐标系", "bd09"],
  ["坐标系：高德", "gcj02"],
  ["填报说明 国家2000", "wgs84"],
  ["腾讯会议号 123 456", null],
  ["联系百度公司 坐标见后", null],
  ["高德路街道小区台账", null],
  ["坐标由WGS-84转为GCJ-02", null],
] as const)("titles that say %s name %s", (titles, crs) => {
  expect(crsOfTitles(titles)).toBe(crs);
});

test("a column about something else declares no system", () => {
  const rows = Array.from(
    { length: 4 },
    (_, i) => `春熙苑${i}号院,工人村社区,104.0${i},30.7,12${i}`,
  ).join("\n");
  const crsOf = (header: string) => drafted("金牛区小区台账.csv", `${header}\n${rows}\n`).parts[0];
  expect(crsOf("小区名称,社区,经度,纬度,腾讯会议号")!.crs).toBe("ambiguous");
  expect(crsOf("小区名称,社区,经度(高德),纬度(高德),会议号")!.crs).toBe("gcj02");
});
