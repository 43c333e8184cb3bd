import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { alignTrace } from "../testing/align-trace.js";
import { alignSteps } from "./align-steps.js";
import { type StepShape, stepPairs } from "./step-pairs.js";

type Days = readonly [first: number, last: number];

/** The shape of steps with the days that each may mean. */
function shapeOf(days: ReadonlyMap<number, Days>): StepShape {
  let shape = 0;
  for (const step of days.keys()) shape += 2 ** (step - 1);
  stepPairs.forEach(([earlier, later], i) => {
    const [a, b] = [days.get(earlier), days.get(later)];
    if (a && b && a[0] > b[1]) shape += 2 ** (7 + i);
  });
  return shape;
}

const shapeOfTrace = (trace: readonly number[]): StepShape =>
  shapeOf(new Map(trace.map((step, day) => [step, [day, day]])));

const stepsOf = (text: string): readonly number[] => [...text].map(Number);

const orders = (steps: readonly number[]): readonly (readonly number[])[] =>
  steps.length === 0
    ? [[]]
    : steps.flatMap((first) =>
        orders(steps.filter((step) => step !== first)).map((rest) => [first, ...rest]),
      );

describe("the alignment of seven steps", () => {
  test.each([
    ["1234567", 0, 1],
    ["123467", 1, 1 - 1 / 13],
    ["1243567", 2, 1 - 2 / 14],
  ])("published vector %s costs %d", (trace, cost, fitness) => {
    expect(alignTrace(stepsOf(trace), true)).toBe(cost);
    expect(alignSteps(shapeOfTrace(stepsOf(trace)), true)).toMatchObject({ cost, fitness });
  });

  test("the net lets the fifth and the sixth come again, and ends after either when there is no agreement", () => {
    expect(alignTrace(stepsOf("123456567"), true)).toBe(0);
    expect(alignTrace(stepsOf("1234565"), false)).toBe(0);
    expect(alignTrace(stepsOf("12345"), false)).toBe(0);
    expect(alignTrace(stepsOf("1234567"), false)).toBe(1);
    expect(alignTrace(stepsOf("123456"), true)).toBe(1);
  });

  test("is the least of the whole net for every order of every choice of steps", () => {
    let compared = 0;
    for (let set = 0; set < 128; set += 1) {
      const steps = [1, 2, 3, 4, 5, 6, 7].filter((step) => (set & (1 << (step - 1))) > 0);
      // All 5040 orders of seven steps would say nothing that those of five do not.
      if (steps.length > 5) continue;
      for (const trace of orders(steps)) {
        for (const agreed of [true, false]) {
          expect(alignSteps(shapeOfTrace(trace), agreed).cost, trace.join("")).toBe(
            alignTrace(trace, agreed),
          );
          compared += 1;
        }
      }
    }
    expect(compared).toBe(2 * (1 + 7 + 42 + 210 + 840 + 2520));
  });

  test("coarse dates take the order that costs least", () => {
    const days = fc
      .tuple(fc.nat(9), fc.nat(5))
      .map(([first, length]): Days => [first, first + length]);
    const dated = fc.array(fc.tuple(fc.integer({ min: 1, max: 7 }), days), { maxLength: 5 });
    fc.assert(
      fc.property(dated, fc.boolean(), (entries, agreed) => {
        const own = new Map(entries);
        const isAllowed = (trace: readonly number[]): boolean =>
          trace.every((step, i) =>
            trace.slice(i + 1).every((later) => own.get(step)![0] <= own.get(later)![1]),
          );
        const costs = orders([...own.keys()])
          .filter(isAllowed)
          .map((trace) => alignTrace(trace, agreed));
        expect(alignSteps(shapeOf(own), agreed).cost).toBe(Math.min(...costs));
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  test("names what deviates", () => {
    const of = (trace: string, agreed: boolean) => alignSteps(shapeOfTrace(stepsOf(trace)), agreed);
    expect(of("1234567", true)).toMatchObject({
      undated: 0,
      outOfOrder: false,
      actedUnagreed: false,
    });
    expect(of("123467", true)).toMatchObject({ undated: 1, outOfOrder: false });
    expect(of("1243567", true)).toMatchObject({ undated: 0, outOfOrder: true });
    expect(of("12345", false)).toMatchObject({ cost: 0, undated: 0 });
    expect(of("124567", false)).toMatchObject({ undated: 1, actedUnagreed: true });
  });
});
