import { expect, test } from "vitest";
import { defaultMetricConfig } from "../definitions/metric-config.js";
import type { FigureContext } from "../families/family.js";
import type { FigureFlag, FigureRow } from "../figure.js";
import { figureItems } from "./figure-items.js";

const [before, now] = ["2020Q4..2021Q3", "2021Q4..2022Q3"];
const window = { window: now, isDefault: true };
const config = defaultMetricConfig("2022-10-31");
const divisions = [
  { id: "510106", level: "district", parent: "510100", manager: "510106" },
  { id: "510106001000", level: "township", parent: "510106", manager: "510106" },
];
const context = { config, divisions, city: "510100" } as unknown as FigureContext;

const row = (
  unit_id: string,
  period: string,
  value: number,
  half: number,
  flag: FigureFlag = "ok",
  n = 60,
): FigureRow => ({
  metric: "participation",
  part: null,
  level: unit_id.length === 6 ? "district" : "township",
  unit_id,
  kind: "all",
  period,
  numerator: value * 1000,
  denominator: 1000,
  value,
  low: value - half,
  high: value + half,
  n,
  flag,
});

const found = (...rows: readonly FigureRow[]) => figureItems(context, [rows], window);

test("a difference over both intervals is an item, with both values, its interval and where it lies", () => {
  const { items, comparisons } = found(
    row("510106001000", before, 0.6, 0.03),
    row("510106001000", now, 0.4, 0.04),
  );
  expect(comparisons).toEqual({ compared: 1, found: 1 });
  const [item] = items;
  expect(item).toMatchObject({
    id: "sudden_change/participation:510106001000",
    district_id: "510106",
    evidence: "400/1000 600/1000",
    change: { now: 0.4, before: 0.6, before_window: before },
  });
  expect(item!.change!.low).toBeCloseTo(-0.25, 10);
  expect(item!.change!.high).toBeCloseTo(-0.15, 10);
});

test.each(["small", "thin", "partial", "not_reported"] as const)(
  "a figure flagged %s in either window is never compared",
  (flag) => {
    for (const [then, later] of [
      [flag, "ok"],
      ["ok", flag],
    ] as const) {
      const { comparisons } = found(
        row("510106", before, 0.9, 0.01, then),
        row("510106", now, 0.1, 0.01, later),
      );
      expect(comparisons.compared).toBe(0);
    }
  },
);

test("a difference that one comparison would call is not called among many that differ by nothing", () => {
  // Half widths of 0.05: p is 0.013 for a difference of 0.088, over 0.05 after a hundred comparisons.
  const one = [row("510106", before, 0.5, 0.05), row("510106", now, 0.588, 0.05)];
  expect(found(...one).comparisons.found).toBe(1);
  const others = Array.from({ length: 99 }, (_, i) => `5101060${String(i).padStart(2, "0")}000`);
  const same = others.flatMap((unit) => [row(unit, before, 0.5, 0.05), row(unit, now, 0.5, 0.05)]);
  expect(found(...one, ...same).comparisons).toEqual({ compared: 100, found: 0 });
});

test("a district under thirty consultations is a small sample; one that did not report is not", () => {
  const { items } = found(row("510106", now, 0.3, 0.13, "small", 19));
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({
    id: "small_sample/participation:510106",
    severity: "low",
    count: 19,
    sample: { n: 19, flag: "small" },
  });
  expect(found(row("510106", now, 0.3, 0.13, "not_reported", 0)).items).toEqual([]);
  expect(found(row("510106001000", now, 0.3, 0.13, "small", 19)).items).toEqual([]);
});
