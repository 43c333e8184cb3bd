import type { LinearRule, Problem } from "./problem.js";

/** The problem over some of its candidates. @param kept ascending */
export function narrowProblem(problem: Problem, kept: readonly number[]): Problem {
  const place = new Map(kept.map((k, at) => [k, at]));
  const pick = (from: Float64Array): Float64Array => Float64Array.from(kept, (k) => from[k]!);
  const narrowed = (rule: LinearRule): LinearRule => {
    const there = [...rule.members.entries()].filter(([, k]) => place.has(k));
    const { coefficients } = rule;
    return {
      ...rule,
      members: Int32Array.from(there, ([, k]) => place.get(k)!),
      coefficients: coefficients && Float64Array.from(there, ([at]) => coefficients[at]!),
    };
  };
  return {
    ...problem,
    ids: kept.map((k) => problem.ids[k]!),
    scores: pick(problem.scores),
    lon: pick(problem.lon),
    lat: pick(problem.lat),
    rules: problem.rules.map(narrowed),
    included: Int32Array.from(problem.included, (k) => place.get(k)!),
    barred: Uint8Array.from(kept, (k) => problem.barred[k]!),
  };
}
