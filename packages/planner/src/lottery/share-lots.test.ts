import fc from "fast-check";
import { expect, test } from "vitest";
import { shareLots } from "./share-lots.js";

test("lots are all shared, each panel's within one of its probability", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 1, max: 5000 }),
      (weights, lots) => {
        const whole = weights.reduce((sum, weight) => sum + weight, 0);
        fc.pre(whole > 1e-6);
        const probabilities = weights.map((weight) => weight / whole);
        const shares = shareLots(probabilities, lots);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(lots);
        shares.forEach((share, i) =>
          expect(Math.abs(share - probabilities[i]! * lots)).toBeLessThan(1 + 1e-6),
        );
      },
    ),
  );
});

test("equal halves of an odd number go to the first", () => {
  expect(shareLots([0.5, 0.5], 3)).toEqual([2, 1]);
});
