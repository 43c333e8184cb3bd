import { expect, test } from "vitest";
import { openSmallCity, smallDivisions } from "../testing/small-city.js";
import { placeAssessment } from "./place-assessment.js";

const rows: readonly (readonly [string, string, string, string, number | null])[] = [
  ["T1", "township", "2021", "e01", 10],
  ["T1", "township", "2022", "e01", 60],
  ["T2", "township", "2022", "e01", 80],
  ["T3", "township", "2022", "e01", 100],
  ["T3", "township", "2022", "e02", 50],
  ["T1", "township", "2022", "e03", null],
  ["D1", "district", "2022", "e01", 1],
  ["M1", "community", "2022", "e02", null],
];

test("the smallest unit that has scores, its latest period, beside the units of its level in that period", async () => {
  const database = await openSmallCity({
    division: smallDivisions,
    compound: [],
    consultation: [],
    project: [],
    pilot_site: [],
    submission: [],
  });
  for (const row of rows)
    await database.query(
      "INSERT INTO assessment (unit_id, unit_level, period, element_id, score) VALUES (?, ?, ?, ?, ?)",
      row,
    );
  expect(await placeAssessment(database, ["C1", "M1", "T1", "D1"])).toEqual({
    unit_id: "T1",
    unit_level: "township",
    period: "2022",
    elements: [{ element_id: "e01", score: 60, median: 80, units: 3 }],
  });
  expect((await placeAssessment(database, ["T3"]))!.elements).toEqual([
    { element_id: "e01", score: 100, median: 80, units: 3 },
    { element_id: "e02", score: 50, median: 50, units: 1 },
  ]);
  expect(await placeAssessment(database, ["C1", "M1"])).toBeNull();
  expect(await placeAssessment(database, [])).toBeNull();
});
