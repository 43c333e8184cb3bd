import { describe, expect, test } from "vitest";
import { drafted } from "../testing/drafted.js";
import { placeRow } from "./place-row.js";

const row = (community: string | null, address: string, township: string | null = "驷马桥街道") =>
  placeRow({ unitId: "510106", on: null, district: null, township, community, address });
const simaqiao = "510106030000";

test("an address that names another street than its row stays whole, and nothing is said to come from it", () => {
  const address = "金牛区茶店子街道育苗路6号";
  const placed = row("工人村社区", address);
  expect(placed).toMatchObject({ township_id: simaqiao, address, issues: [] });
});

test("an address that names another community of the same street stays whole", () => {
  const placed = row("工人村社区", "驷马桥街道红花社区星辉中路6号");
  expect(placed.address).toBe("驷马桥街道红花社区星辉中路6号");
  expect(placed.issues).toEqual([]);
});

test("an address that says the same, or more, gives its place and stays as it was written", () => {
  const same = row("工人村社区", "驷马桥街道工人村社区星辉中路6号");
  expect(same.address).toBe("驷马桥街道工人村社区星辉中路6号");
  const address = "金牛区驷马桥街道工人村社区星辉中路6号";
  const more = row(null, address, null);
  expect(more).toMatchObject({
    township_id: simaqiao,
    community_id: same.community_id,
    address,
  });
  expect(more.issues).toMatchObject([{ code: "division_from_address", value: address }]);
});

test("a district and business area that a property site glues before a road are no part of the address", () => {
  const placed = placeRow({
    unitId: null,
    on: null,
    district: null,
    township: null,
    community: null,
    address: "(青羊外金沙)武青北路312号",
  });
  expect(placed).toMatchObject({ unit_id: "510105", address: "武青北路312号" });
  expect(placed.issues).toMatchObject([
    { code: "division_from_address", raw: "(青羊外金沙)武青北路312号", value: "武青北路312号" },
  ]);
});

test("a township beside a community of another one is told; the community is taken", () => {
  const placed = row("工人村社区", "星辉中路6号", "茶店子街道");
  expect(placed.township_id).toBe(simaqiao);
  expect(placed.issues).toMatchObject([
    { code: "division_conflict", field: "township", raw: "茶店子街道", value: "驷马桥街道" },
  ]);
  expect(row("工人村社区", "星辉中路6号").issues).toEqual([]);
});

test("a community that only another district has is not meant where district and township agree", () => {
  const texts = { unitId: null, on: null, community: "交子社区", address: null };
  expect(placeRow({ ...texts, district: "高新区", township: "桂溪街道" })).toMatchObject({
    unit_id: "CD-GX",
    township_id: "510107064000",
    community_id: null,
    issues: [{ code: "division_unknown", field: "community", raw: "交子社区" }],
  });
  expect(placeRow({ ...texts, district: null, township: "桂溪街道" }).community_id).toBe(
    "510104017006",
  );
});

test("a quarter behind a district gives way to the district that the address names", () => {
  const texts = { unitId: null, on: null, township: null, community: null };
  const at = (district: string, address: string) => placeRow({ ...texts, district, address });
  const moved = at("青羊双楠", "武侯区双楠路266号");
  expect(moved.unit_id).toBe("510107");
  expect(moved.issues).toMatchObject([
    { code: "division_conflict", field: "district", raw: "青羊双楠", value: "武侯区" },
    { code: "division_from_address", field: "address", raw: "武侯区双楠路266号" },
  ]);
  expect(at("青羊区", "武侯区双楠路266号").unit_id).toBe("510105");
  expect(at("高新大源", "武侯区天府三街8号").unit_id).toBe("CD-GX");
  expect(at("青羊双楠", "双楠路266号").unit_id).toBe("510105");
});

describe("old names in the light of the day that a return speaks of", () => {
  const codes = (texts: Partial<Parameters<typeof placeRow>[0]>) =>
    placeRow({
      unitId: null,
      on: null,
      district: null,
      township: null,
      community: null,
      address: null,
      ...texts,
    }).issues.map(({ code }) => code);

  test.each([
    ["2016-11-30", ["division_renamed"]],
    ["2016-12-01", ["division_renamed", "division_outdated"]],
    [null, ["division_renamed"]],
  ])("郫县 on %s", (on, expected) => {
    expect(codes({ on, district: "郫县" })).toEqual(expected);
  });

  test("the old code of 新津, and an everyday name that never ends", () => {
    expect(codes({ on: "2020-06-30", district: "510132" })).toEqual(["division_code_old"]);
    expect(codes({ on: "2020-09-30", district: "510132" })).toEqual([
      "division_code_old",
      "division_outdated",
    ]);
    expect(codes({ on: "2024-03-31", district: "高新西区" })).toEqual(["division_renamed"]);
  });

  test("a street that was merged in 2019: a warning from 2020 on, and where no day is known", () => {
    const street = { unitId: "510104", township: "合江亭街道" };
    expect(codes({ ...street, on: "2018-12-31" })).toEqual(["division_succeeded"]);
    expect(codes({ ...street, on: "2020-03-31" })).toEqual(["division_merged"]);
    expect(codes(street)).toEqual(["division_merged"]);
  });

  test("in a return the day is the end of its period, or the day it declares where that is earlier", () => {
    const found = (name: string) =>
      drafted(name, "区县,小区名称,社区\n郫县,春熙苑,\n").parts[0]!.issues.filter(
        ({ code }) => code === "division_outdated",
      ).length;
    expect(found("小区台账_2016_20161105.csv")).toBe(0);
    expect(found("小区台账_2016_20170105.csv")).toBe(1);
    expect(found("小区台账_2015_20170105.csv")).toBe(0);
    expect(found("小区台账.csv")).toBe(0);
  });
});

describe("a town that is a street now, named in an address only", () => {
  const of = (district: string | null, address: string) =>
    placeRow({ unitId: null, on: null, district, township: null, community: null, address });

  test.each([
    ["新都", "大丰镇枫桥路8号", "510114", "510114001000"],
    ["新都", "新都区新繁镇枫桥路8号", "510114", "510114005000"],
    ["郫都", "郫县犀浦镇枫桥路8号", "510117", "510117006000"],
    [null, "崇州市崇阳镇枫桥路8号", "510184", "510184001000"],
    ["温江", "温江区和盛镇枫桥路8号", "510115", "510115101000"],
    ["青羊", "青羊区府南街办枫桥路8号", "510105", "510105008000"],
  ])("%s, %s", (district, address, unit_id, township_id) => {
    expect(of(district, address)).toMatchObject({ unit_id, township_id, address });
  });

  test("is managed as its street is, though the district is another's", () => {
    expect(of("双流", "双流县华阳镇枫桥路8号")).toMatchObject({
      unit_id: "CD-TF",
      township_id: "510116003000",
    });
  });
});

test("an address that says what the row says has told nothing", () => {
  const placed = placeRow({
    unitId: null,
    on: null,
    district: "成华区",
    township: null,
    community: null,
    address: "成华区枫桥路8号",
  });
  expect(placed).toMatchObject({ unit_id: "510108", address: "成华区枫桥路8号", issues: [] });
});
