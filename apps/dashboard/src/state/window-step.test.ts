import { expect, test } from "vitest";
import { stepWindow } from "./window-step.js";

const quarters = ["2021Q3", "2021Q4", "2022Q1", "2022Q2"];

test("a window moves as a whole and stops where the data does", () => {
  expect(stepWindow("2021Q3..2021Q4", 1, quarters)).toBe("2021Q4..2022Q1");
  expect(stepWindow("2022Q1..2022Q2", 1, quarters)).toBeNull();
  expect(stepWindow("2021Q3", -1, quarters)).toBeNull();
  expect(stepWindow("2022Q2", -3, quarters)).toBe("2021Q3");
});
