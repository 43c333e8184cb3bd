import fc from "fast-check";
import { expect, test } from "vitest";
import { endAt, keyTarget, moveEdge, snapEdge } from "./window-range.js";

const scene = fc
  .integer({ min: 1, max: 40 })
  .chain((count) =>
    fc
      .tuple(fc.nat(count - 1), fc.nat(count - 1), fc.integer({ min: -50, max: 90 }))
      .map(([a, b, to]) => ({ count, range: { first: Math.min(a, b), last: Math.max(a, b) }, to })),
  );
const wellFormed = ({ first, last }: { first: number; last: number }, count: number): void => {
  expect(first).toBeGreaterThanOrEqual(0);
  expect(last).toBeGreaterThanOrEqual(first);
  expect(last).toBeLessThan(count);
};

test("whatever is asked, the window stays in bounds and keeps at least one quarter", () => {
  fc.assert(
    fc.property(scene, ({ count, range, to }) => {
      for (const moved of [
        moveEdge(range, "first", to, count),
        moveEdge(range, "last", to, count),
        endAt(range, to, count),
      ])
        wellFormed(moved, count);
      expect(moveEdge(range, "first", to, count).last).toBe(range.last);
      expect(moveEdge(range, "last", to, count).first).toBe(range.first);
    }),
  );
});

test("an edge dragged to where it stands snaps to its own quarter", () => {
  fc.assert(
    fc.property(scene, ({ count, range: { first, last } }) => {
      expect(snapEdge("first", first / count, count)).toBe(first);
      expect(snapEdge("last", (last + 1) / count, count)).toBe(last);
    }),
  );
});

test("a click moves the window to end there and keeps its length", () => {
  expect(endAt({ first: 8, last: 11 }, 5, 12)).toEqual({ first: 2, last: 5 });
  expect(endAt({ first: 8, last: 11 }, 1, 12)).toEqual({ first: 0, last: 1 });
});

test("keys", () => {
  expect(keyTarget("ArrowRight", 3, 12)).toBe(4);
  expect(keyTarget("End", 3, 12)).toBe(11);
  expect(keyTarget("Tab", 3, 12)).toBeNull();
});
