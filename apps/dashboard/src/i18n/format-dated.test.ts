import { expect, test } from "vitest";
import { formatDated } from "./format-dated.js";

test.each([
  ["2021-03-05", "day", "2021年3月5日", "5 Mar 2021"],
  ["2021-03-01", "month", "2021年3月", "Mar 2021"],
  ["2021-10-01", "quarter", "2021年第4季度", "Q4 2021"],
  ["2021-01-01", "year", "2021年", "2021"],
  ["2021-03-05", null, "2021年3月5日", "5 Mar 2021"],
] as const)("%s known to the %s", (on, precision, zh, en) => {
  expect(formatDated(on, precision, "zh")).toBe(zh);
  expect(formatDated(on, precision, "en")).toBe(en);
});
