import type { Cover } from "../model/cover.js";

/** How often each place is covered by a selection that changes, and how much is covered in all. */
export class Covered {
  readonly times: Int32Array;
  total = 0;

  constructor(
    readonly cover: Cover,
    readonly weights: Float64Array,
    chosen: Iterable<number> = [],
  ) {
    this.times = new Int32Array(weights.length);
    for (const k of chosen) this.change(k, 1);
  }

  /** Takes a candidate in (1) or out (-1). */
  change(k: number, by: 1 | -1): void {
    const { starts, places } = this.cover;
    const edge = by === 1 ? 0 : 1;
    for (let at = starts[k]!; at < starts[k + 1]!; at += 1) {
      const place = places[at]!;
      if (this.times[place] === edge) this.total += by * this.weights[place]!;
      this.times[place]! += by;
    }
  }

  /** What one more candidate would add. */
  gain(k: number): number {
    const { starts, places } = this.cover;
    let sum = 0;
    for (let at = starts[k]!; at < starts[k + 1]!; at += 1)
      if (this.times[places[at]!] === 0) sum += this.weights[places[at]!]!;
    return sum;
  }
}
