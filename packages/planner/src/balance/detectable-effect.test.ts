import { expect, test } from "vitest";
import { detectableEffect } from "./detectable-effect.js";

test("agrees with the sizes that Cohen's table gives for 80 % power, two-sided .05", () => {
  // Cohen 1988, Statistical Power Analysis, table 2.4.1: d .50 needs 64 an arm, d .80 needs 26.
  for (const [effect, perArm] of [
    [0.5, 64],
    [0.8, 26],
  ] as const) {
    expect(detectableEffect(perArm)!.sd).toBeLessThanOrEqual(effect);
    expect(detectableEffect(perArm - 1)!.sd).toBeGreaterThan(effect);
  }
});

test("fewer than two an arm find nothing", () => {
  expect([detectableEffect(0), detectableEffect(1)]).toEqual([null, null]);
});
