import { expect, test } from "vitest";
import { buildProblem } from "../model/build-problem.js";
import { parseScenario } from "../scenario/parse-scenario.js";
import { loadSolver } from "../solver/load-solver.js";
import { bruteForce } from "../testing/brute-force.js";
import { type RandomCase, randomCase } from "../testing/random-case.js";
import { explainInfeasible } from "./explain-infeasible.js";

const built = ({ scenario, candidates, inputs, existing }: RandomCase) =>
  buildProblem(scenario, candidates, inputs, existing).problem;

/** The scenario with a number put where a JSON pointer shows. */
function changed(given: RandomCase, path: string, value: number): RandomCase {
  const document = JSON.parse(JSON.stringify(given.scenario)) as Record<string, unknown>;
  const names = path.split("/").slice(1);
  let at = document;
  for (const name of names.slice(0, -1)) at = at[name] as Record<string, unknown>;
  at[names.at(-1)!] = value;
  return { ...given, scenario: document as unknown as RandomCase["scenario"] };
}

test("each relaxation makes the scenario feasible, and one step less does not", async () => {
  const solver = await loadSolver();
  const seen: Record<string, number> = {};
  for (let seed = 1; seed <= 120; seed += 1) {
    const given = randomCase(seed, 12);
    if (bruteForce(given)) continue;
    const { conflict, relaxations, smallest } = explainInfeasible(built(given), solver);
    expect(smallest).toBe(true);
    expect(conflict[0]!.path).toBe("/size");
    for (const { path, from, to, share } of relaxations) {
      const told = `seed ${seed} ${path} ${from} ${to}`;
      expect(share, told).toBeGreaterThan(0);
      expect(bruteForce(changed(given, path, to)), told).not.toBeNull();
      const back = path === "/budget_yuan" ? 2 : 1;
      const less = to + (from > to ? back : -back);
      if (less !== from) expect(bruteForce(changed(given, path, less)), told).toBeNull();
      seen[path.replace(/d\d/, "d")] = (seen[path.replace(/d\d/, "d")] ?? 0) + 1;
    }
  }
  for (const path of ["/size", "/budget_yuan", "/districts/d/min", "/mix/old/min"])
    expect(seen[path], path).toBeGreaterThan(0);
});

test("a minimum that the budget cannot pay for is told in words, with what would do", async () => {
  const { scenario } = parseScenario({
    size: 4,
    weights: { need: 1 },
    spacing_meters: 0,
    districts: { d1: { min: 3 }, d0: { max: 4 } },
    budget_yuan: 1_200_000,
  });
  const count = 8;
  const numbers = (value: (i: number) => number) =>
    Float64Array.from({ length: count }, (_, i) => value(i));
  const given: RandomCase = {
    ...randomCase(1),
    scenario,
    existing: [],
    candidates: {
      ids: Array.from({ length: count }, (_, i) => `c${i}`),
      units: Array.from({ length: count }, (_, i) => `d${i % 2}`),
      kinds: Array.from({ length: count }, () => "old"),
      lon: numbers((i) => 104 + i / 100),
      lat: numbers(() => 30),
      households: numbers(() => 1),
      cost: numbers((i) => (i % 2 === 0 ? 200_000 : 400_000)),
      nominated: new Uint8Array(count),
      inputs: { need: numbers(() => 0.5), ready: numbers(() => 1) },
    },
  };
  expect(explainInfeasible(built(given), await loadSolver())).toEqual({
    conflict: [
      { path: "/size", zh: "共选 4 个", en: "4 chosen in all" },
      { path: "/districts/d1", zh: "d1至少 3 个", en: "d1: at least 3" },
      { path: "/budget_yuan", zh: "预算 1200000 元", en: "budget of 1200000 yuan" },
    ],
    smallest: true,
    relaxations: [
      {
        path: "/budget_yuan",
        from: 1_200_000,
        to: 1_400_000,
        share: expect.closeTo(1 / 6, 9) as number,
        zh: "预算提高到 1400000 元即可行",
        en: "feasible with a budget of 1400000 yuan",
      },
      {
        path: "/size",
        from: 4,
        to: 3,
        share: 0.25,
        zh: "改选 3 个即可行",
        en: "feasible with 3 chosen",
      },
      {
        path: "/districts/d1/min",
        from: 3,
        to: 2,
        share: expect.closeTo(1 / 3, 9) as number,
        zh: "“d1至少 3 个”中的至少降到 2 即可行",
        en: "feasible when the minimum of “d1: at least 3” comes down to 2",
      },
    ],
  });
});
