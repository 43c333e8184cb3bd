import { describe, expect, test } from "vitest";
import { cityOf } from "../testing/drafted.js";

// An office whose ledgers have no numbers: cases are found again by what is said of them.
const cases = "小区名称,社区,议题,议题类别,建组织,搭平台,定规则,抛议题,达共识,协商结果\n";
const projects = "项目名称,小区名称,社区,类别,实施前是否协商,开工日期\n";
const place = "工人村社区";
const earlier = "金牛区_协商议事台账_2022Q2_20220710.csv";
const later = "金牛区_协商议事台账_2022Q3_20221010.csv";

describe("cases", () => {
  const outcomes = (before: string, after: string) =>
    cityOf({ [earlier]: cases + before, [later]: cases + after })
      .consultation.map(({ step1_on: on, outcome }) => `${on} ${outcome}`)
      .sort();
  const begun = `翠园,${place},停车划线,停车秩序,2022-02-18,2022-02-20,2022-02-24,2022-03-02,,进行中\n`;

  test("a later step of which only the year is told does not make another case of the year this one", () => {
    const other = `翠园,${place},停车划线,停车秩序,2022-08-10,2022年,2022-08-16,2022-08-22,2022-09-10,达成共识\n`;
    expect(outcomes(begun, other)).toEqual(["2022-02-18 open", "2022-08-10 agreed"]);
  });

  test.each([
    ["cannot be read", "22.2.18"],
    ["is missing", ""],
  ])("a first step that %s is made up for by the others", (_, first) => {
    const again = `翠园,${place},停车划线,停车秩序,${first},2022-02-20,2022-02-24,2022-03-02,2022-07-05,达成共识\n`;
    expect(outcomes(begun, again)).toEqual(["null agreed"]);
  });

  test("a begin written a day otherwise is no other case where three steps are of the same days", () => {
    const again = `翠园,${place},停车划线,停车秩序,2022-02-19,2022-02-20,2022-02-24,2022-03-02,2022-07-05,达成共识\n`;
    expect(outcomes(begun, again)).toEqual(["2022-02-19 agreed"]);
    const less = again.replace("2022-03-02", "2022-03-03");
    expect(outcomes(begun, less)).toEqual(["2022-02-18 open", "2022-02-19 agreed"]);
    const alone = again.replace(",2022-02-20,2022-02-24,2022-03-02,", ",2022-02-20,,,");
    expect(outcomes(begun, alone)).toEqual(["2022-02-18 open", "2022-02-19 agreed"]);
  });

  test("but not where one of them is of another day, or none is told", () => {
    const another = `翠园,${place},停车划线,停车秩序,,2022-02-20,2022-02-25,2022-03-02,2022-07-05,达成共识\n`;
    expect(outcomes(begun, another)).toEqual(["2022-02-18 open", "null agreed"]);
    const bare = `翠园,${place},停车划线,停车秩序,,,,,2022-07-05,达成共识\n`;
    expect(outcomes(begun, bare)).toEqual(["2022-02-18 open", "null agreed"]);
  });
});

describe("a project", () => {
  const parking = `翠园,${place},停车划线,停车秩序,2022-02-18,2022-02-20,2022-02-24,2022-03-02,2022-04-01,达成共识\n`;
  /** Topic of the consultation that the project is linked to. */
  const linked = (said: string, project: string) => {
    const city = cityOf({
      [earlier]: cases + said,
      "金牛区_治理项目台账_2022Q3_20221010.csv": projects + project,
    });
    const [only] = city.project;
    const found = city.consultation.find((one) => one.consultation_id === only!.consultation_id);
    return [found?.topic ?? null, only!.consulted];
  };

  test.each([
    ["whose category nobody knows", `停车划线项目,翠园,${place},甲类,是,2022-05-01\n`],
    ["without a start", `停车划线项目,翠园,${place},停车秩序,是,/\n`],
    ["of which only the year is known", `停车划线,翠园,${place},停车秩序,是,2022年\n`],
  ])("%s is linked to the agreement that it is called after", (_, project) => {
    expect(linked(parking, project)).toEqual(["停车划线", "linked"]);
  });

  test("is linked by its name to an agreement of unknown day or category", () => {
    const undated = parking.replace("2022-04-01", "—");
    const other = parking.replace("停车秩序", "甲类");
    const project = `停车划线项目,翠园,${place},停车秩序,是,2022-05-01\n`;
    expect(linked(undated, project)).toEqual(["停车划线", "linked"]);
    expect(linked(other, project)).toEqual(["停车划线", "linked"]);
  });

  test("of which nobody knows where it lies is not linked by a name, which another place may bear", () => {
    const nowhere = parking.replace(place, "");
    expect(linked(nowhere, `停车划线项目,翠园,,停车秩序,是,2022-05-01\n`)).toEqual([
      null,
      "unknown",
    ]);
    expect(linked(parking, `停车划线项目,翠园,${place},停车秩序,是,2022-05-01\n`)[0]).toBe(
      "停车划线",
    );
  });

  test.each(["待定", ""])(
    "near its start is not linked where the office leaves open, by «%s», whether anybody was asked",
    (word) => {
      const project = `停车划线项目,翠园,${place},停车秩序,${word},2022-05-01\n`;
      expect(linked(parking, project)).toEqual([null, "unknown"]);
    },
  );

  test.each([
    ["its name says more", parking, `停车划线及绿化项目,翠园,${place},甲类,是,2022-05-01\n`],
    ["its category is another", parking, `停车划线项目,翠园,${place},绿化空间,是,/\n`],
    ["it began a year later", parking, `停车划线项目,翠园,${place},甲类,是,2023-05-01\n`],
    ["it lies elsewhere", parking, `停车划线项目,荷园,${place},停车秩序,是,/\n`],
    [
      "the office says that nobody was asked",
      parking,
      `停车划线项目,翠园,${place},停车秩序,否,/\n`,
    ],
    [
      "nothing was agreed",
      parking.replace("达成共识", "未达成共识"),
      `停车划线项目,翠园,${place},停车秩序,是,/\n`,
    ],
    [
      "two agreements are called so",
      parking + parking.replaceAll("2022-0", "2021-0"),
      `停车划线项目,翠园,${place},停车秩序,是,/\n`,
    ],
  ])("is not linked where a date or the category is missing and %s", (_, said, project) => {
    expect(linked(said, project)[0]).toBeNull();
  });
});
