import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  childrenOf,
  divisionById,
  divisionRows,
  englishName,
  placeOf,
  units,
} from "./divisions.js";
import { type Boundaries, makeLocator } from "./locate.js";
import { resolveDivision } from "./resolve-division.js";
import { splitAddress } from "./split-address.js";

const boundaries = (name: string): Boundaries =>
  JSON.parse(
    readFileSync(new URL(`../../../data/boundaries/${name}.geojson`, import.meta.url), "utf8"),
  ) as Boundaries;

describe("the table", () => {
  test("holds 23 units, 261 townships and 3,047 communities", () => {
    const count = (level: string) => divisionRows.filter((row) => row.level === level).length;
    expect([count("city"), count("district"), count("township"), count("community")]).toEqual([
      1, 23, 261, 3047,
    ]);
  });

  test("gives each unit the communities that data-sources.md counts", () => {
    const expected = {
      锦江区: 76,
      青羊区: 67,
      金牛区: 90,
      武侯区: 72,
      成华区: 83,
      龙泉驿区: 124,
      青白江区: 83,
      新都区: 184,
      温江区: 95,
      双流区: 118,
      郫都区: 147,
      新津区: 81,
      金堂县: 200,
      大邑县: 147,
      蒲江县: 93,
      都江堰市: 166,
      彭州市: 202,
      邛崃市: 189,
      崇州市: 172,
      简阳市: 291,
      高新区: 71,
      天府新区: 119,
      东部新区: 177,
    };
    const counted = Object.fromEntries(
      units.map((unit) => [
        unit.name,
        divisionRows.filter(
          (row) => row.level === "community" && row.manager_id === unit.division_id,
        ).length,
      ]),
    );
    expect(counted).toEqual(expected);
  });

  test("classifies committees by code, never by name", () => {
    const dujiangyan = divisionRows.filter(
      (row) => row.parent_id?.startsWith("510181") && /社区村/.test(row.name),
    );
    expect(dujiangyan.length).toBeGreaterThan(50);
    expect(new Set(dujiangyan.map((row) => row.community_kind))).toEqual(new Set(["village"]));
  });

  test("keeps rare characters and recycled codes", () => {
    expect(divisionById("510129106000")?.name).toBe("䢺江镇");
    expect(divisionById("510185003000")?.name).toBe("新市街道");
    expect(divisionById("510185102000")?.name).toBe("杨家镇");
  });

  test("places a community under its managing unit", () => {
    expect(placeOf("510106030005")).toEqual({
      unit_id: "510106",
      township_id: "510106030000",
      community_id: "510106030005",
    });
    expect(placeOf("510107063000").unit_id).toBe("CD-GX");
    expect(childrenOf("CD-GX")).toHaveLength(7);
    expect(englishName("510106")).toBe("Jinniu");
  });
});

describe("resolving", () => {
  test.each([
    ["金牛", "short", "510106"],
    ["金牛区", "exact", "510106"],
    ["四川省成都市金牛区", "exact", "510106"],
    ["驷马桥街道", "exact", "510106030000"],
    ["驷马桥街道办事处", "exact", "510106030000"],
    ["金牛区驷马桥街道", "exact", "510106030000"],
    ["金牛区驷马桥街道工人村社区", "exact", "510106030005"],
    ["工人村社区居委会", "exact", "510106030005"],
    ["郫县", "renamed", "510117"],
    ["新津县", "renamed", "510118"],
    ["高新西区", "renamed", "CD-GX"],
    ["成都高新区", "renamed", "CD-GX"],
    ["天府新区", "exact", "CD-TF"],
    ["510124", "code_old", "510117"],
    ["510132000000", "code_old", "510118"],
    ["510106030", "exact", "510106030000"],
    ["驷马侨街道", "corrected", "510106030000"],
  ])("%s is %s %s", (text, how, id) => {
    expect(resolveDivision({ text })).toMatchObject({ how, division_id: id });
  });

  test("a name that occurs several times is ambiguous until the unit decides", () => {
    const all = resolveDivision({ text: "永兴社区", level: "community" });
    expect(all.how).toBe("ambiguous");
    const candidates = all.how === "ambiguous" ? all.candidates : [];
    const one = candidates[0]!;
    const within = placeOf(one).township_id;
    expect(resolveDivision({ text: "永兴社区", level: "community", within })).toMatchObject({
      division_id: one,
    });
  });

  test("a merged street keeps its confidence, one without trace is unknown", () => {
    expect(resolveDivision({ text: "龙舟路街道" })).toEqual({
      how: "merged",
      division_id: "510104018000",
      until: "2019",
      confidence: 0.5,
    });
    expect(resolveDivision({ text: "盐市口街道" }).how).toBe("unknown");
  });

  test.each([
    ["武侯天府软件园", "510107"],
    ["高新新会展", "CD-GX"],
    ["高新高新南区", "CD-GX"],
    ["天府麓湖", "CD-TF"],
    ["新都新都新城", "510114"],
  ])("a district glued to a business area, %s, is read and said", (text, id) => {
    expect(resolveDivision({ text, level: "district" })).toEqual({
      how: "corrected",
      division_id: id,
    });
  });

  test("nonsense is unknown", () => {
    for (const text of ["", "某某", "北京市朝阳区", "123", "__proto__"])
      expect(resolveDivision({ text }).how).toBe("unknown");
  });

  test("an address gives its most exact place", () => {
    expect(splitAddress("成都市金牛区驷马桥街道星辉中路6号").resolution).toMatchObject({
      division_id: "510106030000",
    });
    expect(splitAddress("星辉中路6号").resolution.how).toBe("unknown");
  });
});

