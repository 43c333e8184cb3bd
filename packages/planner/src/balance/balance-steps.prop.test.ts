import { expect, test } from "vitest";
import { balanceBound } from "../check/balance-bound.js";
import { checkBalance } from "../check/check-balance.js";
import { haversineMeters } from "../check/check-selection.js";
import { buildProblem } from "../model/build-problem.js";
import { solvePlan } from "../solve-plan.js";
import { loadSolver } from "../solver/load-solver.js";
import { allSelections } from "../testing/brute-force.js";
import { type RandomCase, randomCase } from "../testing/random-case.js";
import { syntheticCity, syntheticInputs } from "../testing/synthetic-city.js";
import { parseScenario } from "../scenario/parse-scenario.js";

const covariates = { households: 2, old: 1, need: 1 };

/** Imbalance of a selection in plain loops from the candidates as given: observed means, missing as the mean, and a column for what is missing. */
function plainImbalance({ candidates }: RandomCase, selected: readonly string[]): number {
  const columns: { weight: number; values: readonly (number | null)[] }[] = [
    { weight: 2, values: [...candidates.households] },
    {
      weight: 1,
      values: candidates.kinds.map((kind) => ({ old: 1, managed: 0 })[kind] ?? null),
    },
    {
      weight: 1,
      values: [...candidates.inputs["need"]!].map((one) => (Number.isNaN(one) ? null : one)),
    },
  ];
  for (const { weight, values } of columns.slice())
    if (values.includes(null))
      columns.push({ weight, values: values.map((value) => (value === null ? 1 : 0)) });
  const whole = columns.reduce((sum, { weight }) => sum + weight, 0);
  const mean = (numbers: readonly number[]): number =>
    numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
  return columns.reduce((sum, { weight, values }) => {
    const known = values.filter((value) => value !== null);
    if (known.length === 0) return sum;
    const center = mean(known);
    const sd = Math.sqrt(mean(known.map((one) => (one - center) ** 2)));
    if (sd < 1e-12) return sum;
    const own = selected.map((id) => values[candidates.ids.indexOf(id)] ?? center);
    return sum + (weight / whole) * Math.abs((mean(own) - center) / sd);
  }, 0);
}

test("the chosen are as like the frame as any that trying every subset finds, under every kind of rule", async () => {
  const solver = await loadSolver();
  let feasible = 0;
  for (let seed = 1; seed <= 150; seed += 1) {
    const given = randomCase(seed, 14);
    const scenario = {
      ...given.scenario,
      mode: "representative" as const,
      representative: { covariates },
    };
    const told = `seed ${seed}: ${JSON.stringify(scenario)}`;
    const { problem, issues } = buildProblem(
      scenario,
      given.candidates,
      given.inputs,
      given.existing,
    );
    expect(issues.filter(({ code }) => code === "unknown_input")).toEqual([]);
    const plan = solvePlan(problem, solver, scenario.effort);
    const all = allSelections(given);
    expect(plan.infeasible, told).toBe(all.length === 0);
    if (all.length === 0) continue;
    const least = Math.min(...all.map(({ selected }) => plainImbalance(given, selected)));
    expect(plan.objective, told).toBeCloseTo(1 - least, 8);
    expect(1 - plainImbalance(given, plan.selected!), told).toBeCloseTo(plan.objective!, 9);
    expect(plan.bound, told).toBeGreaterThanOrEqual(1 - least - 1e-9);
    expect(balanceBound(problem, problem.balance!), told).toBeGreaterThanOrEqual(1 - least - 1e-9);
    expect(checkBalance(problem, plan.balance!, plan.selected!), told).toEqual([]);
    feasible += 1;
  }
  expect(feasible).toBeGreaterThan(50);
});

test("comparison sites are those that all ways of reserving them cannot better", async () => {
  const solver = await loadSolver();
  let compared = 0;
  for (let seed = 1; seed <= 120; seed += 1) {
    const given = randomCase(seed, 12);
    const scenario = {
      ...given.scenario,
      mode: "representative" as const,
      representative: { covariates },
      catchment_meters: 300,
      spacing_meters: Math.min(given.scenario.spacing_meters, 400),
    };
    const { problem } = buildProblem(scenario, given.candidates, given.inputs, given.existing);
    const { selected, balance } = solvePlan(problem, solver, scenario.effort);
    if (selected === null || selected.length > 4) continue;
    const { units, kinds, covariates: columns, apartMeters } = problem.balance!;
    const at = selected.map((id) => problem.ids.indexOf(id));
    const free = problem.ids.flatMap((id, k) =>
      !selected.includes(id) &&
      [0, 4].includes(problem.barred[k]!) &&
      at.every(
        (c) =>
          haversineMeters(problem.lon[c]!, problem.lat[c]!, problem.lon[k]!, problem.lat[k]!) >=
          apartMeters,
      )
        ? [k]
        : [],
    );
    const cost = (a: number, b: number): number =>
      Math.sqrt(
        columns.reduce(
          (sum, { weight, values }) => sum + weight * (values[a]! - values[b]!) ** 2,
          0,
        ),
      ) +
      (kinds[a] === kinds[b] ? 0 : 100) +
      (units[a] === units[b] ? 0 : 10);
    const best = (i: number, left: readonly number[]): number =>
      i === at.length
        ? 0
        : Math.min(
            1e4 + best(i + 1, left),
            ...left.map(
              (site) =>
                cost(at[i]!, site) +
                best(
                  i + 1,
                  left.filter((one) => one !== site),
                ),
            ),
          );
    const reserved = balance!.comparisons.reduce(
      (sum, { id, of }) => sum + cost(problem.ids.indexOf(of), problem.ids.indexOf(id)),
      1e4 * (selected.length - balance!.comparisons.length),
    );
    expect(reserved, `seed ${seed}`).toBeCloseTo(best(0, free), 6);
    if (free.length > 1) compared += 1;
  }
  expect(compared).toBeGreaterThan(20);
});

test("among many candidates the differences are small, the answer is the same whatever the clock says, and what was changed does not check", async () => {
  const { scenario } = parseScenario({
    mode: "representative",
    size: 20,
    representative: { covariates: { households: 1, old: 1, around: 1, ready: 1 } },
    mix: { old: { min: 12 } },
  });
  const { problem } = buildProblem(scenario, syntheticCity(4000, 5), syntheticInputs, []);
  const solver = await loadSolver();
  const plan = solvePlan(problem, solver, scenario.effort);
  let clock = 0;
  const again = solvePlan(problem, solver, scenario.effort, () => (clock += 1));
  expect(again.selected).toEqual(plan.selected);
  expect(plan.balance!.imbalance).toBeLessThan(0.01);
  expect(plan.boundKind).toBe("verified");
  expect(plan.gap).toBeLessThan(0.01);
  expect(plan.balance!.comparisons).toHaveLength(20);
  expect(checkBalance(problem, plan.balance!, plan.selected!)).toEqual([]);
  const [first, second] = plan.balance!.comparisons;
  const changed = (comparisons: readonly object[]) =>
    checkBalance(
      problem,
      { ...plan.balance!, comparisons } as typeof plan.balance & object,
      plan.selected!,
    );
  expect(changed([first!, { ...second!, id: first!.id }]).length).toBe(1);
  expect(changed([{ ...first!, id: plan.selected![3] }]).length).toBe(1);
  expect(changed([{ ...first!, of: "nobody" }]).length).toBe(1);
  expect(checkBalance(problem, { ...plan.balance!, imbalance: 0 }, plan.selected!).length).toBe(1);
});
