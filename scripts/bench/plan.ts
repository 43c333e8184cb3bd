// Choosing: npm run bench -- plan [--mode score|coverage|representative|lottery] [--sizes 20,80,100] [--seeds 10] [--candidates 27000] [--plain]
// Synthetic cities (one a seed) under quotas of every kind, spacing 800 m. For each size: time to the first answer, gaps at 2, 5 and 10 s, time to the
// end, and the gap of greedy alone to the best bound. --plain also gives HiGHS alone the whole model of each seed (score and coverage), for as long as ours
// took to its end and for 10 s; ours is held against the latter as it stood by then.
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { quantile } from "@atlas/testkit/numbers";
import {
  buildProblem,
  loadSolver,
  parseScenario,
  planSteps,
  solvePlan,
} from "../../packages/planner/src/index.js";
import { solveCoverProgram } from "../../packages/planner/src/coverage/cover-program.js";
import { checkSelection } from "../../packages/planner/src/check/check-selection.js";
import type { Problem } from "../../packages/planner/src/model/problem.js";
import { prepare } from "../../packages/planner/src/model/prepare.js";
import { solveWhole } from "../../packages/planner/src/score/solve-whole.js";
import {
  syntheticCity,
  syntheticInputs,
} from "../../packages/planner/src/testing/synthetic-city.js";

