import fc from "fast-check";
import { expect, test } from "vitest";
import { benjaminiHochberg } from "./benjamini-hochberg.js";

test("gives the values of p.adjust", () => {
  const adjusted = benjaminiHochberg([0.01, 0.02, 0.03, 0.04, 0.05, 0.2]);
  [0.06, 0.06, 0.06, 0.06, 0.06, 0.2].forEach((p, i) => expect(adjusted[i]).toBeCloseTo(p, 12));
  expect(benjaminiHochberg([])).toEqual([]);
});

test("those called are the first k for the greatest k whose p is at most k q / m", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 }),
      fc.constantFrom(0.01, 0.05, 0.2),
      (p, rate) => {
        const sorted = p.toSorted((a, b) => a - b);
        const k = sorted.findLastIndex((one, i) => one * p.length <= rate * (i + 1));
        const called = benjaminiHochberg(p).filter((one) => one <= rate).length;
        // A rounded product may fall on either side of the rate.
        const isOnEdge = sorted.some((one, i) => Math.abs(one * p.length - rate * (i + 1)) < 1e-12);
        if (!isOnEdge) expect(called).toBe(k + 1);
      },
    ),
    { numRuns: 300, seed: 5 },
  );
});
