import type { VerdictKind } from "@atlas/charts";
import type { JudgedCouncil } from "@atlas/metrics";

/** How many councils came to which verdict. */
export type VerdictCounts = Readonly<Partial<Record<VerdictKind, number>>>;

/** Councils counted by verdict: as a whole, and by each rule that speaks of any of them. */
export interface CountedVerdicts {
  readonly whole: VerdictCounts;
  readonly byRule: ReadonlyMap<string, VerdictCounts>;
}

/** Counts the verdicts of councils. */
export function countVerdicts(councils: readonly JudgedCouncil[]): CountedVerdicts {
  const whole: Partial<Record<VerdictKind, number>> = {};
  const byRule = new Map<string, Partial<Record<VerdictKind, number>>>();
  for (const { verdict, rules } of councils) {
    add(whole, verdict ?? "no_rule");
    for (const { rule, verdict: own } of rules) {
      const counts = byRule.get(rule.rule_id) ?? {};
      add(counts, own);
      byRule.set(rule.rule_id, counts);
    }
  }
  return { whole, byRule };
}

function add(counts: Partial<Record<VerdictKind, number>>, kind: VerdictKind): void {
  counts[kind] = (counts[kind] ?? 0) + 1;
}