const { values } = parseArgs({
  options: {
    sizes: { type: "string", default: "20,80,100" },
    seeds: { type: "string", default: "10" },
    candidates: { type: "string", default: "27000" },
    mode: { type: "string", default: "score" },
    plain: { type: "boolean", default: false },
  },
});
const marks = [2, 5, 10] as const;
const solver = await loadSolver();
/** With --plain processor time: ours and HiGHS alone run one after the other, and others' work may slow either. */
const clock = (): number => {
  if (!values.plain) return performance.now();
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const scenarioOf = (size: number) =>
  parseScenario({
    size,
    mode: values.mode,
    weights: { around: 0.4, ready: 0.6 },
    representative: { covariates: { households: 1, old: 1, around: 1, ready: 1 } },
    spacing_meters: 800,
    districts: Object.fromEntries(
      Array.from({ length: 23 }, (_, i) => [
        `D${i}`,
        { min: size >= 80 ? 1 : 0, max: Math.ceil(size / 6) },
      ]),
    ),
    mix: { old: { min: Math.floor(size / 2) } },
    budget_yuan: size * 7e5,
    effort: { seconds: 10 },
  }).scenario;

/** What HiGHS alone finds of the whole model within a time, making its rows included; null: nothing. */
function plainHighs(problem: Problem, within: number) {
  const started = clock();
  const prepared = prepare(problem);
  // The solver's own limit is of time on the wall: far enough away that the clock ends it.
  const limits = { nodes: 1e9, seconds: 10 * within, clock: () => 10 * clock() };
  const { chosen, status } = problem.demand
    ? solveCoverProgram(
        solver,
        prepared,
        problem.demand.cover,
        problem.demand.weights,
        true,
        null,
        limits,
      )
    : solveWhole(solver, prepared, [...prepared.order], [], null, limits);
  const checked =
    chosen &&
    checkSelection(
      problem,
      chosen.map((k) => problem.ids[k]!),
    );
  const objective = checked?.feasible === true ? checked.objective : null;
  return { objective, status, seconds: (clock() - started) / 1000 };
}

/** Which of two objectives is better, beyond rounding. */
const verdict = (ours: number | null, plain: number | null): "better" | "equal" | "worse" => {
  if (ours === null || plain === null)
    return ours === plain ? "equal" : plain === null ? "better" : "worse";
  if (Math.abs(ours - plain) <= 1e-7 * Math.max(1, plain)) return "equal";
  return ours > plain ? "better" : "worse";
};

const shown = (numbers: readonly number[], digits: number, unit: string): string =>
  `median ${quantile(numbers, 0.5).toFixed(digits)}${unit}, ${quantile(numbers, 0).toFixed(digits)} to ${quantile(numbers, 1).toFixed(digits)}${unit}`;

for (const size of values.sizes.split(",").map(Number)) {
  const scenario = scenarioOf(size);
  const first: number[] = [];
  const end: number[] = [];
  const greedyGap: number[] = [];
  const verifiedGap: number[] = [];
  const gapAt = marks.map((): number[] => []);
  let [verified, proven, leximin] = [0, 0, 0];
  const duels: string[] = [];
  const counts = { better: 0, equal: 0, worse: 0 };
  // Neither pays for compiling what it runs, which is counted as processor time.
  if (values.plain)
    for (let seed = 101; seed <= 103; seed += 1) {
      const city = syntheticCity(Number(values.candidates), seed);
      const { problem } = buildProblem(scenario, city, syntheticInputs, []);
      solvePlan(problem, solver, scenario.effort, clock);
      plainHighs(problem, 10);
    }
  for (let seed = 1; seed <= Number(values.seeds); seed += 1) {
    const city = syntheticCity(Number(values.candidates), seed);
    const { problem } = buildProblem(scenario, city, syntheticInputs, []);
    const steps = planSteps(problem, solver, scenario.effort, clock);
    let greedy: number | null = null;
    const improved: { readonly seconds: number; readonly objective: number }[] = [];
    const gaps = marks.map(() => Number.POSITIVE_INFINITY);
    for (;;) {
      const step = steps.next();
      const { objective, bound, seconds } = step.value;
      if (objective !== null && greedy === null) {
        greedy = objective;
        first.push(1000 * seconds);
      }
      if (objective !== null) improved.push({ seconds, objective });
      if (objective !== null && bound !== null)
        marks.forEach((mark, i) => {
          if (seconds <= mark) gaps[i] = Math.max(0, (100 * (bound - objective)) / objective);
        });
      if (!step.done) continue;
      end.push(seconds);
      greedyGap.push((100 * (step.value.bound! - greedy!)) / greedy!);
      verifiedGap.push((100 * (step.value.verifiedBound! - objective!)) / objective!);
      if (step.value.boundKind === "verified") verified += 1;
      if (step.value.gap === 0) proven += 1;
      if (step.value.lottery?.proven === true) leximin += 1;
      break;
    }
    gaps.forEach((gap, i) => gapAt[i]!.push(gap));
    if (!values.plain || (values.mode !== "score" && values.mode !== "coverage")) continue;
    const oursBy = (seconds: number): number | null =>
      improved.findLast((one) => one.seconds <= seconds)?.objective ?? null;
    const ended = end.at(-1)!;
    for (const plain of [plainHighs(problem, ended), plainHighs(problem, 10)]) {
      const ours = oursBy(plain.seconds);
      const said = verdict(ours, plain.objective);
      counts[said] += 1;
      duels.push(
        `  seed ${seed}: plain HiGHS ${plain.objective?.toFixed(4) ?? "no answer"}, ${plain.status} after ${plain.seconds.toFixed(2)} s; ours by then ${ours?.toFixed(4) ?? "no answer"} (end ${ended.toFixed(2)} s): ${said}`,
      );
    }
  }
  process.stdout.write(
    `${values.mode}, N ${size}, ${values.candidates} candidates, n ${values.seeds}, load ${loadavg()[0]!.toFixed(1)}
  first answer   ${shown(first, 0, " ms")}
  greedy alone   gap ${shown(greedyGap, 3, " %")}
${marks.map((mark, i) => `  gap at ${mark} s    ${shown(gapAt[i]!, 4, " %")}`).join("\n")}
  verified gap   ${shown(verifiedGap, 4, " %")} (from multipliers alone)
  to the end     ${shown(end, 2, " s")}; proven best ${proven}, bound verified ${verified}${values.mode === "lottery" ? `, leximin proven ${leximin}` : ""}
`,
  );
  if (duels.length > 0)
    process.stdout.write(
      `${duels.join("\n")}\n  ours better in ${counts.better}, equal in ${counts.equal}, worse in ${counts.worse}\n`,
    );
}
