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
});
