import { expect, test } from "vitest";
import { windowLabel } from "./window-label.js";

test.each([
  ["2022Q3", "2022 Q3"],
  ["2022Q1..2022Q4", "2022 Q1–Q4"],
  ["2021Q4..2022Q3", "2021 Q4–2022 Q3"],
])("%s reads %s", (window, label) => expect(windowLabel(window)).toBe(label));
