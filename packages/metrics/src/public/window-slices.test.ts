import { expect, test } from "vitest";
import { windowSlices } from "./window-slices.js";

test("a quarter is its own only slice", () => {
  expect(windowSlices("2022Q3")).toEqual([{ window: "2022Q3", less: [] }]);
});

test("a window is its quarters, what whole years have over theirs, and what it has over these", () => {
  const quarters = (...all: string[]) => all.map((window) => ({ window, less: [] }));
  expect(windowSlices("2022Q1..2022Q4")).toEqual([
    ...quarters("2022Q1", "2022Q2", "2022Q3", "2022Q4"),
    { window: "2022Q1..2022Q4", less: ["2022Q1", "2022Q2", "2022Q3", "2022Q4"] },
  ]);
  expect(windowSlices("2021Q4..2022Q4").slice(5)).toEqual([
    { window: "2022Q1..2022Q4", less: ["2022Q1", "2022Q2", "2022Q3", "2022Q4"] },
    { window: "2021Q4..2022Q4", less: ["2022Q1..2022Q4", "2021Q4"] },
  ]);
  expect(windowSlices("2022Q2..2022Q3").slice(2)).toEqual([
    { window: "2022Q2..2022Q3", less: ["2022Q2", "2022Q3"] },
  ]);
});
