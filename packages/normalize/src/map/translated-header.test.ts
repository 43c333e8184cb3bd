import { describe, expect, test } from "vitest";
import { drafted, draftContext } from "../testing/drafted.js";
import { headerWordsOf, translatedHeader } from "./translated-header.js";

test.each([
  ["buildYear", ["build", "year"]],
  ["build_year", ["build", "year"]],
  ["Build Year", ["build", "year"]],
  ["BUILD_YEAR", ["build", "year"]],
  ["POICount2", ["poi", "count"]],
  ["建成年份", []],
  ["房屋id", []],
])("%s is made of %j", (raw, words) => {
  expect(headerWordsOf(raw)).toEqual(words);
});

test("a header is translated whole or not at all", () => {
  const { reference } = draftContext;
  expect(translatedHeader("buildYear", reference)).toBe("建成年份");
  expect(translatedHeader("houseDirection", reference)).toBeNull();
});

describe("lists of property sites", () => {
  const columnsOf = (name: string, content: string) => {
    const [part] = drafted(name, content).parts;
    return { kind: part!.kind, fields: part!.columns.map(({ field }) => field) };
  };
  const fields = [
    "name",
    "district",
    null,
    "address",
    "built_year",
    "buildings",
    "households",
    "lon",
    "lat",
  ];
  const record = [
    "春熙苑",
    "金牛",
    "驷马桥",
    "星辉中路6号",
    "1998",
    "12",
    "860",
    "104.07",
    "30.69",
  ];
  const camel = "title,district,bizcircle,addr,buildYear,buildingNum,houseNum,lng,lat";
  const snake = "title,district,biz_circle,addr,build_year,building_num,house_num,lng,lat";

  test.each([camel, snake])("as a table: %s", (header) => {
    expect(columnsOf("list.csv", `${header}\n${record.join(",")}\n`)).toEqual({
      kind: "compounds",
      fields,
    });
  });

  test("as records, whatever fields they lack", () => {
    const keys = camel.split(",");
    const items = [Object.fromEntries(keys.map((key, i) => [key, record[i]]))];
    expect(columnsOf("chengdu.json", JSON.stringify(items))).toEqual({ kind: "compounds", fields });
  });

  test("under other words", () => {
    const header =
      "communityName,region,addr,completionTime,buildingCount,total_households,propertyCompany";
    expect(
      columnsOf("xiaoqu.csv", `${header}\n春熙苑,金牛区,星辉中路6号,1998,12,860,某物业\n`),
    ).toEqual({
      kind: "compounds",
      fields: ["name", "district", "address", "built_year", "buildings", "households", null],
    });
  });

  const nested = {
    id: 101,
    title: "春熙苑",
    developer: { name: "某置业" },
    location: { district: "金牛", address: "星辉中路6号", point: { lng: 104.07, lat: 30.69 } },
    building: { year: "1998年建成", total: "共12栋", households: "860户" },
  };

  test("as records inside records, to any depth", () => {
    const [part] = drafted("list.json", JSON.stringify([nested])).parts;
    expect(Object.fromEntries(part!.columns.map(({ label, field }) => [label, field]))).toEqual({
      id: "office_number",
      title: "name",
      "developer.name": null,
      "location.district": "district",
      "location.address": "address",
      "location.point.lng": "lon",
      "location.point.lat": "lat",
      "building.year": "built_year",
      "building.total": "buildings",
      "building.households": "households",
    });
  });

  test("words written as one, and headings that name only a part of another thing", () => {
    const header = "projname,area_name,developer_name,addr,finishdate,buildingcount,housecount";
    expect(
      columnsOf("xiaoqu.csv", `${header}\n春熙苑,金牛区,某置业,星辉中路6号,1998,12,860\n`).fields,
    ).toEqual(["name", "district", null, "address", "built_year", "buildings", "households"]);
  });

  test.each([
    ["星辉中路6号", "address"],
    ["104.07,30.69", "position"],
  ])("location holding %s is its %s", (cell, field) => {
    const record = { title: "春熙苑", buildYear: 1998, location: cell };
    expect(columnsOf("list.json", JSON.stringify([record])).fields).toEqual([
      "name",
      "built_year",
      field,
    ]);
  });
});
