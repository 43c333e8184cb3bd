import type { Problem } from "./problem.js";

/** Share of the floor by which adding up in another order may be off. */
const rounding = 1e-9;

/** The problem whose feasible selections are the panels: all rules, and a score of at least `floor`. */
export function panelProblem(problem: Problem, floor: number, within: number): Problem {
  const share = `${Math.round((1 - within) * 1000) / 10} %`;
  const every = Int32Array.from(problem.ids.keys());
  return {
    ...problem,
    lottery: null,
    rules: [
      ...problem.rules,
      {
        path: "/lottery/within",
        family: "floor",
        zh: `得分不低于最高分的 ${share}`,
        en: `at least ${share} of the best score`,
        members: every,
        coefficients: problem.scores.slice(),
        low: floor - rounding * Math.abs(floor),
        high: Infinity,
      },
    ],
  };
}
