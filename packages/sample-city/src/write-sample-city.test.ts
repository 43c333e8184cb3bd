import { afterEach, describe, expect, test } from "vitest";
import { hashOf, writtenCity } from "./testing/written-city.js";

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
