import type { PlaceDirectory, Summary } from "@atlas/metrics";
import { describe, expect, test } from "vitest";
import { SearchIndex } from "./search-index.js";

const division = (id: string, name: string, name_en: string, manager_id: string | null = null) => ({
  division_id: id,
  name,
  name_en,
  level: manager_id === null ? ("district" as const) : ("township" as const),
  parent_id: null,
  manager_id,
});
const summary = {
  divisions: [
    division("510106", "金牛区", "Jinniu"),
    division("510118", "新津区", "Xinjin"),
    division("510106024000", "驷马桥街道", "Simaqiao", "510106"),
  ],
  sites: [
    {
      site_id: "P0000000000000001",
      compound_id: null,
      name: "星辉苑",
      unit_id: "510106",
      township_id: null,
      batch: 1,
      year: 2021,
      status: "accepted",
      lon: null,
      lat: null,
    },
  ],
} as unknown as Summary;
const rows = [
  ["C0000000000000001", "星辉中路6号院", "驷马桥星辉中路6#院", "JN00417", "510106024001", 0, 0],
  ["C0000000000000002", "星辉中路6号院南区", "", "", "510106", 1, 0],
  ["C0000000000000003", "新辉中心", "", "", "", 1, 1],
] as const;
const columns = ["compound_id", "name", "aliases", "office_number", "place", "kind", "ended"];
const directory: PlaceDirectory = {
  communities: [
    {
      community_id: "510106024001",
      name: "工人村社区",
      township_id: "510106024000",
      lon: null,
      lat: null,
    },
  ],
  compounds: {
    rowCount: rows.length,
    columns: Object.fromEntries(columns.map((name, i) => [name, rows.map((row) => row[i]!)])),
  },
  topics: [{ topic: "加装电梯", cases: 40 }],
};
let turns = 0;
const index = await SearchIndex.whole(summary, directory, async () => void (turns += 1));
const first = (typed: string) => index.suggest(typed, 5)[0];
const names = (typed: string) => index.suggest(typed, 5).map(({ name }) => name);

describe("suggestions", () => {
  test("what fits better comes first, then the shorter", () => {
    expect(names("星辉中路6号院")).toEqual(["星辉中路6号院", "星辉中路6号院南区"]);
    expect(names("xinghui")).toEqual(["星辉中路6号院", "星辉中路6号院南区", "星辉苑"]);
    expect(names("xh")).toContain("新辉中心");
  });
  test("every kind is found, with where it lies", () => {
    expect(first("金牛")).toMatchObject({ kind: "district", id: "510106" });
    expect(first("simaqiao")).toMatchObject({ kind: "township", place: "510106" });
    expect(first("grc")).toMatchObject({ kind: "community", place: "510106024000" });
    expect(first("星辉苑")).toMatchObject({ kind: "site", id: "P0000000000000001" });
    expect(first("dianti")).toMatchObject({ kind: "topic", id: "加装电梯", cases: 40 });
    expect(first("新辉")).toMatchObject({ kind: "compound", ended: true, place: null });
  });
  test("old and other names, numbers and ids say by what they were found", () => {
    expect(first("新津县")).toMatchObject({ id: "510118", by: "新津县" });
    expect(first("驷马桥星辉")).toMatchObject({
      id: "C0000000000000001",
      by: "驷马桥星辉中路6#院",
    });
    expect(first("jn004")).toMatchObject({ id: "C0000000000000001", by: "JN00417" });
    expect(first("C0000000000000002")).toMatchObject({ id: "C0000000000000002" });
    expect(first("5101060240")?.kind).toBe("township");
  });
  test("a number is not looked for by fewer than four signs, and nothing by nothing", () => {
    expect(names("c00")).toEqual([]);
    expect(names("  ")).toEqual([]);
    expect(names("…")).toEqual([]);
  });
  test("no more than asked for, and the same whoever asks first", () => {
    expect(index.suggest("x", 2)).toEqual(index.suggest("x", 9).slice(0, 2));
  });
  test("is made in turns", () => expect(turns).toBe(2));
  test("before the directory is there, districts, townships and sites are found", () => {
    const early = SearchIndex.early(summary);
    expect(early.suggest("星辉", 5).map(({ kind }) => kind)).toEqual(["site"]);
    expect(early.suggest("jn", 5).map(({ id }) => id)).toEqual(["510106"]);
  });
});
