import { describe, expect, test } from "vitest";
import { compareDoors, doorOf } from "./compare-doors.js";
import { makeCompoundIndex } from "./compound-index.js";

describe("a door behind the places that it lies in", () => {
  test.each([
    ["金牛区抚琴街道西北街社区柳荫西街26号", "柳荫西街26号"],
    ["抚琴街道圃园路社区磨坊北巷112号", "磨坊北巷112号"],
    ["成都市金牛区驷马桥街道工人村社区星辉中路6号", "星辉中路6号"],
    ["金牛区金泉街道金桥社区书院后街62号", "书院后街62号"],
    ["武侯大道社区武侯大道铁佛段18号", "武侯大道铁佛段18号"],
    ["金牛区人民路社区二环路西二段192号", "二环路西二段192号"],
  ])("%s is %s", (address, door) => {
    expect(compareDoors(doorOf(address), doorOf(door))).toBe("same");
  });

  test.each([
    ["社区路12号", "社区路"],
    ["新社区街12号", "新社区街"],
    ["工人村12号", "工人村"],
    ["水碾河路社区12号", "水碾河路社区"],
  ])("%s lies at %s itself", (address, road) => {
    expect(doorOf(address)).toMatchObject({ road, number: "12" });
  });

  test.each([
    ["抚琴柳荫西街26号院", "金牛区抚琴街道西北街社区柳荫西街26号", "auto"],
    ["抚琴柳荫西街28号院", "金牛区抚琴街道西北街社区柳荫西街26号", "new"],
  ])("%s at %s: %s", (name, address, zone) => {
    const place = {
      unit_id: "510106",
      township_id: "510106032000",
      community_id: "510106032001",
    };
    const ask = makeCompoundIndex([
      { compound_id: "C1", names: ["柳荫西街26号院"], address, ...place },
    ]);
    expect(ask({ name, ...place })).toMatchObject({
      zone,
      compound_id: zone === "auto" ? "C1" : null,
    });
  });
});
