import type { Prepared } from "../model/prepare.js";

/** A selection that is being built or changed, with what its rules count and how many of it are too close to each candidate. */
export class Selection {
  readonly chosen: Set<number>;
  readonly has: Uint8Array;
  /** How many chosen are too close to a candidate. */
  readonly clashes: Int32Array;
  readonly totals: Float64Array;
  objective = 0;

  constructor(
    readonly prepared: Prepared,
    chosen: Iterable<number> = [],
  ) {
    const { problem } = prepared;
    this.chosen = new Set();
    this.has = new Uint8Array(problem.ids.length);
    this.clashes = new Int32Array(problem.ids.length);
    this.totals = new Float64Array(problem.rules.length);
    for (const k of chosen) this.add(k);
  }

  add(k: number): void {
    this.chosen.add(k);
    this.has[k] = 1;
    this.#count(k, 1);
  }

  remove(k: number): void {
    this.chosen.delete(k);
    this.has[k] = 0;
    this.#count(k, -1);
  }

  #count(k: number, by: number): void {
    const { problem, of, spacing } = this.prepared;
    this.objective += by * problem.scores[k]!;
    for (let at = of.starts[k]!; at < of.starts[k + 1]!; at += 1)
      this.totals[of.rules[at]!]! += by * of.coefficients[at]!;
    spacing?.eachClash(k, (b) => {
      this.clashes[b]! += by;
    });
  }

  /** Whether every rule would be met with some candidates in and others out. */
  meets(added: readonly number[], removed: readonly number[]): boolean {
    const { problem, of } = this.prepared;
    const totals = this.totals.slice();
    const count = (k: number, by: number): void => {
      for (let at = of.starts[k]!; at < of.starts[k + 1]!; at += 1)
        totals[of.rules[at]!]! += by * of.coefficients[at]!;
    };
    for (const k of added) count(k, 1);
    for (const k of removed) count(k, -1);
    return problem.rules.every(
      ({ low, high }, r) => totals[r]! >= low - 1e-9 && totals[r]! <= high + 1e-9,
    );
  }
}
