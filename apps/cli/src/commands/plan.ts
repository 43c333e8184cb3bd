import { readFileSync } from "node:fs";
import { divisionById } from "@atlas/divisions";
import {
  defaultWindow,
  metricConfig,
  plannerCandidates,
  plannerInputs,
  windowDueDays,
} from "@atlas/metrics";
import { csvRecords } from "@atlas/normalize";
import {
  type BalanceResult,
  type ChangeCost,
  type Lottery,
  type PlanResult,
  type PlanSources,
  type Problem,
  type ScenarioIssue,
  buildProblem,
  explainInfeasible,
  infeasibleResult,
  insertionCost,
  loadSolver,
  parseScenario,
  planReasons,
  planResult,
  solvePlan,
} from "@atlas/planner";
import { AppError } from "@atlas/schema";
import { syntheticNote } from "../export/synthetic-mark.js";
import { print, say } from "../output.js";
import { given, productText } from "../paths.js";
import { adoptPlan } from "../plan/adopt-plan.js";
import { checkPlan } from "../plan/check-plan.js";
import { proposalFile, proposalFormat } from "../plan/proposal-file.js";
import { readPlanResult } from "../plan/read-plan-result.js";
import { whileWaiting } from "../progress.js";
import { openGiven } from "../require-warehouse.js";
import { writeOutput } from "../write-output.js";

/** Options as they were typed. */
export interface PlanCommand {
  readonly scenario: string;
  readonly check?: string;
  readonly adopt?: string;
  readonly out?: string;
  readonly reasons?: boolean;
  readonly whyNot?: string;
  readonly lang?: string;
  readonly json?: boolean;
}

/** Exit code of a plan that is infeasible, or of a selection that does not check. */
const notFeasible = 5;

/** `atlas plan`: select the next batch, verify a selection without a solver, or write an adopted one as a return. */
export async function plan(root: string, options: PlanCommand): Promise<number> {
  if (options.check !== undefined && options.adopt !== undefined)
    throw new AppError(
      "usage",
      "atlas: --check 与 --adopt 只能用一个 · expected one of --check and --adopt",
    );
  if (options.adopt !== undefined && options.out === undefined)
    throw new AppError("usage", "atlas: --adopt 须有 --out · --adopt needs --out");
  const proposal =
    options.adopt === undefined && options.out !== undefined
      ? { path: given(options.out), format: proposalFormat(options.out) }
      : null;
  if (proposal && options.check !== undefined)
    throw new AppError(
      "usage",
      "atlas: --check 不写文件, 请去掉 --out · --check writes no file; leave --out out",
    );
  const { lang: language = "zh" } = options;
  if (language !== "zh" && language !== "en")
    throw new AppError("usage", `atlas: --lang ${language}: 应为 zh 或 en · expected zh or en`);
  const { scenario, issues } = parseScenario(readJson("--scenario", options.scenario));
  refuse(issues);
  const { database, manifest } = await openGiven(root);
  try {
    const config = metricConfig(manifest.as_of, manifest.configuration);
    const window = defaultWindow(manifest.as_of, windowDueDays(config));
    const candidates = await whileWaiting("候选 candidates", () =>
      plannerCandidates(database, config, window),
    );
    const inputs = plannerInputs(csvRecords(productText("data", "planner", "inputs.csv")));
    const unitNames = Object.fromEntries(
      candidates.units.map((unit) => [unit, divisionById(unit)?.name ?? unit]),
    );
    const built = buildProblem(scenario, { ...candidates, unitNames }, inputs, candidates.existing);
    refuse(built.issues);
    for (const issue of built.issues) say(wordsOf(issue));
    if (manifest.synthetic) say(syntheticNote);
    const ground = { warehouse: manifest.version, as_of: manifest.as_of, window };
    if (options.check !== undefined)
      return tellCheck(
        built.problem,
        readPlanResult("--check", readJson("--check", options.check)),
        options,
      );
    if (options.adopt !== undefined) {
      const result = readPlanResult("--adopt", readJson("--adopt", options.adopt));
      const checked = checkPlan(built.problem, result);
      if (!checked.holds) return tellCheck(built.problem, result, options);
      const adopted = await adoptPlan(database, manifest, result.selected, given(options.out!));
      if (options.json) print(`${JSON.stringify(adopted)}\n`);
      else
        say(
          `第 ${adopted.batch} 批 ${adopted.rows} 个示范点已写入 ${options.out!}; 用 atlas ingest 入库 · written as a return; ingest it to set the batch`,
        );
      return 0;
    }
    const sources: PlanSources = {
      scenario,
      candidates,
      inputs,
      existing: candidates.existing,
      problem: built.problem,
    };
    return await choose(sources, ground, options, async (result) => {
      if (!proposal) return;
      const units = await database.query<{ readonly division_id: string; readonly name: string }>(
        `SELECT division_id, ${language === "zh" ? "name" : "name_en"} AS name FROM division`,
      );
      const names = new Map(units.map(({ division_id: id, name }) => [id, name]));
      const { synthetic } = manifest;
      const file = proposalFile({ ...sources, candidates }, result, proposal.format, {
        language,
        synthetic,
        unitName: (id) => names.get(id) ?? id,
      });
      await writeOutput(proposal.path, file);
      say(`论证表已写入 ${options.out!} · proposal written`);
    });
  } finally {
    await database.close();
  }
}

