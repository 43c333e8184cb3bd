import type { PlanInput } from "./candidates.js";

/** Part of a score that an input gives: 0 (worst) to 1 (best). @param value NaN: missing */
export const inputPart = ({ worst, best, missing }: PlanInput, value: number): number =>
  Number.isNaN(value) ? missing : Math.min(1, Math.max(0, (value - worst) / (best - worst)));
