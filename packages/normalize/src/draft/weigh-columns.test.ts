import { expect, test } from "vitest";
import { drafted } from "../testing/drafted.js";

const header = "小区名称,街道,社区,协商层级,议题,应参与户数,实际参与户数";
const meeting = (name: string, level: string, invited: string, took: string): string =>
  `${name},驷马桥街道,工人村社区,${level},停车,${invited},${took}`;
const peers = Array.from({ length: 6 }, (_, i) => meeting(`听竹苑${i}期`, "小区", "90", "40"));

function read(row: string) {
  const [part] = drafted(
    "金牛区2022年第3季度协商议事台账.csv",
    [header, ...peers, row].join("\n"),
  ).parts;
  const last = part!.rows.at(-1)!;
  return {
    invited: last.values["households_invited"],
    codes: part!.issues.filter(({ row: at }) => at === last.row).map(({ code }) => code),
  };
}

test("a count in round thousands is a slip where its own row says so, and is null", () => {
  const { invited, codes } = read(meeting("星辉中路6号院", "小区", "95000", "21"));
  expect(invited).toBeNull();
  expect(codes).toContain("number_out_of_range");
  const small = read(meeting("星辉中路6号院", "小区", "12000", "9"));
  expect(small.invited).toBeNull();
  expect(small.codes).toContain("number_outlier");
});

test("a count far beyond its peers is kept, with an issue", () => {
  const { invited, codes } = read(meeting("星辉中路6号院", "小区", "2813", "1400"));
  expect(invited).toBe(2813);
  expect(codes).toContain("number_outlier");
});

test("a count is far beyond its peers from just above twenty times the middle one", () => {
  expect(read(meeting("星辉中路6号院", "小区", "1800", "700")).codes).not.toContain(
    "number_outlier",
  );
  expect(read(meeting("星辉中路6号院", "小区", "1801", "700")).codes).toContain("number_outlier");
});

test("a township's meeting is no peer of a compound's", () => {
  const { invited, codes } = read(meeting("", "街道", "42000", "9000"));
  expect(invited).toBe(42_000);
  expect(codes).not.toContain("number_outlier");
});
