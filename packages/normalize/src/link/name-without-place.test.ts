import { expect, test } from "vitest";
import { nameWithoutPlace } from "./name-without-place.js";

test("a township or district glued before a house number goes where the address shows the road without it", () => {
  expect(nameWithoutPlace("驷马桥星辉中路6号院", "星辉中路6号")).toBe("星辉中路6号院");
  expect(nameWithoutPlace("青羊区白鹭巷75号院", "白鹭巷75号")).toBe("白鹭巷75号院");
  expect(nameWithoutPlace("华阳正西街12号附3号院", "华阳街道正西街12号附3号")).toBe(
    "正西街12号附3号院",
  );
});

test("a place stays where it is part of the road or the name, and where the address says another door or none", () => {
  for (const [name, address] of [
    ["金牛大道8号院", "金牛大道8号"],
    ["驷马桥星辉中路6号院", null],
    ["驷马桥星辉中路6号院", "星辉中路8号"],
    ["驷马桥星辉中路6号附1号院", "星辉中路6号"],
    ["驷马桥花园", "星辉中路6号"],
    ["桂溪小区", "桂溪小区"],
  ] as const)
    expect([name, nameWithoutPlace(name, address)]).toEqual([name, null]);
});
