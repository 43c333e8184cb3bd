import { expect, test } from "vitest";
import { type Estimate, differenceInterval } from "./difference-interval.js";
import { wilsonInterval } from "./wilson-interval.js";

const rate = (cases: number, of: number): Estimate => {
  const { low, high } = wilsonInterval(cases, of);
  return { value: cases / of, low: low!, high: high! };
};

test("of two Wilson intervals it is Newcombe's tenth", () => {
  // Newcombe (1998), table II, (a), (b), (f).
  for (const [a, m, b, n, low, high] of [
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [10, 10, 0, 20, 0.6791, 1],
  ] as const) {
    const found = differenceInterval(rate(a, m), rate(b, n));
    expect(found.low).toBeCloseTo(low, 3);
    expect(found.high).toBeCloseTo(high, 3);
  }
});

test("p is that of a normal", () => {
  const around = (value: number, half: number): Estimate => ({
    value,
    low: value - half,
    high: value + half,
  });
  const half = 1.959963984540054;
  // Standard errors of 1 and 0: z is the difference. Values of 2 * pnorm(-z).
  for (const [z, p] of [
    [1, 0.31731050786291415],
    [1.959963984540054, 0.05],
    [3, 0.0026997960632601866],
    [4, 6.334248366623996e-5],
    [8, 1.244192114854358e-15],
  ] as const) {
    const found = differenceInterval(around(z, half), around(0, 0)).p;
    expect(found / p).toBeCloseTo(1, 8);
    expect(differenceInterval(around(-z, half), around(0, 0)).p).toBe(found);
  }
  expect(differenceInterval(around(2, 1), around(2, 1)).p).toBe(1);
  expect(differenceInterval(around(2, 0), around(1, 0)).p).toBe(0);
});

test("the interval leaves out zero exactly when p is under 0.05", () => {
  for (let cases = 0; cases <= 40; cases += 1) {
    const { low, high, p } = differenceInterval(rate(cases, 40), rate(20, 45));
    expect(low > 0 || high < 0).toBe(p < 0.05);
  }
});
