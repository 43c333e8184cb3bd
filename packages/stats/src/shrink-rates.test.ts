import fc from "fast-check";
import { expect, test } from "vitest";
import { shrinkRates } from "./shrink-rates.js";

const unit = fc
  .tuple(fc.integer({ min: 0, max: 200 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([trials, rate]) => ({ trials, successes: Math.round(trials * rate) }));

test("a shrunk rate lies between the unit's own and the common one", () => {
  fc.assert(
    fc.property(fc.array(unit, { minLength: 2, maxLength: 20 }), (units) => {
      const trials = units.reduce((sum, u) => sum + u.trials, 0);
      fc.pre(trials > 0);
      const common = units.reduce((sum, u) => sum + u.successes, 0) / trials;
      shrinkRates(units).forEach(({ value }, i) => {
        const own = units[i]!.trials > 0 ? units[i]!.successes / units[i]!.trials : common;
        expect(value).toBeGreaterThanOrEqual(Math.min(own, common) - 1e-9);
        expect(value).toBeLessThanOrEqual(Math.max(own, common) + 1e-9);
      });
    }),
  );
});

test("the moments find the spread that Beta(6, 4) rates have", () => {
  // Quantiles of Beta(6, 4) stand for a sample of it; each unit has 50 trials.
  const rates = [0.32, 0.42, 0.48, 0.53, 0.58, 0.62, 0.67, 0.72, 0.77, 0.85];
  const units = rates.map((rate) => ({ trials: 50, successes: Math.round(rate * 50) }));
  const [first] = shrinkRates(units);
  // Prior worth of about 10 trials: (16 + 0.6·10) / (50 + 10).
  expect(first!.value).toBeGreaterThan(0.34);
  expect(first!.value).toBeLessThan(0.39);
  expect(first!.low).toBeLessThan(first!.value!);
  expect(first!.high).toBeGreaterThan(first!.value!);
});

test("units that differ no more than chance are all given the common rate", () => {
  const shrunk = shrinkRates([
    { successes: 5, trials: 10 },
    { successes: 50, trials: 100 },
    { successes: 0, trials: 0 },
  ]);
  expect(shrunk.map(({ value }) => value)).toEqual([0.5, 0.5, 0.5]);
});

test("where nobody has a trial nothing is given", () => {
  expect(shrinkRates([{ successes: 0, trials: 0 }])).toEqual([
    { value: null, low: null, high: null },
  ]);
});
