import type { Bilingual } from "@atlas/schema";
import { prepare } from "../model/prepare.js";
import { type LinearRule, type Problem, barReason } from "../model/problem.js";
import { greedy } from "../score/greedy.js";
import { solveScore } from "../score/score-steps.js";
import type { Solver } from "../solver/load-solver.js";
import { smallestConflict } from "./smallest-conflict.js";

/** A rule that takes part in a conflict. */
export interface ConflictingRule extends Bilingual {
  /** Field of the scenario, a JSON pointer. */
  readonly path: string;
}

/** One number changed alone, which makes the scenario feasible. */
export interface Relaxation extends Bilingual {
  /** Field of the scenario that holds the number. */
  readonly path: string;
  readonly from: number;
  readonly to: number;
  /** Change as a share of `from`. */
  readonly share: number;
}

/** Why no selection meets all rules. */
export interface Infeasibility {
  readonly conflict: readonly ConflictingRule[];
  /** Whether no smaller set of rules is in conflict; else only none of these can be left out. */
  readonly smallest: boolean;
  /** The smallest change first; empty where no single number helps. */
  readonly relaxations: readonly Relaxation[];
}

/** A rule that may be taken out. */
interface Atom extends ConflictingRule {
  readonly without: (problem: Problem) => Problem;
  readonly met: (chosen: readonly number[]) => boolean;
}

/** Rounds and seconds of one trial. */
const trial = { gap: 1, rounds: 200, seconds: 10 };

/**
 * Explains an infeasible problem: the smallest set of rules at odds with each other, and for each number among them how far it alone would have to give.
 * The size is always kept while the conflict is looked for.
 */
export function explainInfeasible(problem: Problem, solver: Solver): Infeasibility {
  const atoms = atomsOf(problem);
  const attempt = (rules: readonly number[]): ReadonlySet<number> | null => {
    const kept = new Set(rules);
    const eased = atoms.reduce(
      (left, atom, i) => (kept.has(i) ? left : atom.without(left)),
      problem,
    );
    const chosen = findFeasible(eased, solver);
    return chosen && new Set([...atoms.keys()].filter((i) => atoms[i]!.met(chosen)));
  };
  const { rules, smallest } = smallestConflict(atoms.length, attempt);
  const conflict = rules.map((i) => atoms[i]!);
  const size = problem.rules.find(({ family }) => family === "size")!;
  return {
    conflict: [size, ...conflict].map(({ path, zh, en }) => ({ path, zh, en })),
    smallest,
    relaxations: relaxationsOf(problem, solver, new Set(conflict.map(({ path }) => path))),
  };
}

/** A selection that meets all rules, or null. */
function findFeasible(problem: Problem, solver: Solver): readonly number[] | null {
  const flat = {
    ...problem,
    scores: new Float64Array(problem.ids.length),
    demand: null,
    balance: null,
  };
  const barredIn = problem.included.some((k) => problem.barred[k] !== barReason.none);
  const quick = barredIn ? null : greedy(prepare(problem));
  if (quick) return [...quick.chosen];
  const indexOf = new Map(problem.ids.map((id, k) => [id, k]));
  return solveScore(flat, solver, trial).selected?.map((id) => indexOf.get(id)!) ?? null;
}

function atomsOf(problem: Problem): readonly Atom[] {
  const { rules, included, barred, lon, lat, spacingMeters } = problem;
  const atoms: Atom[] = rules.flatMap((rule): Atom[] => {
    if (rule.family === "size") return [];
    const { path, zh, en, members, coefficients, low, high } = rule;
    const weight = new Map(Array.from(members, (k, at) => [k, coefficients?.[at] ?? 1]));
    return [
      {
        path,
        zh,
        en,
        without: (from) => ({ ...from, rules: from.rules.filter((other) => other.path !== path) }),
        met: (chosen) => {
          const total = chosen.reduce((sum, k) => sum + (weight.get(k) ?? 0), 0);
          return total >= low - 1e-9 && total <= high + 1e-9;
        },
      },
    ];
  });
  if (spacingMeters > 0) {
    const { spacing } = prepare(problem);
    atoms.push({
      path: "/spacing_meters",
      zh: `间距至少 ${spacingMeters} 米`,
      en: `at least ${spacingMeters} m apart`,
      without: (from) => ({
        ...from,
        spacingMeters: 0,
        barred: from.barred.map((reason) =>
          reason === barReason.nearExisting || reason === barReason.noPosition
            ? barReason.none
            : reason,
        ),
      }),
      met: (chosen) =>
        chosen.every(
          (a, i) =>
            Number.isFinite(lon[a]) &&
            Number.isFinite(lat[a]) &&
            barred[a] !== barReason.nearExisting &&
            chosen.slice(i + 1).every((b) => !spacing!.clash(a, b)),
        ),
    });
  }
  if (included.length > 0)
    atoms.push({
      path: "/include",
      zh: `必选 ${included.length} 个`,
      en: `${included.length} that must be chosen`,
      without: (from) => ({ ...from, included: new Int32Array(0) }),
      met: (chosen) => included.every((k) => chosen.includes(k)),
    });
  const excluded = barred.filter((reason) => reason === barReason.excluded).length;
  if (excluded > 0)
    atoms.push({
      path: "/exclude",
      zh: `不选 ${excluded} 个`,
      en: `${excluded} that must not be chosen`,
      without: (from) => ({
        ...from,
        barred: from.barred.map((reason) =>
          reason === barReason.excluded ? barReason.none : reason,
        ),
      }),
      met: (chosen) => chosen.every((k) => barred[k] !== barReason.excluded),
    });
  return atoms;
}

