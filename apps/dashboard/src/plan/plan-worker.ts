import {
  type BuiltProblem,
  type PlanProgress,
  type Problem,
  type Scenario,
  type ScorePlan,
  type Solver,
  barReason,
  buildProblem,
  checkSelection,
  dualBound,
  explainInfeasible,
  frequencySteps,
  hasFrequencies,
  infeasibleResult,
  insertionCost,
  loadSolver,
  newlyCovered,
  planMeasures,
  planResult,
  planSteps,
  replacementCost,
  rulePrices,
  scoreParts,
  usualShaking,
} from "@atlas/planner";
import wasmUrl from "highs/runtime?url";
import { joinTrace } from "./join-trace.js";
import type { PlanGround } from "./plan-ground.js";
import type { Change, GivenSelection, PlanDetails, PlanOrder, PlanReport } from "./plan-orders.js";

/** Milliseconds of shaking between two looks at what else is asked. */
const sliceMs = 40;

/** Milliseconds between two reports of where work stands. */
const reportMs = 250;

let ground: PlanGround | null = null;
let solver: Promise<Solver> | null = null;
let built: { readonly key: string; readonly made: BuiltProblem } | null = null;
/** Counts what replaces what was done before. */
let turn = 0;

const tell = (report: PlanReport): void => postMessage(report);
const theSolver = (): Promise<Solver> =>
  (solver ??= loadSolver(new URL(wasmUrl, location.href).href));

function build(scenario: Scenario): BuiltProblem {
  const key = JSON.stringify(scenario);
  const { candidates, inputs, existing } = ground!;
  if (built?.key !== key)
    built = { key, made: buildProblem(scenario, candidates, inputs, existing) };
  return built.made;
}

/** The problem of a scenario, or nothing: then what is wrong was told. */
function soundProblem(scenario: Scenario): BuiltProblem | null {
  const made = build(scenario);
  if (made.issues.every(({ severity }) => severity !== "error")) return made;
  tell({ kind: "refused", issues: made.issues });
  return null;
}

function detailsOf(scenario: Scenario, problem: Problem, plan: ScorePlan): PlanDetails {
  const { candidates, inputs, existing } = ground!;
  const indexOf = new Map(candidates.ids.map((id, i) => [id, i]));
  const at = (plan.selected ?? []).map((id) => indexOf.get(id)!);
  const covered = newlyCovered(candidates, existing, at, scenario.catchment_meters);
  return {
    choices: at.map((index, i) => ({
      id: candidates.ids[index]!,
      parts:
        problem.demand || problem.balance ? [] : scoreParts(scenario, candidates, inputs, index),
      covered: covered[i]!,
    })),
    prices: plan.duals ? rulePrices(problem, plan.duals) : [],
    measures: planMeasures(candidates, existing, at, scenario.catchment_meters),
    open: problem.barred.filter((reason) => reason === barReason.none).length,
  };
}

function conclude(scenario: Scenario, { problem, issues }: BuiltProblem, plan: ScorePlan): void {
  const result = planResult(scenario, problem, ground!.told, plan);
  const details = detailsOf(scenario, problem, plan);
  tell({ kind: "plan", result, details, issues, shaking: hasFrequencies(scenario) });
}

async function solve(scenario: Scenario): Promise<void> {
  const own = (turn += 1);
  const made = soundProblem(scenario);
  if (!made) return;
  const { problem } = made;
  const { effort } = scenario;
  if (!solver) {
    // The greedy answer does not wait for the solver's code.
    const first = planSteps(problem, null, effort).next();
    if (first.done !== true) tell({ kind: "progress", steps: [first.value] });
  }
  const engine = await theSolver();
  const steps = planSteps(problem, engine, effort, () => performance.now());
  let step = steps.next();
  let told = -Infinity;
  let waiting: PlanProgress[] = [];
  for (; step.done !== true; step = steps.next()) {
    waiting.push(step.value);
    if (performance.now() - told < reportMs) continue;
    tell({ kind: "progress", steps: joinTrace([], waiting) });
    waiting = [];
    told = performance.now();
  }
  if (waiting.length > 0) tell({ kind: "progress", steps: joinTrace([], waiting) });
  const plan = step.value;
  if (plan.selected === null) {
    const why = plan.infeasible ? explainInfeasible(problem, engine) : null;
    const result = infeasibleResult(scenario, ground!.told, plan, why);
    return tell({ kind: "infeasible", result, issues: made.issues });
  }
  conclude(scenario, made, plan);
  await shake(own, scenario);
}

