import type { DualCertificate } from "../check/dual-bound.js";

/** How a lottery among near-optimal panels is held. */
export interface LotteryRules {
  /** Share of the best score that a panel may give up, 0 to 1. */
  readonly within: number;
  /** Candidates that take part, at most: the best by score, and the best of each rule that asks for some. */
  readonly pool: number;
  /** Equal lots that the panels share, one of which is drawn. */
  readonly lots: number;
  readonly seed: number;
}

/** A selection with its lots: those numbered `first` to `first + lots - 1`. */
export interface Panel {
  /** Ids, the best score first. */
  readonly selected: readonly string[];
  readonly objective: number;
  /** Probability that leximin gives it, before it is made whole lots. */
  readonly probability: number;
  readonly first: number;
  readonly lots: number;
}

/** Chance of a candidate of the pool. */
export interface Chance {
  readonly id: string;
  /** What leximin gives it. */
  readonly probability: number;
  /** Lots whose panel has it. */
  readonly lots: number;
}

/** A lottery held. */
export interface Lottery {
  readonly within: number;
  readonly lots: number;
  /** The best selection, where fairness counts nothing. */
  readonly best: readonly string[];
  readonly best_objective: number;
  /** No panel is worth less. */
  readonly floor: number;
  /** The likeliest first; those that are too unlikely for a lot have none. */
  readonly panels: readonly Panel[];
  /** Candidates of the pool that some panel has, by id. */
  readonly chances: readonly Chance[];
  /** Candidates of the pool that no panel can have. */
  readonly unreachable: readonly string[];
  /** Whether the probabilities are proven to be leximin, and the unreachable to be so. */
  readonly proven: boolean;
  /** Least probability of any in `chances`, and what no lottery over such panels can exceed; null where work or time ended before. */
  readonly maximin: {
    readonly probability: number;
    readonly bound: number;
    readonly bound_kind: "verified" | "solver";
    /** What the bound follows from: no panel is worth more in these weights, which add up to 1. */
    readonly weights: Readonly<Record<string, number>>;
    readonly duals: DualCertificate | null;
  } | null;
  readonly drawn: { readonly seed: number; readonly lot: number; readonly panel: number };
}
