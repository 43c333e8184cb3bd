import { type StepShape, isDated, isReversed, stepPairs } from "./step-pairs.js";

/** How a case's dated steps lie by the order of the seven. */
export interface StepAlignment {
  /** Least number of moves by which trace and order differ: a dated step dropped 1, a step put in 1, so a step out of its place 2. */
  readonly cost: number;
  /** 1 − cost / (dated steps + 7). */
  readonly fitness: number;
  /** Steps that the order asks for and that have no date. */
  readonly undated: number;
  /** Whether some steps are certainly in reverse. */
  readonly outOfOrder: boolean;
  /** Whether joint action (step 7) is dated although there was no agreement. */
  readonly actedUnagreed: boolean;
}

/** Aligns the dated steps of a closed case with the order 建组织 → 搭平台 → 定规则 → 抛议题 → 广参与 ⇄ 达共识 → 齐行动; one that was not agreed ends after the fifth or the sixth.
 * Dates that may lie either way, on the same day or known to the month only, count as in order: the cost is the least over all orders that the dates allow.
 * The loop between the fifth and the sixth never makes it cheaper, since each step has one date (a test searches the whole net).
 * @see van der Aalst, Adriansyah & van Dongen (2012), WIREs Data Min. Knowl. Discov. 2, 182-192 */
export function alignSteps(shape: StepShape, agreed: boolean): StepAlignment {
  const dated = allSteps.filter((step) => isDated(shape, step));
  const ends = agreed ? [7] : [5, 6];
  const cost = Math.min(
    ...ends.map((end) => dated.length + end - 2 * longestInOrder(shape, dated, end)),
  );
  const end = agreed ? 7 : isDated(shape, 6) ? 6 : 5;
  return {
    cost,
    fitness: 1 - cost / (dated.length + 7),
    undated: end - dated.filter((step) => step <= end).length,
    outOfOrder: shape >= 1 << 7,
    actedUnagreed: !agreed && isDated(shape, 7),
  };
}

const allSteps = [1, 2, 3, 4, 5, 6, 7] as const;

/** Size of the largest set of dated steps, up to `end`, of which no two are in reverse: such a set has days in order, each step on the latest first day so far. */
function longestInOrder(shape: StepShape, dated: readonly number[], end: number): number {
  const reversed = stepPairs.filter((_, i) => isReversed(shape, i));
  const usable = dated.filter((step) => step <= end);
  let longest = 0;
  for (let set = 0; set < 1 << usable.length; set += 1) {
    const chosen = usable.filter((_, i) => (set & (1 << i)) > 0);
    const isInOrder = !reversed.some(([a, b]) => chosen.includes(a) && chosen.includes(b));
    if (isInOrder) longest = Math.max(longest, chosen.length);
  }
  return longest;
}
