import { studentQuantile } from "@atlas/stats";
import type { DetectableEffect } from "../model/balance.js";

const [alpha, power] = [0.05, 0.8];

/**
 * The minimum detectable effect of two arms of equal size, two-sided, in standard deviations of the outcome: `(t(1 - alpha/2) + t(power)) sqrt(2/n)` with 2n - 2 degrees of
 * freedom (Bloom 1995, Minimum Detectable Effects, Evaluation Review 19(5), 547-556). Pairing and covariates can only bring it down.
 * @param perArm compounds in each arm
 * @returns null for fewer than two an arm
 * @example detectableEffect(20)!.sd // 0.909
 */
export function detectableEffect(perArm: number): DetectableEffect | null {
  if (perArm < 2) return null;
  const df = 2 * perArm - 2;
  const multiplier = studentQuantile(1 - alpha / 2, df) + studentQuantile(power, df);
  return { sd: multiplier * Math.sqrt(2 / perArm), per_arm: perArm, alpha, power };
}
