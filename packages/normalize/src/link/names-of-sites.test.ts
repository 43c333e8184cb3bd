import { describe, expect, test } from "vitest";
import { compareNames } from "./compare-names.js";
import { linkRecords } from "./link-records.js";
import { parseName } from "./parse-name.js";
import type { LinkRecord } from "./score-pair.js";

const compared = (a: string, b: string) => compareNames(parseName(a), parseName(b));
/** Listings of as many lists, all at one door and of one size, by their names. */
const listings = (...names: readonly (string | readonly string[])[]): readonly LinkRecord[] =>
  names.map((name, i) => ({
    id: `${i}`,
    names: typeof name === "string" ? [name] : name,
    address: "枫桥路401号",
    unit_id: "CD-GX",
    township_id: null,
    community_id: null,
    lon: 104.06,
    lat: 30.6,
    households: 900,
    built_year: null,
    kind: null,
    returns: new Set([`${i}`]),
  }));
const clusters = (records: readonly LinkRecord[]): readonly string[] =>
  linkRecords(records).clusters.map((ids) => ids.join(""));

describe("an estate that is numbered like a door", () => {
  test("has its developer before it or not", () => {
    expect(compared("中海听荷一号二期", "听荷1号(二期)")).toEqual({
      level: "prefix",
      conflict: null,
    });
  });

  test.each([
    ["中海听荷一号", "凤栖一号"],
    ["中海听荷一号", "保利听荷一号"],
    ["中海听荷一号", "听荷二号"],
    ["听荷一号一期", "中海听荷一号二期"],
  ])("%s is not %s", (a, b) => {
    const { level, conflict } = compared(a, b);
    expect(level === "other" || conflict !== null).toBe(true);
  });
});

describe("a group that is told twice over", () => {
  test("is one, with the kind of its estate or without", () => {
    expect(compared("听荷万达C组团", "听荷万达广场C组团").conflict).toBeNull();
  });

  test("is another group still, and the whole is not its square", () => {
    expect(compared("听荷万达C组团", "听荷万达广场B组团").conflict).toBe("group");
    expect(compared("听荷万达", "听荷万达广场").conflict).not.toBeNull();
  });
});

test("a part in brackets is found by a list that writes it behind a name that is a developer's", () => {
  const near = listings("优品道(听荷岸)", "优品道听荷岸").map((one) => ({ ...one, address: null }));
  expect(clusters(near)).toEqual(["01"]);
});

describe("a phase with a name of its own", () => {
  test("is the one that a third list calls by that name alone", () => {
    expect(clusters(listings("听荷城汇岚园五期", "听荷城五期汇岚园", "听荷城汇岚园"))).toEqual([
      "012",
    ]);
    expect(clusters(listings("听荷城五期", "听荷城五期汇岚园", "听荷城汇岚园"))).toEqual(["012"]);
  });

  test("so too where one list writes it both ways", () => {
    expect(clusters(listings(["听荷城汇岚园五期", "听荷城五期汇岚园"], "听荷城汇岚园"))).toEqual([
      "01",
    ]);
  });

  test("is not the estate, nor another phase, whoever else is at the door", () => {
    expect(clusters(listings("听荷城汇岚园五期", "听荷城汇岚园"))).toEqual(["0", "1"]);
    expect(clusters(listings("听荷城五期", "听荷城五期汇岚园", "听荷城"))).toEqual(["01", "2"]);
    expect(
      clusters(
        listings("听荷城四期", "听荷城五期汇岚园", "听荷城汇岚园", "听荷城四期汇岚园"),
      ).filter((ids) => ids.includes("0") && ids.includes("1")),
    ).toEqual([]);
  });
});

test.each([
  ["西财大枫桥校区宿舍", "西南财经大学枫桥校区家属院"],
  ["川师大宿舍", "四川师范大学家属区"],
])("%s is short for %s", (a, b) => {
  expect(compared(a, b).level).not.toBe("other");
});

describe("an address of several numbers", () => {
  const at = (name: string, address: string, i: number): LinkRecord => ({
    ...listings("", "", "")[i]!,
    names: [name],
    address,
    lon: null,
    lat: null,
  });

  test("is the one that another list gives", () => {
    const one = at("听荷九章花园", "枫桥五路333号", 0);
    expect(clusters([one, at("听荷九章", "枫桥五路333、355号", 1)])).toEqual(["01"]);
    expect(clusters([one, at("听荷九章", "枫桥五路335、355号", 1)])).toEqual(["0", "1"]);
  });

  test("joins no compounds that are named by their numbers", () => {
    const doors = [at("枫桥路8号院", "枫桥路8号", 0), at("枫桥路8-10号院", "枫桥路8-10号", 1)];
    expect(clusters(doors)).toEqual(["0", "1"]);
    const named = [at("枫桥路8号院", "枫桥路8号", 0), at("听荷花园", "枫桥路8、10号", 1)];
    expect(clusters(named)).toEqual(["0", "1"]);
  });
});

test("a letter behind a name is a zone, with its word or without", () => {
  expect(compared("听荷丽园B", "听荷丽园B区").conflict).toBeNull();
  expect(compared("听荷丽园B", "听荷丽园A区").conflict).toBe("zone");
  expect(compared("听荷丽园B", "听荷丽园").conflict).toBe("zone");
});