async function choose(
  sources: PlanSources,
  ground: PlanResult["ground"],
  options: PlanCommand,
  onPlan: (result: PlanResult) => Promise<void>,
): Promise<number> {
  const { scenario, problem } = sources;
  if (options.whyNot !== undefined && !problem.ids.includes(options.whyNot))
    throw new AppError(
      "usage",
      `atlas: --why-not ${options.whyNot}: 候选中没有这个小区 · no candidate has this id`,
    );
  const solver = await loadSolver();
  const found = await whileWaiting("选点 plan", () =>
    Promise.resolve(solvePlan(problem, solver, scenario.effort, () => performance.now())),
  );
  if (found.selected === null) {
    const why = found.infeasible ? explainInfeasible(problem, solver) : null;
    if (options.json) print(`${JSON.stringify(infeasibleResult(scenario, ground, found, why))}\n`);
    if (!why) {
      say(
        "在限定的工作量内没有找到可行方案, 也没有证明不可行 · no feasible plan was found within the effort, nor was it proven that there is none",
      );
      return notFeasible;
    }
    say(`方案不可行, 下列要求互相冲突 · infeasible; these rules are at odds:`);
    for (const { zh, en, path } of why.conflict) say(`  ${zh} · ${en} (${path})`);
    for (const { zh, en } of why.relaxations) say(`  → ${zh} · ${en}`);
    return notFeasible;
  }
  const result = planResult(scenario, problem, ground, found);
  await onPlan(result);
  const reasons = options.reasons
    ? await whileWaiting("理由 reasons", () =>
        Promise.resolve(planReasons(sources, result, solver)),
      )
    : null;
  const whyNot =
    options.whyNot === undefined
      ? null
      : insertionCost(
          problem,
          result.lottery
            ? { selected: result.lottery.best, objective: result.lottery.best_objective }
            : result,
          options.whyNot,
          solver,
          scenario.effort,
        );
  if (options.json)
    print(
      `${JSON.stringify({ ...result, ...(reasons && { reasons }), ...(whyNot && { why_not: whyNot }) })}\n`,
    );
  else {
    print(`${result.selected.join("\n")}\n`);
    say(summary(result));
    if (result.lottery) say(lotteryWords(result.lottery));
    if (result.balance) say(balanceWords(result.balance));
    if (whyNot) say(whyNotWords(whyNot));
    for (const { zh, en, price } of reasons?.prices ?? [])
      say(
        `  ${zh}: 每放宽 1 上界可升 ${price} · ${en}: the bound rises by ${price} when it gives way by 1`,
      );
  }
  return 0;
}

