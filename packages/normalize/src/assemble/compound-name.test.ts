import { describe, expect, test } from "vitest";
import { cityOf } from "../testing/drafted.js";

/** Registers of one compound, a year each from 2019, as its office writes its name. */
const city = (...names: readonly string[]) =>
  cityOf(
    Object.fromEntries(
      names.map((name, i) => [
        `金牛区_小区台账_${2019 + i}_${2019 + i}1101.csv`,
        `编号,小区名称,街道,社区,户数\n7,${name},驷马桥街道,工人村社区,90\n`,
      ]),
    ),
  );
const named = (...names: readonly string[]) => {
  const { compound, issue } = city(...names);
  return {
    names: compound.map(({ name }) => name),
    said: issue.filter(({ code }) => code.startsWith("name_")).map(({ code }) => code),
  };
};

describe("a compound that its newest return writes otherwise", () => {
  test.each([
    ["a place before it", ["锦岸雅居", "驷马桥锦岸雅居"], "锦岸雅居", "name_place_removed"],
    ["the district before it", ["锦岸雅居", "金牛区锦岸雅居"], "锦岸雅居", "name_place_removed"],
    ["its ending dropped", ["映月东路29号院", "映月东路29号"], "映月东路29号院", "name_writing"],
    [
      "a number in words",
      ["映月东路29号院", "映月东路29号院", "映月东路二十九号院"],
      "映月东路29号院",
      "name_writing",
    ],
    ["brackets", ["澄园二期", "澄园二期", "澄园(二期)"], "澄园二期", "name_writing"],
    [
      "place and ending at once",
      ["映月东路29号院", "驷马桥映月东路29号"],
      "映月东路29号院",
      "name_place_removed",
    ],
    ["one wrong character", ["锦岸雅居", "锦岸雅居", "绵岸雅居"], "锦岸雅居", "name_corrected"],
  ] as const)("with %s keeps its name", (_, writings, name, code) => {
    expect(named(...writings)).toEqual({ names: [name], said: [code] });
  });

  test("has the cell of its name in the return that writes it so", () => {
    const { lineage, submission } = city("映月东路29号院", "映月东路29号");
    const [cell] = lineage.filter(({ column_name, row }) => column_name === "name" && row !== null);
    const from = submission.find(({ submission_id: id }) => id === cell?.submission_id);
    expect(from?.file).toContain("2019");
  });
});

test("a new name is a new name, and one character that two returns write stays", () => {
  expect(named("锦岸雅居", "锦岸雅居", "梧桐公馆").names).toEqual(["梧桐公馆"]);
  expect(named("锦岸雅居", "锦岸雅居", "锦江雅居", "锦江雅居")).toEqual({
    names: ["锦江雅居"],
    said: [],
  });
});

test("a house number in words is written in digits, and a numeral of a name stays", () => {
  const written = ["晴川巷一百五十三号院", "晴川巷一百五十三号院"];
  expect(named(written[0]!)).toEqual({ names: ["晴川巷153号院"], said: ["name_writing"] });
  expect(named(...written)).toEqual({ names: ["晴川巷153号院"], said: ["name_writing"] });
  expect(city(written[0]!).compound[0]!.aliases).toEqual(["晴川巷一百五十三号院"]);
  for (const name of ["沙河壹号", "江岸一号", "二十四城", "望江路一号公馆"])
    expect(named(name)).toEqual({ names: [name], said: [] });
});

test("one character of a number, a phase or a side is another compound, never a slip", () => {
  expect(named("映月东路29号院", "映月东路29号院", "映月东路28号院").said).toEqual([]);
});

test("what no other return shows is kept as written, and told", () => {
  expect(named("驷马桥锦岸雅居")).toEqual({ names: ["驷马桥锦岸雅居"], said: ["name_place_kept"] });
  expect(named("映月东路29号")).toEqual({ names: ["映月东路29号"], said: ["name_door_only"] });
  expect(named("驷马桥小区")).toEqual({ names: ["驷马桥小区"], said: [] });
  expect(named("驷马桥锦岸雅居", "驷马桥锦岸雅居").said).toEqual([]);
});

test("the space inside a name is surplus, that between words of another script is not", () => {
  expect(named("望溪 路184号院").names).toEqual(["望溪路184号院"]);
  expect(named("ART PARK公寓").names).toEqual(["ART PARK公寓"]);
});
