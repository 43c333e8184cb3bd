import { expect, test } from "vitest";
import { dualBound } from "../check/dual-bound.js";
import { includedClash } from "../model/included-clash.js";
import { buildProblem } from "../model/build-problem.js";
import { prepare } from "../model/prepare.js";
import { makeCliqueStore } from "../score/clique-store.js";
import { loadSolver } from "../solver/load-solver.js";
import { bruteForce } from "../testing/brute-force.js";
import { randomCase } from "../testing/random-case.js";
import { coverCertificate } from "./cover-certificate.js";
import { makeCoverLagrangian } from "./cover-lagrangian.js";
import { solveCoverProgram } from "./cover-program.js";
import { type CoverBound, lowerCoverBound } from "./lower-cover-bound.js";

test("the volume algorithm's bound is proven by its multipliers, over every selection, and near the linear relaxation", async () => {
  const solver = await loadSolver();
  let [feasible, near] = [0, 0];
  for (let seed = 1; seed <= 150; seed += 1) {
    const base = randomCase(seed);
    const scenario = { ...base.scenario, mode: "coverage" as const, catchment_meters: 600 };
    const truth = bruteForce({ ...base, scenario });
    const { problem } = buildProblem(scenario, base.candidates, base.inputs, base.existing);
    const prepared = prepare(problem);
    if (!truth || includedClash(prepared)) continue;
    feasible += 1;
    const { weights } = problem.demand!;
    const cover = problem.demand!.cover;
    const store = makeCliqueStore(prepared);
    const lagrangian = makeCoverLagrangian(prepared, cover, weights, store);
    let last: CoverBound | null = null;
    let before = Infinity;
    for (const found of lowerCoverBound(prepared, cover, weights, store, lagrangian, () => 0)) {
      expect(found.bound).toBeLessThanOrEqual(before);
      [last, before] = [found, found.bound];
      if (found.settled) break;
    }
    const told = `seed ${seed}`;
    const proven = dualBound(problem, coverCertificate(problem, store, last!))!;
    expect(proven, told).toBeGreaterThanOrEqual(truth.objective - 1e-6);
    expect(Math.abs(proven - last!.bound), told).toBeLessThan(1 + 1e-6);
    const limits = { nodes: 1, seconds: 10, clock: () => 0 };
    const relaxed = solveCoverProgram(solver, prepared, cover, weights, false, null, limits);
    if (last!.bound <= relaxed.bound * 1.01 + 1e-6) near += 1;
  }
  expect(feasible).toBeGreaterThan(40);
  expect(near / feasible).toBeGreaterThan(0.97);
});
