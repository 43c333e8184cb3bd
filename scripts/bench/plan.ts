// Choosing: npm run bench -- plan [--mode score|coverage|representative|lottery] [--sizes 20,80,100] [--seeds 10] [--candidates 27000] [--plain]
// Synthetic cities (one a seed) under quotas of every kind, spacing 800 m. For each size: time to the first answer, gaps at 2, 5 and 10 s, time to the
// end, and the gap of greedy alone to the best bound. --plain also gives HiGHS the whole model for 10 s (seed 1): its own best answer and bound.
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { quantile } from "@atlas/testkit/numbers";
import {
  buildProblem,
  loadSolver,
  parseScenario,
  planSteps,
} from "../../packages/planner/src/index.js";
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
const clock = (): number => performance.now();

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
  for (let seed = 1; seed <= Number(values.seeds); seed += 1) {
    const city = syntheticCity(Number(values.candidates), seed);
    const { problem } = buildProblem(scenario, city, syntheticInputs, []);
    const steps = planSteps(problem, solver, scenario.effort, clock);
    let greedy: number | null = null;
    const gaps = marks.map(() => Number.POSITIVE_INFINITY);
    for (;;) {
      const step = steps.next();
      const { objective, bound, seconds } = step.value;
      if (objective !== null && greedy === null) {
        greedy = objective;
        first.push(1000 * seconds);
      }
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
  if (!values.plain || values.mode !== "score") continue;
  const { problem } = buildProblem(
    scenario,
    syntheticCity(Number(values.candidates), 1),
    syntheticInputs,
    [],
  );
  const prepared = prepare(problem);
  const started = clock();
  const plain = solveWhole(solver, prepared, [...prepared.order], [], null, {
    nodes: 1e9,
    seconds: 10,
    clock,
  });
  const worth = plain.chosen?.reduce((sum, k) => sum + problem.scores[k]!, 0) ?? null;
  process.stdout.write(
    `  plain HiGHS    objective ${worth?.toFixed(4) ?? "none"}, bound ${plain.bound.toFixed(4)}, ${plain.status}, ${((clock() - started) / 1000).toFixed(1)} s with making its rows\n`,
  );
}
