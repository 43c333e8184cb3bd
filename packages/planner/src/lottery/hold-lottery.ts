import { checkSelection } from "../check/check-selection.js";
import type { Problem } from "../model/problem.js";
import { drawLot } from "../check/draw-lot.js";
import type { Lottery, LotteryRules, Panel } from "../model/lottery.js";
import { shareLots } from "./share-lots.js";

/** What a lottery is held over. */
export interface PanelChances {
  readonly best: readonly string[];
  readonly bestObjective: number;
  readonly floor: number;
  readonly panels: readonly (readonly number[])[];
  /** One a panel. */
  readonly probabilities: Float64Array;
  /** Candidates that some panel has. */
  readonly taking: readonly number[];
  readonly proven: boolean;
  readonly maximin: Lottery["maximin"];
}

/** Probability under which a panel is the solver's rounding. */
const leastProbability = 1e-9;

/** Shares the lots among the panels, the likeliest first, and draws one. */
export function holdLottery(
  pool: Problem,
  { within, lots, seed }: LotteryRules,
  { best, bestObjective, floor, panels, probabilities, taking, proven, maximin }: PanelChances,
): Lottery {
  const whole = probabilities.reduce((sum, probability) => sum + probability, 0);
  const chanceOf = new Float64Array(pool.ids.length);
  const told = panels.map((panel, i) => {
    const probability = probabilities[i]! / whole;
    for (const k of panel) chanceOf[k]! += probability;
    const selected = panel
      .toSorted((a, b) => pool.scores[b]! - pool.scores[a]! || a - b)
      .map((k) => pool.ids[k]!);
    return { selected, probability, panel, key: selected.join() };
  });
  told.sort((a, b) => b.probability - a.probability || (a.key < b.key ? -1 : 1));
  const shares = shareLots(
    told.map(({ probability }) => probability),
    lots,
  );
  const lotsOf = new Float64Array(pool.ids.length);
  const held: Panel[] = [];
  let first = 0;
  told.forEach(({ selected, probability, panel }, i) => {
    const share = shares[i]!;
    if (probability <= leastProbability) return;
    for (const k of panel) lotsOf[k]! += share;
    const { objective } = checkSelection(pool, selected);
    held.push({ selected, objective, probability, first, lots: share });
    first += share;
  });
  const lot = drawLot(seed, lots);
  const takes = new Set(taking);
  return {
    within,
    lots,
    best,
    best_objective: bestObjective,
    floor,
    panels: held,
    chances: taking.map((k) => ({
      id: pool.ids[k]!,
      probability: chanceOf[k]!,
      lots: lotsOf[k]!,
    })),
    unreachable: pool.ids.filter((_, k) => !takes.has(k)),
    proven,
    maximin,
    drawn: {
      seed,
      lot,
      panel: held.findIndex((panel) => lot < panel.first + panel.lots),
    },
  };
}
