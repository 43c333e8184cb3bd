import { expect, test } from "vitest";
import { linkRecords } from "./link-records.js";
import type { LinkRecord } from "./score-pair.js";

const listing = (id: string, name: string, more: Partial<LinkRecord> = {}): LinkRecord => ({
  id,
  names: [name],
  address: "枫桥路18号",
  unit_id: "510106",
  township_id: null,
  community_id: null,
  lon: 104.05,
  lat: 30.7,
  households: null,
  built_year: null,
  kind: null,
  returns: new Set([id.slice(0, 1)]),
  ...more,
});
const groups = (...records: readonly LinkRecord[]): string =>
  linkRecords(records)
    .clusters.map((cluster) => cluster.join(" "))
    .join(" | ");
const door = listing("a", "枫桥路18号院");
const named = listing("b", "省地质局宿舍");

test("a listing named by its door is the compound that another list has at that door", () => {
  expect(groups(door, named)).toBe("a b");
});

test.each<[string, readonly LinkRecord[], string]>([
  ["another number", [door, listing("b", "省地质局宿舍", { address: "枫桥路16号" })], "a | b"],
  ["an annex", [door, listing("b", "省地质局宿舍", { address: "枫桥路18号附2号" })], "a | b"],
  ["a phase", [door, listing("b", "听荷轩二期")], "a | b"],
  ["two listings there", [door, named, listing("b2", "听荷轩")], "a | b | b2"],
  [
    "another size",
    [
      { ...door, households: 60 },
      { ...named, households: 400 },
    ],
    "a | b",
  ],
  ["another place", [door, { ...named, lat: 30.72 }], "a | b"],
  ["no more than the door", [door, { ...named, lon: null, lat: null }], "a | b"],
])("not with %s", (_, records, found) => {
  expect(groups(...records)).toBe(found);
});

test("a district's name says nothing against the functional area in it", () => {
  const bare = { address: null };
  const area = listing("a", "听荷轩", { ...bare, unit_id: "CD-GX" });
  expect(groups(area, listing("b", "听荷轩", { ...bare, unit_id: "510107" }))).toBe("a b");
  expect(groups(area, listing("b", "听荷轩", { ...bare, unit_id: "510104" }))).toBe("a | b");
  const elsewhere = { ...bare, unit_id: "510107", township_id: "510107001000" };
  expect(groups(area, listing("b", "听荷轩", elsewhere))).toBe("a | b");
});

test.each([
  ["北苑小区二期", "金牛区沙河源北苑小区二期", "510106", "a b"],
  ["悦槐庭院", "濛阳悦槐庭院", "510182", "a b"],
  ["沙河源南苑小区", "沙河源北苑小区", "510106", "a | b"],
  ["听荷轩北苑", "听荷轩苑", "510106", "a | b"],
])(
  "a side of a garden is a part of it, but behind places its name: %s, %s",
  (a, b, unit, found) => {
    expect(groups(listing("a", a, { unit_id: unit }), listing("b", b, { unit_id: unit }))).toBe(
      found,
    );
  },
);

test("a road in brackets says no more than an address there, or a place within 200 m", () => {
  const plain = listing("a", "听荷轩", { address: "柳荫街3号" });
  const road = listing("b", "听荷轩(柳荫街)", { address: null, lon: null, lat: null });
  expect(groups(plain, { ...road, community_id: "510106030005", lon: 104.05, lat: 30.703 })).toBe(
    "a b",
  );
  const near = listing("b", "听荷轩(枫桥路)", { address: null });
  expect(groups(plain, near)).toBe("a b");
  expect(groups(plain, { ...near, lat: 30.72 })).toBe("a | b");
});

