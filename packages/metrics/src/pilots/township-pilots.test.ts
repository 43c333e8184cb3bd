import { expect, test } from "vitest";
import { openSmallCity } from "../testing/small-city.js";
import { townshipPilots } from "./township-pilots.js";

test("pilots come by id, lists as lists, and what is not told stays null", async () => {
  const database = await openSmallCity({
    division: [{ division_id: "510100", level: "city" }],
    compound: [],
    consultation: [],
    project: [],
    pilot_site: [],
    submission: [],
  });
  await database.query(
    `INSERT INTO township_pilot (township_id, unit_id, started_on, started_precision, partners, rules, positive_list, actors) VALUES
      ('510118104000', '510118', NULL, NULL, NULL, NULL, true, ['experts', 'media']),
      ('510106030000', '510106', '2021-01-01', 'year', ['联合会'], 8, false, [])`,
  );
  const [first, second, ...others] = await townshipPilots(database);
  expect(others).toEqual([]);
  expect(first).toMatchObject({
    township_id: "510106030000",
    started_on: "2021-01-01",
    partners: ["联合会"],
    rules: 8,
    positive_list: false,
    handbook: null,
    actors: [],
  });
  expect(second).toMatchObject({
    township_id: "510118104000",
    started_on: null,
    partners: null,
    rules: null,
    positive_list: true,
    actors: ["experts", "media"],
  });
  await database.close();
});
