import { describe, expect, test } from "vitest";
import { cityOf } from "../testing/drafted.js";

const header = "编号,小区名称,社区,议题,建组织,协商结果\n";
const place = "工人村社区";
const earlier = "金牛区_协商议事台账_2022Q2_20220710.csv";
const later = "金牛区_协商议事台账_2022Q3_20221010.csv";
const said = (...rows: readonly string[]): string => `${header}${rows.join("\n")}\n`;

/** Number and outcome of each case, for every order of the later rows. */
const orders = (before: readonly string[], after: readonly string[]) =>
  [after, after.toReversed()].map((rows) =>
    cityOf({ [earlier]: said(...before), [later]: said(...rows) })
      .consultation.map(({ office_number: number, outcome }) => `${number} ${outcome}`)
      .sort(),
  );

describe("in whatever order the later rows stand", () => {
  test("the row in the same words is the case, not the one that only fits", () => {
    const before = [`,翠园,${place},停车,2022年6月,进行中`];
    const after = [
      `,翠园,${place},停车,2022-06-25,进行中`,
      `,翠园,${place},停车,2022年6月,达成共识`,
    ];
    for (const cases of orders(before, after)) expect(cases).toEqual(["null agreed", "null open"]);
  });

  test("two cases of one earlier wording are told apart by their numbers", () => {
    const before = [
      `A1,翠园,${place},停车,2022-06-05,进行中`,
      `A2,翠园,${place},停车,2022-06-05,进行中`,
    ];
    const after = [
      `A2,翠园,${place},停车,2022-06-05,达成共识`,
      `,翠园,${place},停车,2022-06-05,未达成共识`,
    ];
    const [one, other] = orders(before, after);
    expect(one).toEqual(other);
    expect(one).toContain("A2 agreed");
  });

  test("numbers given to cases that were told alike do not merge them", () => {
    const before = [`,翠园,${place},停车,2022-06-05,进行中`];
    const after = [
      `A1,翠园,${place},停车,2022-06-05,进行中`,
      `A2,翠园,${place},停车,2022-06-05,达成共识`,
    ];
    const [one, other] = orders(before, after);
    expect(one).toEqual(other);
    expect(one).toHaveLength(3);
  });
});

test("a case keeps its key when a number is given, and another told later in its first words is another", () => {
  const city = cityOf({
    [earlier]: said(`,翠园,${place},停车,2022-06-05,进行中`),
    [later]: said(`A1,翠园,${place},停车,2022-06-05,进行中`),
    "金牛区_协商议事台账_2022Q4_20230110.csv": said(
      `A1,翠园,${place},停车,2022-06-05,达成共识`,
      `A7,翠园,${place},停车,2022-06-05,进行中`,
    ),
  });
  const numbers = city.consultation.map(({ office_number: number }) => `${number}`);
  expect(numbers.sort()).toEqual(["A1", "A7"]);
  expect(new Set(city.consultation.map(({ consultation_id: id }) => id)).size).toBe(2);
});

test("a case whose day came to be known is not found again by the year that it was first told with", () => {
  const city = cityOf({
    [earlier]: said(`,翠园,${place},停车,2022年,进行中`),
    [later]: said(`,翠园,${place},停车,2022-06-05,达成共识`),
    "金牛区_协商议事台账_2022Q4_20230110.csv": said(`,翠园,${place},停车,2022-11-20,进行中`),
  });
  const begun = city.consultation.map(({ step1_on: on, outcome }) => `${on} ${outcome}`);
  expect(begun.sort()).toEqual(["2022-06-05 agreed", "2022-11-20 open"]);
});
