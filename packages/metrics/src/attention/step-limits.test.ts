import { expect, test } from "vitest";
import { defaultMetricConfig } from "../definitions/metric-config.js";
import type { FigureRow } from "../figure.js";
import { severityOf } from "./severity.js";
import { stepLimits } from "./step-limits.js";

const config = defaultMetricConfig("2022-12-31");

const quartile = (step: number, q: number, value: number | null): FigureRow => ({
  metric: "step_days",
  part: `step=${step};q=${q}`,
  level: "city",
  unit_id: "510100",
  kind: "all",
  period: "2021Q4..2022Q3",
  numerator: 80,
  denominator: 100,
  value,
  low: null,
  high: null,
  n: 100,
  flag: "ok",
});

test("a step has the limit of the table, else the fence of the days to the next step, else none", () => {
  const limits = stepLimits(config, [
    quartile(2, 25, 3),
    quartile(2, 75, 10),
    quartile(3, 25, 2),
    quartile(3, 75, null),
    quartile(6, 25, 1),
    quartile(6, 75, 1),
  ]);
  expect(limits.map(({ step, days, from }) => [step, days, from])).toEqual([
    // 10 + 1.5 × 7 = 20.5
    [1, 21, "quartiles"],
    [2, null, "quartiles"],
    [3, null, "quartiles"],
    [4, null, "quartiles"],
    [5, 30, "table"],
    [6, null, "quartiles"],
  ]);
  expect(limits[0]!.quartiles).toEqual([3, 10]);
});

test("an item goes one severity up at the days that its line names", () => {
  const late = config.attention.find(({ rule_id: id }) => id === "return_late")!;
  expect([29, 30, null].map((days) => severityOf(late, days))).toEqual(["low", "medium", "low"]);
  expect(severityOf({ ...late, severity: "high" }, 400)).toBe("high");
  expect(severityOf({ ...late, raised_at: null }, 400)).toBe("low");
});
