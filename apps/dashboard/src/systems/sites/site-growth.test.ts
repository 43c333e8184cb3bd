import type { SiteRecord } from "@atlas/metrics";
import { expect, test } from "vitest";
import { siteGrowth } from "./site-growth.js";

const site = (more: Partial<SiteRecord>): SiteRecord => ({
  site_id: "P0",
  compound_id: null,
  name: null,
  unit_id: null,
  township_id: null,
  batch: 1,
  year: 2021,
  status: "building",
  designated_on: null,
  designated_precision: null,
  accepted_on: null,
  accepted_precision: null,
  budget_yuan: null,
  funded_yuan: null,
  ...more,
});

test("sites add up quarter by quarter until the as-of date; the plan goes on to its end", () => {
  const growth = siteGrowth(
    [
      site({ designated_on: "2021-05-02" }),
      site({ designated_on: "2021-06-30", status: "accepted", accepted_on: "2021-12-31" }),
      site({ designated_on: "2022-01-01" }),
    ],
    "2022-03-31",
  );
  expect(growth.quarters[0]).toBe("2021Q1");
  expect(growth.quarters.at(-1)).toBe("2025Q4");
  expect(growth.designated).toEqual([0, 2, 2, 2, 3]);
  expect(growth.accepted).toEqual([0, 0, 0, 1, 1]);
});

test("what has no date is told, a year counts at its end, nominations and withdrawn sites do not count", () => {
  const growth = siteGrowth(
    [
      site({}),
      site({ designated_on: "2021-01-01", designated_precision: "year" }),
      site({ batch: null, designated_on: "2021-02-01" }),
      site({ status: "withdrawn", designated_on: "2021-02-01" }),
      site({ status: "accepted", designated_on: "2020-11-01" }),
    ],
    "2021-12-31",
  );
  expect(growth.quarters[0]).toBe("2020Q4");
  expect(growth.designated).toEqual([1, 1, 1, 1, 2]);
  expect(growth.accepted).toEqual([0, 0, 0, 0, 0]);
  expect(growth.undated).toEqual({ designated: 1, accepted: 1 });
});
