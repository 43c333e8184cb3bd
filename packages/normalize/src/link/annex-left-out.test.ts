import { expect, test } from "vitest";
import { makeCompoundIndex } from "./compound-index.js";

const place = { unit_id: "510112", township_id: "510112001000", community_id: "510112001001" };
const index = makeCompoundIndex(
  [
    { id: "a", name: "青石街92号附2号院", address: "青石街92号" },
    { id: "b", name: "青石街92号附3号院", address: "青石街92号" },
    { id: "c", name: "青石街94号院", address: "青石街94号" },
  ].map(({ id, name, address }) => ({ compound_id: id, names: [name], address, ...place })),
);
const found = (name: string) => {
  const { zone, compound_id: id } = index({ name, ...place });
  return [zone, id];
};

test("an address that leaves the annex out says nothing against a name with it, township before it or not", () => {
  expect(found("青石街92号附2号院")).toEqual(["auto", "a"]);
  expect(found("龙泉青石街92号附2号院")).toEqual(["auto", "a"]);
  expect(found("龙泉青石街92号附3号院")).toEqual(["auto", "b"]);
});

test("another annex, another number and a name without an annex are not taken for one that has it", () => {
  for (const name of ["龙泉青石街92号附4号院", "龙泉青石街92号院", "龙泉青石街96号附2号院"])
    expect(found(name)[0]).not.toBe("auto");
});
