import { afterEach, describe, expect, test } from "vitest";
import { hashOf, truthRows, writtenCity } from "./testing/written-city.js";

const zone = process.env["TZ"];
afterEach(() => {
  process.env["TZ"] = zone;
});

describe("determinism", () => {
  test("the same options give the same bytes, whatever the time zone", () => {
    const first = hashOf(writtenCity(5, 0.003, 0.05));
    process.env["TZ"] = "America/New_York";
    expect(new Date(2023, 6, 1).getTimezoneOffset()).toBe(240);
    expect(hashOf(writtenCity(5, 0.003, 0.05))).toBe(first);
  });

  test("another seed gives another city", () => {
    expect(hashOf(writtenCity(6, 0.003, 0))).not.toBe(hashOf(writtenCity(7, 0.003, 0)));
  });
});

test("an office that writes a sheet a township sends no register of a year without compounds", () => {
  // Its district has none in some year, and it saves as .xls, which cannot be without a sheet.
  const records = truthRows(writtenCity(552901, 0.015, 0.06), "files");
  const years = new Map<string, number>();
  for (const { kinds, unit_id: unit } of records)
    if (kinds === "compounds") years.set(unit!, (years.get(unit!) ?? 0) + 1);
  expect(Math.min(...years.values())).toBeLessThan(4);
});

describe("a clean city", () => {
  const files = writtenCity(6, 0.003, 0);

  test("plants no fault", () => {
    expect(truthRows(files, "faults")).toEqual([]);
  });

  test("sends nothing but its offices' own returns", () => {
    const records = truthRows(files, "files");
    expect(new Set(records.map(({ file }) => file))).toEqual(
      new Set([...files.keys()].filter((path) => path.startsWith("returns/"))),
    );
    expect(new Set(records.map(({ readable }) => readable))).toEqual(new Set(["true"]));
    expect(new Set(records.map(({ unit_id: unit }) => unit)).size).toBe(23);
  });
});
