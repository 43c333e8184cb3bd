import { describe, expect, test } from "vitest";
import { type DurationCount, kaplanMeier, survivalQuantiles } from "./kaplan-meier.js";

// Acute myelogenous leukaemia (Miller 1981; `aml` of R's survival); + was still in remission when last seen.
const cases = (times: string): DurationCount[] =>
  times
    .split(" ")
    .map((text) => ({ time: parseFloat(text), event: !text.endsWith("+"), count: 1 }));
const maintained = cases("9 13 13+ 18 23 28+ 31 34 45+ 48 161+");
const nonmaintained = cases("5 5 8 8 12 16+ 23 27 30 33 43 45");
const at = (counts: readonly DurationCount[], time: number) =>
  kaplanMeier(counts).findLast((step) => step.time <= time);

describe("Kaplan-Meier, aml", () => {
  test.each([
    [13, 0.818182],
    [23, 0.613636],
    [45, 0.368182],
  ])("maintained S(%i) = %f", (time, survival) => {
    expect(at(maintained, time)?.survival).toBeCloseTo(survival, 6);
  });

  test.each([
    [13, 0.583333],
    [23, 0.486111],
  ])("nonmaintained S(%i) = %f", (time, survival) => {
    expect(at(nonmaintained, time)?.survival).toBeCloseTo(survival, 6);
  });

  test("Greenwood's standard error at 13 is .116291", () => {
    expect(at(maintained, 13)?.standardError).toBeCloseTo(0.116291, 6);
  });

  test("medians 31 and 23, with the limits that R's log transform gives", () => {
    expect(survivalQuantiles(maintained, [0.5])).toEqual([{ value: 31, low: 18, high: null }]);
    expect(survivalQuantiles(nonmaintained, [0.5])).toEqual([{ value: 23, low: 8, high: null }]);
  });
});

test("without open cases it is the plain share still waiting", () => {
  const steps = kaplanMeier(cases("1 2 2 4"));
  expect(steps.map(({ survival }) => survival)).toEqual([0.75, 0.25, 0]);
  expect(steps.map(({ atRisk }) => atRisk)).toEqual([4, 3, 1]);
  expect(survivalQuantiles(cases("1 2 2 4"), [0.25, 0.5, 1]).map(({ value }) => value)).toEqual([
    1, 2, 4,
  ]);
});

test("counts stand for as many cases", () => {
  const grouped: DurationCount[] = [
    { time: 3, event: true, count: 2 },
    { time: 5, event: false, count: 3 },
    { time: 9, event: true, count: 1 },
  ];
  expect(kaplanMeier(grouped)).toEqual(kaplanMeier(cases("3 3 5+ 5+ 5+ 9")));
});

test("open cases only, or none at all, have no quantile", () => {
  const none = [{ value: null, low: null, high: null }];
  expect(survivalQuantiles(cases("4+ 9+"), [0.5])).toEqual(none);
  expect(survivalQuantiles([], [0.5])).toEqual(none);
});

test("a curve that stays over 1 − q has no such quantile", () => {
  expect(survivalQuantiles(cases("1 5+ 5+ 5+"), [0.25, 0.5]).map(({ value }) => value)).toEqual([
    1,
    null,
  ]);
});
