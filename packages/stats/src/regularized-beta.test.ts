import { expect, test } from "vitest";
import { betaQuantile, regularizedBeta } from "./regularized-beta.js";

test("for whole a and b it is a tail of the binomial", () => {
  const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);
  for (const [x, a, b] of [
    [0.3, 4, 6],
    [0.9, 2, 9],
    [0.05, 7, 3],
  ] as const) {
    const n = a + b - 1;
    let tail = 0;
    for (let k = a; k <= n; k += 1) tail += choose(n, k) * x ** k * (1 - x) ** (n - k);
    expect(regularizedBeta(x, a, b)).toBeCloseTo(tail, 12);
  }
});

test("its ends", () => {
  expect(regularizedBeta(0, 2, 3)).toBe(0);
  expect(regularizedBeta(1, 2, 3)).toBe(1);
});

// Clopper-Pearson 15/148 from R's binom.test.
test("quantiles give the exact binomial interval", () => {
  expect(betaQuantile(0.025, 15, 134)).toBeCloseTo(0.05784401008, 10);
  expect(betaQuantile(0.975, 16, 133)).toBeCloseTo(0.16165049035, 10);
});