/** Says what a given selection is worth, and shakes. */
async function judge(scenario: Scenario, { selected, basis }: GivenSelection): Promise<void> {
  const own = (turn += 1);
  const made = soundProblem(scenario);
  if (!made) return;
  const { problem } = made;
  const scoreOf = new Map(problem.ids.map((id, k) => [id, problem.scores[k]!] as const));
  const sorted = selected.toSorted(
    (a, b) => (scoreOf.get(b) ?? 0) - (scoreOf.get(a) ?? 0) || (a < b ? -1 : 1),
  );
  const { objective, feasible } = checkSelection(problem, sorted);
  const { duals } = basis.certificate;
  const verified = problem.balance
    ? basis.certificate.verified_bound
    : duals && dualBound(problem, duals);
  const { bound } = basis;
  conclude(scenario, made, {
    selected: sorted,
    objective,
    bound,
    boundKind: basis.bound_kind,
    verifiedBound: verified,
    gap:
      !feasible || bound === null || objective <= 0
        ? null
        : Math.max(0, (bound - objective) / objective),
    duals,
    work: basis.work,
    seconds: basis.time_s,
    stopped: basis.stopped,
    infeasible: false,
    // What was stopped or changed by hand was not drawn.
    lottery: null,
    // Nor were its comparison sites reserved.
    balance: null,
  });
  await shake(own, scenario);
}

async function shake(own: number, scenario: Scenario): Promise<void> {
  if (!hasFrequencies(scenario)) return;
  const { candidates, inputs, existing } = ground!;
  let told = -Infinity;
  const steps = frequencySteps(scenario, candidates, inputs, existing, usualShaking);
  for (;;) {
    const until = performance.now() + sliceMs;
    let step = steps.next();
    while (step.done !== true && performance.now() < until) step = steps.next();
    if (step.done === true) {
      const { runs, share } = step.value;
      return tell({ kind: "shaken", runs, share });
    }
    if (performance.now() - told > reportMs) {
      tell({ kind: "shaken", runs: step.value, share: null });
      told = performance.now();
    }
    await new Promise((resolve) => setTimeout(resolve, 0));
    if (own !== turn) return;
  }
}

const bars = ["", "excluded", "nearExisting", "noPosition", "noCost"] as const;

async function change({
  scenario,
  plan,
  id,
}: Extract<PlanOrder, { readonly kind: "change" }>): Promise<void> {
  const { problem } = build(scenario);
  const k = problem.ids.indexOf(id);
  const bar = k < 0 ? "filtered" : bars[problem.barred[k]!]!;
  const told = (made: Change): void => tell({ kind: "change", id, change: made });
  if (bar !== "") return told({ bar });
  const engine = await theSolver();
  const cost = plan.selected.includes(id) ? replacementCost : insertionCost;
  told(cost(problem, plan, id, engine, scenario.effort));
}

addEventListener("message", ({ data }: MessageEvent<PlanOrder>) => {
  const work = async (): Promise<void> => {
    if (data.kind === "ground") {
      ground = data.ground;
      built = null;
    } else if (data.kind === "solve") await solve(data.scenario);
    else if (data.kind === "judge") await judge(data.scenario, data.given);
    else await change(data);
  };
  work().catch((fault: unknown) => tell({ kind: "fault", message: String(fault) }));
});
