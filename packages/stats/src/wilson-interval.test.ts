import { expect, test } from "vitest";
import { wilsonInterval } from "./wilson-interval.js";

// Newcombe (1998), Statistics in Medicine 17, 857-872, table I, to more digits by R's prop.test(correct = FALSE).
test.each([
  [15, 148, 0.06238639953, 0.16048724172],
  [0, 10, 0, 0.2775327999],
  [81, 263, 0.2552885199, 0.366209577],
])("Wilson, %i of %i", (successes, trials, low, high) => {
  const interval = wilsonInterval(successes, trials);
  expect(interval.low).toBeCloseTo(low, 9);
  expect(interval.high).toBeCloseTo(high, 9);
});

test("its ends solve |p − π| = z·√(π(1 − π)/n), the score equation it comes from", () => {
  const z = 1.959963984540054;
  for (const [k, n] of [
    [1, 3],
    [7, 8],
    [40, 1000],
  ] as const) {
    for (const end of Object.values(wilsonInterval(k, n)) as number[]) {
      expect(Math.abs(k / n - end)).toBeCloseTo(z * Math.sqrt((end * (1 - end)) / n), 12);
    }
  }
});

test("none and all have exact ends", () => {
  expect(wilsonInterval(0, 7).low).toBe(0);
  expect(wilsonInterval(7, 7).high).toBe(1);
});

test("of nothing there is no interval", () => {
  expect(wilsonInterval(0, 0)).toEqual({ low: null, high: null });
});