/** For each number of the rules at odds the nearest value at which all others can be met. */
function relaxationsOf(
  problem: Problem,
  solver: Solver,
  paths: ReadonlySet<string>,
): readonly Relaxation[] {
  const found: Relaxation[] = [];
  const offer = (path: string, from: number, to: number | null, words: Bilingual): void => {
    if (to !== null)
      found.push({ path, from, to, share: Math.abs(to - from) / Math.max(1, from), ...words });
  };
  const having = (rule: LinearRule, change: Partial<LinearRule>): Problem => ({
    ...problem,
    rules: problem.rules.map((other) => (other === rule ? { ...rule, ...change } : other)),
  });
  const works = (changed: Problem): boolean => findFeasible(changed, solver) !== null;
  for (const rule of problem.rules) {
    const { path, family, zh, en, low, high } = rule;
    if (family === "size") {
      const to = fewer(problem, (size) =>
        works({ ...having(rule, { low: size, high: size }), size }),
      );
      offer("/size", rule.low, to, { zh: `改选 ${to} 个即可行`, en: `feasible with ${to} chosen` });
      continue;
    }
    if (!paths.has(path)) continue;
    if (family === "budget") {
      const to = leastBudget(problem, rule, solver);
      offer(path, high, to, {
        zh: `预算提高到 ${to} 元即可行`,
        en: `feasible with a budget of ${to} yuan`,
      });
      continue;
    }
    if (low > 0) {
      const to = nearest(low, 0, (value) => works(having(rule, { low: value })));
      offer(`${path}/min`, low, to, {
        zh: `“${zh}”中的至少降到 ${to} 即可行`,
        en: `feasible when the minimum of “${en}” comes down to ${to}`,
      });
    }
    if (Number.isFinite(high)) {
      const to = nearest(high, problem.size, (value) => works(having(rule, { high: value })));
      offer(`${path}/max`, high, to, {
        zh: `“${zh}”中的至多提高到 ${to} 即可行`,
        en: `feasible when the maximum of “${en}” goes up to ${to}`,
      });
    }
  }
  return found.sort((a, b) => a.share - b.share || (a.path < b.path ? -1 : 1));
}

/** The largest smaller size at which something works, not below what minimums ask for; null where there is none. */
function fewer(problem: Problem, works: (size: number) => boolean): number | null {
  const asked = (family: LinearRule["family"]): number =>
    problem.rules.reduce((sum, rule) => sum + (rule.family === family ? rule.low : 0), 0);
  const least = Math.max(1, problem.included.length, asked("districts"), asked("mix"));
  if (least < problem.size && works(least)) return nearest(problem.size, least, works);
  // Minimums that overlap may need more than the larger of their sums.
  for (let size = problem.size - 1; size > Math.max(least, problem.size - 12); size -= 1)
    if (works(size)) return size;
  return null;
}

/** The whole number nearest to `from` on the way to `to` at which something works, if it works at `to` at all and, once it works, goes on working. */
function nearest(from: number, to: number, works: (value: number) => boolean): number | null {
  const step = Math.sign(to - from);
  if (step === 0 || !works(to)) return null;
  let [bad, good] = [0, Math.abs(to - from)];
  while (good - bad > 1) {
    const middle = (bad + good) >> 1;
    if (works(from + step * middle)) good = middle;
    else bad = middle;
  }
  return from + step * good;
}

/** The least that a selection can cost under all other rules, rounded up to a yuan; null where they cannot be met at any cost. */
function leastBudget(problem: Problem, budget: LinearRule, solver: Solver): number | null {
  const cost = new Float64Array(problem.ids.length);
  budget.members.forEach((k, at) => {
    cost[k] = budget.coefficients![at]!;
  });
  const dearest = cost.reduce((most, value) => Math.max(most, value), 1);
  const plan = solveScore(
    {
      ...problem,
      demand: null,
      balance: null,
      rules: problem.rules.filter((rule) => rule !== budget),
      scores: cost.map((value) => 1 - value / dearest),
    },
    solver,
    { ...trial, gap: 0 },
  );
  if (!plan.selected) return null;
  const chosen = new Set(plan.selected);
  return Math.ceil(
    problem.ids.reduce((sum, id, k) => sum + (chosen.has(id) ? cost[k]! : 0), 0) - 1e-6,
  );
}