const summary = ({
  objective,
  bound,
  bound_kind: kind,
  gap,
  stopped,
  time_s: seconds,
}: PlanResult): string => {
  const percent = gap === null ? "?" : `${(100 * gap).toFixed(3)} %`;
  const best = gap === 0 ? " 最优 optimal" : "";
  const brake = stopped === "time" ? "; 因超时停止 · stopped by time" : "";
  return `目标值 objective ${objective.toFixed(6)}, 上界 bound ${bound?.toFixed(6) ?? "?"} (${kind === "verified" ? "可复核 verified" : "求解器 solver"}), 差距 gap ${percent}${best}, ${seconds.toFixed(2)} s${brake}`;
};

const balanceWords = ({
  imbalance,
  covariates,
  comparisons,
  detectable,
}: BalanceResult): string => {
  const worst = covariates.reduce((most, one) =>
    Math.abs(one.smd) > Math.abs(most.smd) ? one : most,
  );
  const least = detectable === null ? "?" : detectable.sd.toFixed(2);
  return `标准化均值差平均 ${imbalance.toFixed(4)}, 最大 ${worst.smd.toFixed(4)} (${worst.id}); 对照点 ${comparisons.length} 个, 可测得的最小差异 ${least} 个标准差 · mean difference, the largest; comparison sites; least effect that would be found, in standard deviations`;
};

const lotteryWords = ({ panels, lots, drawn, maximin, proven, chances }: Lottery): string => {
  const least = Math.min(...chances.map((chance) => chance.lots)) / lots;
  const bound = maximin === null ? "?" : maximin.bound.toFixed(4);
  const kind = proven ? "已证明字典序最优 proven leximin" : "未证明字典序最优 not proven leximin";
  return `抽签: ${panels.length} 组 ${lots} 签, 种子 ${drawn.seed} 抽出第 ${drawn.lot} 签 (第 ${drawn.panel + 1} 组); 每个候选至少 ${least} 的机会, 上界 ${bound}; ${kind} · panels ${panels.length}, lots ${lots}, lot ${drawn.lot} drawn by seed ${drawn.seed}`;
};

const whyNotWords = ({ id, cost, exact, leave }: ChangeCost): string =>
  cost === null
    ? `${id}: 选入则${exact ? "无可行方案" : "没有找到方案"} · with it ${exact ? "nothing is feasible" : "nothing was found"}`
    : `${id}: 选入则目标值少 ${cost.toFixed(6)}, 换下 ${leave.join("、")} · with it the objective is less by that much, for these`;

function tellCheck(problem: Problem, result: PlanResult, options: PlanCommand): number {
  const checked = checkPlan(problem, result);
  if (options.json) print(`${JSON.stringify(checked)}\n`);
  for (const { zh, en } of checked.faults) say(`  ${zh} · ${en}`);
  say(
    checked.holds
      ? `方案核对无误 · the plan checks; 上界 bound: ${checked.bound_verified ? "已复核 verified" : "未能复核 not verified"}`
      : "方案核对未通过 · the plan does not check",
  );
  return checked.holds ? 0 : notFeasible;
}

function readJson(option: string, path: string): unknown {
  try {
    return JSON.parse(readFileSync(given(path), "utf8")) as unknown;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new AppError(
      "usage",
      `atlas: ${option} ${path} 无法读取, 应为 JSON 文件 · cannot be read; expected a JSON file: ${why.split("\n")[0]}`,
      { path },
      cause,
    );
  }
}

const wordsOf = ({ path, zh, en }: ScenarioIssue): string => `  ${path || "/"}: ${zh} · ${en}`;

/** @throws AppError `scenario_invalid` naming every field that cannot be taken */
function refuse(issues: readonly ScenarioIssue[]): void {
  const errors = issues.filter(({ severity }) => severity === "error");
  if (errors.length > 0)
    throw new AppError(
      "scenario_invalid",
      `planner: 方案有误 · the scenario has faults:\n${errors.map(wordsOf).join("\n")}`,
      { issues: errors },
    );
}
