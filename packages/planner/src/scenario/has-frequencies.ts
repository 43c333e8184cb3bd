import type { Scenario } from "./scenario.js";

/** Whether shaken runs say anything of what a scenario chooses: a lottery has chances instead, and balance no order of worth. */
export const hasFrequencies = ({ mode }: Pick<Scenario, "mode">): boolean =>
  mode === "score" || mode === "coverage";
