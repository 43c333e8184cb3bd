import type { FigureRow } from "@atlas/metrics";
import { expect, test } from "vitest";
import { rankingRows } from "./ranking-rows.js";

const row = (unit: string, value: number | null, n = 100): FigureRow => ({
  metric: "participation",
  part: null,
  level: "district",
  unit_id: unit,
  kind: "all",
  period: "2022Q3",
  numerator: null,
  denominator: null,
  value,
  low: null,
  high: null,
  n,
  flag: value === null ? "not_reported" : n < 30 ? "small" : "ok",
});
const now = [row("510104", 0.3), row("510105", 0.5), row("510106", null), row("510107", 0.6, 10)];
const before = [row("510104", 0.1), row("510105", 0.5), row("510107", 0.7)];
const order = (sort: "value" | "change" | "code"): readonly (readonly [string, unknown])[] =>
  rankingRows(now, before, (id) => id, sort).map(({ id, rank }) => [id.slice(-1), rank]);

test("a rank is by value in every order; small samples and missing units have none", () => {
  expect(order("value")).toEqual([
    ["7", null],
    ["5", 1],
    ["4", 2],
    ["6", null],
  ]);
  expect(order("change")).toEqual([
    ["4", 2],
    ["5", 1],
    ["7", null],
    ["6", null],
  ]);
  expect(order("code")).toEqual([
    ["4", 2],
    ["5", 1],
    ["7", null],
    ["6", null],
  ]);
});
