import type { Bilingual } from "@atlas/schema";
import type { Lottery } from "../model/lottery.js";
import { narrowProblem } from "../model/narrow-problem.js";
import { panelProblem } from "../model/panel-problem.js";
import type { Problem } from "../model/problem.js";
import { checkSelection } from "./check-selection.js";
import { drawLot } from "./draw-lot.js";
import { dualBound } from "./dual-bound.js";

/** Difference that adding up in another order may make. */
const rounding = 1e-7;
const near = (a: number, b: number): boolean =>
  Math.abs(a - b) <= rounding * Math.max(1, Math.abs(b));
const fault = (zh: string, en: string): Bilingual => ({ zh, en });

/**
 * Holds a lottery again without a solver: every panel keeps all rules and the floor, lots are numbered without a gap, each candidate's chance is counted anew, the
 * bound of the least chance follows from its multipliers, and the seed draws the lot whose panel was taken.
 * @param selected what is said to have been drawn
 * @returns what is not so; empty where all is
 */
export function checkLottery(
  problem: Problem,
  lottery: Lottery,
  selected: readonly string[],
): readonly Bilingual[] {
  const rules = problem.lottery;
  if (rules === null) return [fault("方案不是抽签", "the scenario holds no lottery")];
  if (!isLottery(lottery)) return [fault("抽签结果残缺", "the lottery is not whole")];
  const faults: Bilingual[] = [];
  const expect = (holds: boolean, zh: string, en: string): void => {
    if (!holds) faults.push(fault(zh, en));
  };
  const { lots, floor, panels, chances, drawn, maximin } = lottery;
  expect(
    lots === rules.lots && lottery.within === rules.within && drawn.seed === rules.seed,
    "签数、容差或种子与方案不符",
    "lots, share or seed are not the scenario's",
  );
  const best = checkSelection(problem, lottery.best);
  expect(
    best.feasible && near(best.objective, lottery.best_objective),
    "最高分方案不成立",
    "the best selection does not hold",
  );
  expect(
    near(floor, lottery.best_objective * (1 - rules.within)),
    "得分下限有误",
    "the floor is not what the share of the best score makes",
  );

  let next = 0;
  let whole = 0;
  const chanceOf = new Map<string, { lots: number; probability: number }>();
  panels.forEach((panel, i) => {
    const { feasible, objective } = checkSelection(problem, panel.selected);
    expect(
      feasible && near(objective, panel.objective) && objective >= floor - rounding,
      `第 ${i + 1} 组不满足要求或低于得分下限`,
      `panel ${i + 1} breaks a rule or is under the floor`,
    );
    expect(
      panel.first === next && Number.isInteger(panel.lots) && panel.lots >= 0,
      `第 ${i + 1} 组的签号不相接`,
      `the lots of panel ${i + 1} are not numbered on from those before`,
    );
    expect(
      panel.probability >= 0 &&
        Math.abs(panel.lots - panel.probability * lots) < 1 + rounding * lots,
      `第 ${i + 1} 组的签数与概率不符`,
      `the lots of panel ${i + 1} are not its probability rounded`,
    );
    next += panel.lots;
    whole += panel.probability;
    for (const id of panel.selected) {
      const chance = chanceOf.get(id) ?? { lots: 0, probability: 0 };
      chanceOf.set(id, chance);
      chance.lots += panel.lots;
      chance.probability += panel.probability;
    }
  });
  expect(next === lots && near(whole, 1), "签数合计不足或超出", "the lots are not all shared out");
  expect(
    chances.length === chanceOf.size &&
      chances.every(({ id, lots: own, probability }) => {
        const found = chanceOf.get(id);
        return found?.lots === own && near(found.probability, probability);
      }),
    "小区中签机会有误",
    "a compound's chance is not that of its panels",
  );
  const lot = drawLot(rules.seed, lots);
  const panel = panels[drawn.panel];
  expect(drawn.lot === lot, `种子抽出的是第 ${lot} 签`, `the seed draws lot ${lot}`);
  expect(
    panel !== undefined &&
      lot >= panel.first &&
      lot < panel.first + panel.lots &&
      panel.selected.length === selected.length &&
      panel.selected.every((id) => selected.includes(id)),
    "入选的不是抽中的一组",
    "what is selected is not the panel of the lot drawn",
  );
  if (maximin !== null) {
    const least = chances.reduce((low, { probability }) => Math.min(low, probability), Infinity);
    expect(
      near(least, maximin.probability) && least <= maximin.bound + rounding,
      "最小机会有误",
      "the least chance is not what is said",
    );
    if (maximin.bound_kind === "verified")
      expect(
        leastBound(problem, lottery) <= maximin.bound + rounding,
        "最小机会的上界由乘数得不出",
        "the bound of the least chance does not follow from the multipliers",
      );
  }
  return faults;
}

/** What the weights and multipliers prove the least chance of a pool cannot exceed; Infinity where they prove nothing. */
function leastBound(
  problem: Problem,
  { chances, unreachable, floor, within, maximin }: Lottery,
): number {
  const { weights, duals } = maximin!;
  const there = new Set([...chances.map(({ id }) => id), ...unreachable]);
  const counted = new Set(chances.map(({ id }) => id));
  const entries = Object.entries(weights);
  const sum = entries.reduce((total, [, weight]) => total + weight, 0);
  if (!near(sum, 1) || !entries.every(([id, weight]) => weight >= 0 && counted.has(id)))
    return Infinity;
  const kept = problem.ids.flatMap((id, k) => (there.has(id) ? [k] : []));
  const pool = panelProblem(narrowProblem(problem, kept), floor, within);
  const scores = Float64Array.from(pool.ids, (id) =>
    Object.hasOwn(weights, id) ? weights[id]! : 0,
  );
  return (duals && dualBound({ ...pool, scores }, duals)) ?? Infinity;
}

const isTexts = (value: unknown): boolean =>
  Array.isArray(value) && value.every((one) => typeof one === "string");

/** Whether what somebody gives has the shape of a lottery. */
function isLottery(given: unknown): given is Lottery {
  const lottery = given as Partial<Lottery> | null;
  return (
    typeof lottery === "object" &&
    lottery !== null &&
    isTexts(lottery.best) &&
    isTexts(lottery.unreachable) &&
    Array.isArray(lottery.panels) &&
    lottery.panels.every((panel) => isTexts((panel as { selected?: unknown } | null)?.selected)) &&
    Array.isArray(lottery.chances) &&
    lottery.chances.every((chance) => typeof chance?.id === "string") &&
    typeof lottery.drawn === "object" &&
    lottery.drawn !== null &&
    (lottery.maximin === null ||
      (typeof lottery.maximin === "object" &&
        typeof lottery.maximin.weights === "object" &&
        lottery.maximin.weights !== null &&
        (lottery.maximin.duals === null ||
          (Array.isArray(lottery.maximin.duals?.rules) &&
            Array.isArray(lottery.maximin.duals.cliques) &&
            lottery.maximin.duals.cliques.every((clique) => isTexts(clique?.members))))))
  );
}
