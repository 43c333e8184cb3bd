import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { alignSteps } from "../conformance/align-steps.js";
import { stepPairs } from "../conformance/step-pairs.js";
import type { CompoundConsultation } from "./compound-sheet.js";
import { lastDayOf, stepTimeline } from "./step-timeline.js";

type Step = string | null | readonly [string, string];

const consultation = (...steps: readonly Step[]): CompoundConsultation =>
  Object.fromEntries(
    steps.flatMap((step, i) => {
      const [on, precision] = Array.isArray(step) ? step : [step, step === null ? null : "day"];
      return [
        [`step${i + 1}_on`, on],
        [`step${i + 1}_precision`, precision],
      ];
    }),
  ) as unknown as CompoundConsultation;

const deviations = (...steps: readonly Step[]) =>
  stepTimeline(consultation(...steps)).map(({ deviation }) => deviation);

const none = null;

describe("the order of the seven steps", () => {
  test("dates that rise, or are equal, deviate in nothing", () => {
    const days = [
      "2021-01-01",
      "2021-01-01",
      "2021-01-09",
      "2021-02-01",
      "2021-02-02",
      "2021-03-01",
      "2021-04-01",
    ];
    expect(deviations(...days)).toEqual([none, none, none, none, none, none, none]);
  });

  test("a step before an earlier one is out of order; the earlier one is not", () => {
    expect(
      deviations("2021-01-01", "2021-01-05", "2021-01-20", "2021-01-10", "2021-02-01", null, null),
    ).toEqual([none, none, none, "out_of_order", none, none, none]);
  });

  test("a step without a date is skipped only where a later one has a date", () => {
    expect(
      deviations("2021-01-01", "2021-01-05", "2021-01-20", null, "2021-02-01", null, null),
    ).toEqual([none, none, none, "skipped", none, none, none]);
  });

  test("agreeing before participating is out of order, as in the figure", () => {
    expect(
      deviations("2021-01-01", null, null, null, "2021-02-10", "2021-02-01", "2021-03-01"),
    ).toEqual([none, "skipped", "skipped", "skipped", none, "out_of_order", none]);
  });

  test("joint action without an agreement is named, and only that", () => {
    const acted = consultation("2021-01-01", null, null, null, null, null, "2021-03-01");
    const last = (outcome: string) => stepTimeline({ ...acted, outcome }).at(-1)!.deviation;
    expect([last("not_agreed"), last("agreed"), last("open")]).toEqual(["unagreed", none, none]);
  });

  test("coarse dates deviate only where no day of theirs would do", () => {
    const month = ["2021-02-01", "month"] as const;
    expect(deviations("2021-02-15", month, null, null, null, null, null)[1]).toBe(none);
    expect(deviations("2021-03-01", month, null, null, null, null, null)[1]).toBe("out_of_order");
    const year = ["2020-01-01", "year"] as const;
    expect(deviations("2020-12-31", year, null, null, null, null, null)[1]).toBe(none);
  });

  test("days are counted from the last step with a day, over leap days, and may be negative", () => {
    const steps = stepTimeline(
      consultation(
        "2020-02-28",
        null,
        "2020-03-01",
        ["2020-03-01", "month"],
        "2020-03-02",
        "2020-02-27",
        null,
      ),
    );
    expect(steps.map(({ daysBefore }) => daysBefore)).toEqual([
      null,
      null,
      2,
      null,
      null,
      -4,
      null,
    ]);
  });
});

test.each([
  ["2021-02-01", "month", "2021-02-28"],
  ["2020-02-01", "month", "2020-02-29"],
  ["2021-10-01", "quarter", "2021-12-31"],
  ["2021-04-01", "quarter", "2021-06-30"],
  ["2021-01-01", "year", "2021-12-31"],
  ["2021-05-06", "day", "2021-05-06"],
  ["2021-05-06", null, "2021-05-06"],
])("the last day of %s known to the %s is %s", (on, precision, last) => {
  expect(lastDayOf(on, precision)).toBe(last);
});

test("a step is out of order exactly where the figure's alignment finds the trace so", () => {
  const dates = fc.record({
    day: fc.integer({ min: 0, max: 120 }),
    precision: fc.constantFrom("day", "day", "month", "quarter"),
  });
  const seen = { in: 0, out: 0 };
  fc.assert(
    fc.property(fc.array(fc.option(dates), { minLength: 7, maxLength: 7 }), (all) => {
      const steps = all.map((one): Step => {
        if (one === null) return null;
        const on = new Date(Date.UTC(2021, 0, 1 + one.day)).toISOString().slice(0, 10);
        const month = one.precision === "day" ? on : `${on.slice(0, 7)}-01`;
        const quarter = `2021-${["01", "01", "01", "04", "04"][Number(on.slice(5, 7)) - 1]}-01`;
        return [one.precision === "quarter" ? quarter : month, one.precision];
      });
      const timeline = stepTimeline(consultation(...steps));
      let shape = 0;
      timeline.forEach(({ first }, i) => (shape |= first === null ? 0 : 1 << i));
      stepPairs.forEach(([earlier, later], i) => {
        const [a, b] = [timeline[earlier - 1]!.first, timeline[later - 1]!.last];
        if (a !== null && b !== null && a > b) shape |= 1 << (7 + i);
      });
      const isOut = timeline.some(({ deviation }) => deviation === "out_of_order");
      seen[isOut ? "out" : "in"] += 1;
      expect(isOut).toBe(alignSteps(shape, true).outOfOrder);
    }),
    { seed: 11, numRuns: 400 },
  );
  expect(Math.min(seen.in, seen.out)).toBeGreaterThan(20);
});