test.each([
  ["大丰镇", "510114001000"],
  ["华阳镇", "510116003000"],
  ["簇桥乡", "510107011000"],
])("%s kept its name when it became a street", (text, division_id) => {
  expect(resolveDivision({ text, level: "township" })).toMatchObject({
    how: "renamed",
    division_id,
  });
});

test("a town that is one still, or was merged away, is not taken for a street of its name", () => {
  expect(resolveDivision({ text: "洛带镇", level: "township" })).toMatchObject({ how: "exact" });
  expect(resolveDivision({ text: "斑竹园镇", level: "township" })).toMatchObject({ how: "merged" });
});

describe("boundaries", () => {
  const locator = makeLocator(boundaries("statutory"));

  test("known points (WGS-84) lie in their districts", () => {
    expect(locator.locate(104.0657, 30.6574)).toMatch(/^51010[45]$/); // 天府广场, on the edge of 锦江 and 青羊
    expect(locator.locate(103.62, 31.0)).toBe("510181"); // 都江堰
    expect(locator.locate(103.82, 30.41)).toBe("510118"); // 新津
    expect(locator.locate(116.4, 39.93)).toBeNull();
  });

  test("a point outside is as far away as it is", () => {
    expect(locator.distanceMeters(104.0657, 30.6574, "510181")).toBeGreaterThan(30_000);
    expect(locator.distanceMeters(103.62, 31.0, "510181")).toBe(0);
  });

  test("schematic boundaries are refused as evidence", () => {
    expect(() => makeLocator(boundaries("township"))).toThrow(/schematic/);
  });

  test.each(["district", "township"])("%s polygons partition the city", (level) => {
    const { features } = boundaries(level);
    const open = makeLocator({
      type: "FeatureCollection",
      features: features.map((f) => ({ ...f, properties: { ...f.properties, schematic: false } })),
    });
    let inside = 0;
    for (let i = 0; i < 1000; i += 1) {
      const lon = 102.95 + ((i * 0.618034) % 1) * 2;
      const lat = 30.05 + ((i * 0.754877) % 1) * 1.45;
      const held = features.filter(
        (f) => open.distanceMeters(lon, lat, f.properties.division_id) === 0,
      );
      expect(held.length, `${lon},${lat}`).toBeLessThanOrEqual(1);
      if (locator.locate(lon, lat) === null) continue;
      inside += 1;
      if (held.length === 0) {
        // Rounding to a metre may open a hairline between neighbours, no more.
        const nearest = Math.min(
          ...features.map((f) => open.distanceMeters(lon, lat, f.properties.division_id)),
        );
        expect(nearest).toBeLessThan(3);
      }
    }
    expect(inside).toBeGreaterThan(250);
  });
});

describe("what a name meant on the day it was written", () => {
  test("a name that two places bore until 2019 is either, unless its district is known", () => {
    const question = { text: "大同镇", level: "township" as const };
    expect(resolveDivision({ ...question, on: "2018-06-30" }).how).toBe("ambiguous");
    expect(resolveDivision({ ...question, on: "2018-06-30", within: "510113" }).how).toBe("merged");
    expect(resolveDivision({ ...question, on: "2018-06-30", within: "510183" }).how).toBe("exact");
    expect(resolveDivision({ ...question, on: "2021-06-30" }).how).toBe("exact");
  });
});

test("a text of names without end is no name, and is not followed to it", () => {
  expect(resolveDivision({ text: "金牛区".repeat(7000) })).toEqual({ how: "unknown" });
});
