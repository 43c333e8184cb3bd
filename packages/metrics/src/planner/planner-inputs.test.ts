import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { plannerInputIds, plannerInputs } from "./planner-inputs.js";

const line = {
  id: "spread",
  zh: "分布",
  en: "Spread",
  definition_zh: "距离",
  definition_en: "Distance",
  unit: "m",
  worst: "0",
  best: "5000",
  missing: "0",
};

test("a line is read; a bureau may leave others out", () => {
  expect(plannerInputs([line])).toEqual([
    {
      id: "spread",
      label: { zh: "分布", en: "Spread" },
      definition: { zh: "距离", en: "Distance" },
      unit: "m",
      worst: 0,
      best: 5000,
      missing: 0,
    },
  ]);
});

test.each([
  [[{ ...line, id: "beauty" }], "line 2, id"],
  [[line, line], "line 3, id"],
  [[{ ...line, en: " " }], "line 2, en"],
  [[{ ...line, best: "" }], "line 2, best"],
  [[{ ...line, best: "0" }], "line 2, best"],
  [[{ ...line, worst: "x" }], "line 2, worst"],
  [[{ ...line, missing: "2" }], "line 2, missing"],
])("%# names the line and the column", (lines, said) => {
  expect(() => plannerInputs(lines)).toThrow(said);
});

test("the table of the repository names each input once", () => {
  const text = readFileSync(
    new URL("../../../../data/planner/inputs.csv", import.meta.url),
    "utf8",
  );
  const ids = text
    .trim()
    .split("\n")
    .slice(1)
    .map((row) => row.split(",")[0]);
  expect(ids).toEqual([...plannerInputIds]);
});
