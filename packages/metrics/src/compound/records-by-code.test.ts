import { expect, test } from "vitest";
import { openSmallCity, places, smallDivisions } from "../testing/small-city.js";
import { recordsByCode } from "./records-by-code.js";

const place = {
  unit_id: places.managers[0],
  township_id: places.townships[0],
  community_id: places.communities[0],
};

test("records are found by how an id or an office's number begins, and by nothing else", async () => {
  const database = await openSmallCity({
    division: smallDivisions,
    compound: [{ compound_id: "C1", name: "青石巷6号院", kind: "old", ...place }],
    consultation: [
      { consultation_id: "Tab01", compound_id: "C1", office_number: "XS2022-001" },
      { consultation_id: "Tab02", compound_id: "C1", office_number: null },
      { consultation_id: "Tcd03", compound_id: null, office_number: "XS2022-009" },
      { consultation_id: "Tef04", compound_id: "C1", office_number: "xs2022-002" },
    ],
    project: [{ project_id: "Tab09", compound_id: "C1", office_number: "XM-1" }],
    pilot_site: [],
    proposal: [],
    submission: [],
  });
  const ids = async (code: string, most = 5): Promise<readonly string[]> =>
    (await recordsByCode(database, code, most)).map(({ kind, id }) => `${kind} ${id}`);
  expect(await ids("tAB")).toEqual(["consultation Tab01", "consultation Tab02", "project Tab09"]);
  expect(await ids("Tab", 1)).toEqual(["consultation Tab01", "project Tab09"]);
  // One without a compound leads nowhere.
  expect(await ids("xs2022")).toEqual(["consultation Tab01", "consultation Tef04"]);
  expect(await ids("b01")).toEqual([]);
  expect(await ids("%")).toEqual([]);
  expect(await ids("' OR true --")).toEqual([]);
  expect(await recordsByCode(database, "XM", 5)).toEqual([
    {
      kind: "project",
      id: "Tab09",
      by: "XM-1",
      compound_id: "C1",
      compound_name: "青石巷6号院",
      place: places.communities[0],
    },
  ]);
  await database.close();
});
