import { expect, test } from "vitest";
import { buildProblem } from "../model/build-problem.js";
import type { Lottery } from "../model/lottery.js";
import { parseScenario } from "../scenario/parse-scenario.js";
import { solvePlan } from "../solve-plan.js";
import { loadSolver } from "../solver/load-solver.js";
import { syntheticCity, syntheticInputs } from "../testing/synthetic-city.js";
import { checkLottery } from "./check-lottery.js";
import { drawLot } from "./draw-lot.js";

const { scenario } = parseScenario({
  mode: "lottery",
  size: 6,
  weights: { around: 1, ready: 1 },
  mix: { old: { min: 3 } },
  lottery: { within: 0.1, pool: 30, lots: 1000 },
  seed: 7,
});
const { problem } = buildProblem(scenario, syntheticCity(800, 3), syntheticInputs, []);
const held = async (): Promise<{ lottery: Lottery; selected: readonly string[] }> => {
  const plan = solvePlan(problem, await loadSolver(), scenario.effort);
  return JSON.parse(JSON.stringify({ lottery: plan.lottery, selected: plan.selected })) as {
    lottery: Lottery;
    selected: readonly string[];
  };
};

test("a lottery that was printed holds, is leximin, and gives everybody in it a chance near the bound", async () => {
  const { lottery, selected } = await held();
  expect(checkLottery(problem, lottery, selected)).toEqual([]);
  expect(lottery.proven).toBe(true);
  const { probability, bound, bound_kind: kind } = lottery.maximin!;
  expect(kind).toBe("verified");
  expect(bound - probability).toBeLessThan(1e-6);
  expect(lottery.panels.length).toBeGreaterThan(5);
  // Six of some thirty: nobody can be sure of more than the mean.
  expect(probability).toBeLessThanOrEqual(6 / lottery.chances.length + 1e-9);
  expect(await held()).toEqual({ lottery, selected });
});

test("a lottery that somebody changed does not hold", async () => {
  const { lottery, selected } = await held();
  const [first, second] = [lottery.panels[0]!, lottery.panels[1]!];
  const spare = problem.ids.find((id) => !lottery.chances.some((chance) => chance.id === id))!;
  const other = lottery.panels.find(({ selected: ids }) => ids.join() !== selected.join())!;
  const maximin = lottery.maximin!;
  const changes: readonly Partial<Lottery>[] = [
    { lots: 999 },
    { floor: lottery.floor * 0.5 },
    { best_objective: lottery.best_objective * 0.9 },
    { drawn: { ...lottery.drawn, lot: (lottery.drawn.lot + 1) % 1000 } },
    { drawn: { ...lottery.drawn, seed: 8 } },
    { panels: lottery.panels.slice(1) },
    { panels: [{ ...first, lots: first.lots + 1 }, ...lottery.panels.slice(1)] },
    {
      panels: [
        { ...first, selected: [spare, ...first.selected.slice(1)] },
        ...lottery.panels.slice(1),
      ],
    },
    {
      panels: [
        { ...second, first: 0 },
        { ...first, first: second.lots },
        ...lottery.panels.slice(2),
      ],
    },
    {
      chances: lottery.chances.map((chance, i) =>
        i === 0 ? { ...chance, lots: chance.lots + 1 } : chance,
      ),
    },
    { maximin: { ...maximin, bound: maximin.probability / 2 } },
    { maximin: { ...maximin, duals: null } },
    { maximin: { ...maximin, weights: { [spare]: 1 } } },
  ];
  for (const change of changes)
    expect(
      checkLottery(problem, { ...lottery, ...change }, selected).length,
      Object.keys(change).join(),
    ).toBeGreaterThan(0);
  expect(checkLottery(problem, lottery, other.selected).length).toBeGreaterThan(0);
  for (const nonsense of [null, {}, { ...lottery, panels: [null] }, { ...lottery, chances: [{}] }])
    expect(checkLottery(problem, nonsense as unknown as Lottery, selected)).toHaveLength(1);
});

test("the draw is mulberry32's first number of the seed", () => {
  // Published values of mulberry32: seed 0 gives 0.26642920868471265, seed 1 gives 0.6270739405881613.
  expect([drawLot(0, 1000), drawLot(1, 1000), drawLot(1, 1)]).toEqual([266, 627, 0]);
  const seen = new Uint32Array(10);
  for (let seed = 0; seed < 10_000; seed += 1) seen[drawLot(seed, 10)]! += 1;
  expect(Math.min(...seen)).toBeGreaterThan(850);
});
