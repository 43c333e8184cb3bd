import type { Problem } from "./problem.js";

/** The rules that each candidate counts in, packed: those of `k` stand from `starts[k]` to `starts[k + 1]`. */
export interface RulesOf {
  readonly starts: Int32Array;
  readonly rules: Int32Array;
  readonly coefficients: Float64Array;
}

/** Turns the members of rules round. */
export function rulesOf({ ids, rules }: Problem): RulesOf {
  const starts = new Int32Array(ids.length + 1);
  for (const { members } of rules) for (const k of members) starts[k + 1]! += 1;
  for (let k = 0; k < ids.length; k += 1) starts[k + 1]! += starts[k]!;
  const next = starts.slice(0, -1);
  const found = new Int32Array(starts[ids.length]!);
  const coefficients = new Float64Array(found.length);
  rules.forEach((rule, r) =>
    rule.members.forEach((k, at) => {
      const to = next[k]!;
      next[k] = to + 1;
      found[to] = r;
      coefficients[to] = rule.coefficients === null ? 1 : rule.coefficients[at]!;
    }),
  );
  return { starts, rules: found, coefficients };
}
