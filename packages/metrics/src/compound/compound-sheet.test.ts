import { expect, test } from "vitest";
import { openSmallCity, places, smallDivisions } from "../testing/small-city.js";
import { compoundSheet } from "./compound-sheet.js";

test("an id that a compound had formerly leads to its sheet, which lists it", async () => {
  const database = await openSmallCity({
    division: smallDivisions,
    compound: [{ compound_id: "C-now", kind: "old", community_id: places.communities[0] }],
    consultation: [],
    project: [],
    pilot_site: [],
    submission: [],
  });
  await database.query("INSERT INTO compound_alias VALUES ('C-now', 'C-then', 'merged', 'v1')");
  const sheet = await compoundSheet(database, "C-then", "2020-01-01");
  expect(sheet?.identity.compound_id).toBe("C-now");
  expect(sheet?.formerIds).toEqual([{ former_id: "C-then", why: "merged", since: "v1" }]);
  expect(sheet).toEqual(await compoundSheet(database, "C-now", "2020-01-01"));
  expect(await compoundSheet(database, "C-never", "2020-01-01")).toBeNull();
});

test("the newest consultation comes first by any day it tells, and one without days last", async () => {
  const at = (consultation_id: string, days: Readonly<Record<string, string>>) => ({
    consultation_id,
    compound_id: "C1",
    ...days,
  });
  const database = await openSmallCity({
    division: smallDivisions,
    compound: [{ compound_id: "C1", kind: "old" }],
    consultation: [
      at("none", {}),
      at("old", { step1_on: "2020-05-01", step2_on: "2022-01-01" }),
      at("closed only", { closed_on: "2021-06-01" }),
      at("new", { step3_on: "2021-09-01" }),
    ],
    project: [],
    pilot_site: [],
    submission: [],
  });
  const sheet = await compoundSheet(database, "C1", "2020-01-01");
  expect(sheet!.consultations.map(({ consultation_id: id }) => id)).toEqual([
    "new",
    "closed only",
    "old",
    "none",
  ]);
});
