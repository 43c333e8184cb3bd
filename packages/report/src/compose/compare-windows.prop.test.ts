import fc from "fast-check";
import { expect, test } from "vitest";
import { compareWindows } from "./compare-windows.js";
import { groupChildren, groups } from "./group-children.js";
import { figure } from "../testing/example-input.js";

const bounds = fc
  .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 0.2, noNaN: true }))
  .map(([value, reach]) => ({ value, low: value - reach, high: value + reach }));

test("rose and fell mirror each other, and never stand where the intervals share a value", () => {
  fc.assert(
    fc.property(bounds, bounds, (now, before) => {
      const change = compareWindows(now, before, false);
      const back = compareWindows(before, now, false);
      expect([change, back]).toEqual(
        {
          rose: ["rose", "fell"],
          fell: ["fell", "rose"],
          unclear: ["unclear", "unclear"],
          none: [],
        }[change],
      );
      const shared = Math.max(now.low, before.low) <= Math.min(now.high, before.high);
      expect(change === "unclear").toBe(shared);
    }),
  );
});

test("without an interval, a value, a window before, or the whole of this one, nothing is said", () => {
  const whole = { value: 0.5, low: 0.4, high: 0.6 };
  const low = { value: 0.1, low: 0.05, high: 0.2 };
  expect(compareWindows(whole, low, false)).toBe("rose");
  expect(compareWindows(whole, low, true)).toBe("none");
  expect(compareWindows(whole, undefined, false)).toBe("none");
  expect(compareWindows(undefined, low, false)).toBe("none");
  expect(compareWindows({ ...whole, low: null }, low, false)).toBe("none");
  expect(compareWindows(whole, { ...low, value: null }, false)).toBe("none");
});

test("every unit is in one group, and no unit above has a value under one below", () => {
  fc.assert(
    fc.property(fc.array(bounds), fc.double({ min: 0, max: 1, noNaN: true }), (all, target) => {
      const rows = all.map((one, i) =>
        figure({ metric: "participation", unit_id: `${i}`, n: 100, ...one }),
      );
      const grouped = groupChildren(rows, target);
      expect(groups.flatMap((group) => grouped.get(group)!).length).toBe(rows.length);
      for (const above of grouped.get("above")!) {
        expect(above.low!).toBeGreaterThan(target);
        for (const below of grouped.get("below")!)
          expect(above.value!).toBeGreaterThan(below.value!);
      }
    }),
  );
});
