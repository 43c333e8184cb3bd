import { expect, test } from "vitest";
import { defaultWindow, dueOn, previousWindow, quartersOf, resolveWindow } from "./window.js";

test.each([
  ["2022-12-31", "2021Q4..2022Q3"],
  ["2023-01-14", "2021Q4..2022Q3"],
  ["2023-01-15", "2022Q1..2022Q4"],
  ["2022-03-31", "2021Q1..2021Q4"],
])("on %s the default window is %s", (asOf, window) => {
  expect(defaultWindow(asOf)).toBe(window);
});

test.each([
  ["trailing4", "2021Q4..2022Q3"],
  ["trailing1", "2022Q3"],
  ["2022Q4", "2022Q4"],
  ["2022Q4..2022Q4", "2022Q4"],
  ["2021", "2021Q1..2021Q4"],
  ["2021..2022", "2021Q1..2022Q4"],
  ["2021Q3..2022", "2021Q3..2022Q4"],
])("%s means %s", (text, window) => {
  expect(resolveWindow(text, "2022-12-31")).toBe(window);
});

test.each(["", "trailing0", "2022Q5", "2022Q4..2022Q1", "2022Q1..2022Q2..2022Q3", "2022-01"])(
  "%j is refused",
  (text) => {
    expect(() => resolveWindow(text, "2022-12-31")).toThrowError(
      expect.objectContaining({ code: "period_invalid" }),
    );
  },
);

test("the window before is as long and ends the quarter before", () => {
  expect(previousWindow("2021Q4..2022Q3")).toBe("2020Q4..2021Q3");
  expect(previousWindow("2022Q1")).toBe("2021Q4");
});

test("quarters of a window, and the day one is due", () => {
  expect(quartersOf("2021Q4..2022Q2")).toEqual(["2021Q4", "2022Q1", "2022Q2"]);
  expect(dueOn("2022Q4", 15)).toBe("2023-01-15");
});