test.each([
  ["嘉澜地(天府观城)", "天府观城嘉澜地"],
  ["听荷峰景(国际社区)", "听荷国际社区峰景"],
  ["桂香街95号院", "挂香街95号院"],
  ["听荷轩(三期紫郡)", "听荷轩三期"],
  ["省煤炭设计院宿舍", "四川省煤炭设计研究院家属院"],
  ["四川省农业科学院家属区", "省农科院宿舍"],
  ["中国科学院成都分院宿舍", "中科院宿舍"],
  ["省第六建筑工程公司宿舍", "省六建宿舍"],
  ["南城都汇三期(汇晴园)", "和黄南城都汇汇晴园"],
  ["南城都汇三期汇晴园", "南城都汇汇晴园"],
  ["青羊小区第一组团", "青羊小区(1组团)"],
  ["听荷苑第二区", "听荷苑2区"],
  ["新南门交通厅宿舍", "交通厅宿舍"],
  ["理工大学家属区", "成都理工大学宿舍"],
  ["枫桥路18-22号院", "枫桥路18－22号"],
  ["观澜之城三期", "万科观澜城三期"],
  ["VISTA听荷轩", "听荷轩"],
  ["省广电厅宿舍", "广播电视厅家属院"],
  ["听荷国际新城A区", "听荷国际A区"],
  ["听荷雅居", "雅居小区"],
])("%s is %s", (one, other) => {
  const at = { address: "枫桥路18号" };
  expect(groups(listing("a", one, at), listing("b", other, at))).toBe("a b");
});

test.each([
  ["南城都汇三期(汇晴园)", "南城都汇汇彩园"],
  ["南城都汇三期(汇晴园)", "南城都汇四期(汇晴园)"],
  ["南城都汇三期花园", "南城都汇花园"],
  ["青羊小区第一组团", "青羊小区第二组团"],
  ["新锦苑", "锦苑"],
  ["枫桥路18-22号院", "枫桥路18号院"],
  ["省第六建筑工程公司宿舍", "省第七建筑工程公司宿舍"],
  ["听荷轩VISTA", "听荷轩"],
  ["听荷国际新城", "听荷国际"],
  ["听荷国际新城A区", "听荷国际B区"],
  ["枫桥路18号、20号院", "枫桥路18号院"],
  ["VISTA听荷轩", "听荷轩二期"],
  ["省广电厅宿舍", "市广播电视厅家属院"],
  ["市西城医院宿舍", "市西城第二医院宿舍"],
])("%s is not %s", (one, other) => {
  const at = { address: "枫桥路18号" };
  expect(groups(listing("a", one, at), listing("b", other, at))).toBe("a | b");
});

test("a road's section may have a name, and a ring road's side stand before a road", () => {
  const at = (id: string, address: string): LinkRecord => listing(id, "听荷轩", { address });
  const far = { lon: null, lat: null };
  expect(
    groups({ ...at("a", "东大街芷泉段229号"), ...far }, { ...at("b", "东大街229号"), ...far }),
  ).toBe("a b");
  expect(
    groups({ ...at("a", "一环路外蓝天路2号"), ...far }, { ...at("b", "蓝天路2号"), ...far }),
  ).toBe("a b");
  expect(
    groups({ ...at("a", "一环路外蓝天路2号"), ...far }, { ...at("b", "蓝天路12号"), ...far }),
  ).toBe("a | b");
});

test("works that have a number instead of a name may stand behind a door", () => {
  const both = listing("a", "枫桥路18号院(773厂宿舍)", { lon: null, lat: null });
  expect(groups(both, listing("b", "枫桥路18号院"))).toBe("a b");
  expect(groups(both, listing("b", "773厂宿舍"))).toBe("a b");
  expect(groups(both, listing("b", "枫桥路18号院(774厂宿舍)"))).toBe("a | b");
});

test("an other name may tell the phase that the own name leaves out, and no other phase", () => {
  const own = listing("a", "观澜城紫郡", { aliases: ["观澜城三期"] });
  expect(groups(own, listing("b", "观澜城三期"))).toBe("a b");
  expect(groups(own, listing("b", "观澜城四期"))).toBe("a | b");
  expect(
    groups(listing("a", "观澜城四期", { aliases: ["观澜城三期"] }), listing("b", "观澜城三期")),
  ).toBe("a | b");
});
