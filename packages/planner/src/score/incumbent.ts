import { checkSelection } from "../check/check-selection.js";
import type { Problem } from "../model/problem.js";

/** The best selection that a search has met, feasible and worth what the checker says. */
export class Incumbent {
  /** By score, the best first, equals by index; null: none yet. */
  chosen: readonly number[] | null = null;
  objective = -Infinity;

  constructor(private readonly problem: Problem) {}

  /** Its ids; null: none yet. */
  get selected(): readonly string[] | null {
    return this.chosen && this.chosen.map((k) => this.problem.ids[k]!);
  }

  /** Takes a selection that is feasible and better. */
  offer(chosen: Iterable<number> | null): void {
    if (!chosen) return;
    const { scores, ids } = this.problem;
    const sorted = [...chosen].sort((a, b) => scores[b]! - scores[a]! || a - b);
    const checked = checkSelection(
      this.problem,
      sorted.map((k) => ids[k]!),
    );
    if (!checked.feasible || checked.objective <= this.objective) return;
    this.objective = checked.objective;
    this.chosen = sorted;
  }
}
