import type { Prepared } from "../model/prepare.js";

/** Sets of candidates of which at most one can be chosen, without repetition. */
export interface CliqueStore {
  readonly cliques: readonly Int32Array[];
  /** Cliques that a candidate is in. */
  readonly of: (k: number) => readonly number[];
  /** Adds one, made as large as it gets; returns its number, or null where it is known. */
  readonly grow: (seed: readonly number[], preference: Float64Array) => number | null;
}

/** An empty store. */
export function makeCliqueStore({ problem, spacing }: Prepared): CliqueStore {
  const cliques: Int32Array[] = [];
  const known = new Set<string>();
  const memberOf = new Map<number, number[]>();
  return {
    cliques,
    of: (k) => memberOf.get(k) ?? [],
    grow: (seed, preference) => {
      const members = [...seed];
      const others: number[] = [];
      spacing?.eachClash(seed[0]!, (b) => {
        if (problem.barred[b] === 0 && !seed.includes(b)) others.push(b);
      });
      others.sort((a, b) => preference[b]! - preference[a]! || a - b);
      for (const b of others) if (members.every((a) => spacing!.clash(a, b))) members.push(b);
      const sorted = Int32Array.from(members).sort();
      const key = sorted.join();
      if (known.has(key)) return null;
      known.add(key);
      const number = cliques.push(sorted) - 1;
      for (const k of sorted) {
        const list = memberOf.get(k);
        if (list) list.push(number);
        else memberOf.set(k, [number]);
      }
      return number;
    },
  };
}
