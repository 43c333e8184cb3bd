import type { DualCertificate } from "../check/dual-bound.js";
import type { BalanceResult } from "../model/balance.js";
import type { Lottery } from "../model/lottery.js";

/** Work done, the same for the same scenario wherever it runs, unless time struck. */
export interface PlanWork {
  readonly rounds: number;
  readonly simplex_iterations: number;
  readonly nodes: number;
}

/** Where the search stands. */
export interface PlanProgress {
  /** Ids of compounds by score, or null while there is no feasible selection. */
  readonly selected: readonly string[] | null;
  readonly objective: number | null;
  /** No feasible selection is worth more. Null: no bound yet. */
  readonly bound: number | null;
  readonly work: PlanWork;
  readonly seconds: number;
}

/** A selection with how good it is. */
export interface ScorePlan extends PlanProgress {
  /** `verified`: follows from `duals` by arithmetic; `solver`: the solver says so; null: no bound. */
  readonly boundKind: "verified" | "solver" | null;
  /** Bound that follows from `duals`; null: none. */
  readonly verifiedBound: number | null;
  /** (bound - objective) / objective; 0 only where nothing better exists. Null: no selection, or an objective of zero. */
  readonly gap: number | null;
  readonly duals: DualCertificate | null;
  /** `proven`: nothing better exists, or no feasible selection does; `gap`: small enough; `work`: the work is done; `time`: the emergency brake struck. */
  readonly stopped: "proven" | "gap" | "work" | "time";
  /** It is proven that no selection meets all rules. */
  readonly infeasible: boolean;
  /** Where the selection was drawn; its gap is then what fairness cost at most. */
  readonly lottery: Lottery | null;
  /** Where the selection was chosen to be like its frame. */
  readonly balance: BalanceResult | null;
}
