import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  daysOfPeriod,
  formatQuarter,
  parseQuarter,
  quarterOfDay,
  quartersBetween,
  shiftQuarter,
} from "./period.js";

const quarter = fc.record({
  year: fc.integer({ min: 1990, max: 2100 }),
  quarter: fc.integer({ min: 1, max: 4 }),
});

describe("quarters", () => {
  test("format and parse are inverse", () => {
    fc.assert(
      fc.property(quarter, (q) => {
        expect(parseQuarter(formatQuarter(q))).toEqual(q);
      }),
    );
  });

  test("shifting by n and asking how many quarters lie between agree", () => {
    fc.assert(
      fc.property(quarter, fc.integer({ min: -200, max: 200 }), (q, steps) => {
        expect(quartersBetween(q, shiftQuarter(q, steps))).toBe(steps);
      }),
    );
  });

  test("the days of a quarter agree with the calendar of Date", () => {
    fc.assert(
      fc.property(quarter, (q) => {
        const { first, last } = daysOfPeriod(formatQuarter(q));
        const calendarFirst = new Date(Date.UTC(q.year, (q.quarter - 1) * 3, 1));
        const calendarLast = new Date(Date.UTC(q.year, q.quarter * 3, 0));
        expect(first).toBe(calendarFirst.toISOString().slice(0, 10));
        expect(last).toBe(calendarLast.toISOString().slice(0, 10));
        expect(quarterOfDay(first)).toEqual(q);
        expect(quarterOfDay(last)).toEqual(q);
      }),
    );
  });
});

test("years and spans", () => {
  expect(daysOfPeriod("2022")).toEqual({ first: "2022-01-01", last: "2022-12-31" });
  expect(daysOfPeriod("2021Q4..2022Q3")).toEqual({ first: "2021-10-01", last: "2022-09-30" });
});

test.each(["", "2022Q5", "22Q1", "2022Q4..2022Q1", "2022-Q1", "trailing4"])(
  "%j is refused with what was expected",
  (text) => {
    expect(() => daysOfPeriod(text)).toThrowError(/expected 2022Q4, 2022 or 2021Q4\.\.2022Q3/);
  },
);
