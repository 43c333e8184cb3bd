import type { Run } from "./plan-runner.js";

/** Whether nothing that a proposal tells is still awaited. Frequencies whose counting was stopped are not: it is told without them. */
export const isWhole = ({ phase, plan, shaken }: Run): boolean =>
  phase !== "running" && plan !== null && shaken?.share !== null;
