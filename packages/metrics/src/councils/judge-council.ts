import type { CouncilRuleLine } from "@atlas/warehouse";

/** What is known of a council's composition; null: not given. */
export interface CouncilFacts {
  readonly households: number | null;
  readonly groups: number | null;
  readonly representatives: number | null;
  readonly members: number | null;
  readonly supervisors: number | null;
  readonly ordinary_members: number | null;
}

/** What a rule says of a council. `unsatisfiable`: with the households and groups of this place no number at all satisfies the rules together,
 * which is the rules' fault and not the council's. */
export type CouncilVerdict = "pass" | "fail" | "unknown" | "unsatisfiable";

/** A rule's verdict on one council with its evidence: what the council has, and what the rule asks of it. */
export interface RuleVerdict {
  readonly rule: CouncilRuleLine;
  readonly verdict: CouncilVerdict;
  /** What the council has; null: not given. */
  readonly has: number | null;
  /** What the rule measures it by; null: not given, or the rule has no base. */
  readonly base: number | null;
  /** Fewest and most that the rule allows here, in whole numbers; null: no bound, or the base is not given. */
  readonly least: number | null;
  readonly most: number | null;
  /** Why it is not simply pass or fail: a number is not given, more than all of its base, or ids of the rules that it cannot be met together with
   * (its own id: not even alone). */
  readonly because:
    | { readonly missing: readonly (keyof CouncilFacts)[] }
    | { readonly exceedsBase: true }
    | { readonly conflictsWith: readonly string[] }
    | null;
}

interface Demand {
  readonly rule: CouncilRuleLine;
  readonly has: number | null;
  readonly base: number | null;
  /** Whether the bounds are known: there is no base, or it is given. */
  readonly known: boolean;
  readonly least: number | null;
  readonly most: number | null;
}

/** Judges a council by rules, which the caller has chosen as being in force for it ({@link rulesFor}). Exact in whole numbers; a number that is not given
 * never passes.
 * @returns a verdict a rule, in their order
 * @example judgeCouncil({ groups: 4, members: 20, households: null, … }, rules) // 2 to 4 a group is at most 16, 20 to 50 in all: unsatisfiable */
export function judgeCouncil(
  council: CouncilFacts,
  rules: readonly CouncilRuleLine[],
): readonly RuleVerdict[] {
  const demands = rules.map((rule) => demandOf(council, rule));
  return demands.map((demand) => {
    const conflictsWith = demands.flatMap((other) =>
      isGivenByPlace(demand.rule) &&
      isGivenByPlace(other.rule) &&
      other.rule.quantity === demand.rule.quantity &&
      disjoint(demand, other)
        ? [other.rule.rule_id]
        : [],
    );
    const { rule, has, base, least, most } = demand;
    const evidence = { rule, has, base, least, most };
    if (conflictsWith.length > 0) {
      return { ...evidence, verdict: "unsatisfiable", because: { conflictsWith } };
    }
    const missing = missingOf(demand);
    if (missing.length > 0) return { ...evidence, verdict: "unknown", because: { missing } };
    if (rule.within_base && has! > base!) {
      return { ...evidence, verdict: "unknown", because: { exceedsBase: true } };
    }
    const fits = (least === null || has! >= least) && (most === null || has! <= most);
    return { ...evidence, verdict: fits ? "pass" : "fail", because: null };
  });
}

/** The verdict on a council as a whole: a breach for certain goes before a doubt. Breaches of warnings do not count.
 * @returns null where no rule is in force */
export function councilVerdict(verdicts: readonly RuleVerdict[]): CouncilVerdict | null {
  const binding = verdicts.filter(({ rule }) => rule.severity === "error");
  const order = ["fail", "unsatisfiable", "unknown", "pass"] as const;
  return order.find((one) => binding.some(({ verdict }) => verdict === one)) ?? null;
}

/** The rules in force on a day for a council that lies in these divisions. */
export const rulesFor = (
  rules: readonly CouncilRuleLine[],
  divisions: readonly (string | null)[],
  day: string,
): readonly CouncilRuleLine[] =>
  rules.filter(
    ({ jurisdiction_id: id, valid_from: from, valid_to: to }) =>
      divisions.includes(id) && (from === null || from <= day) && (to === null || to > day),
  );

/** Households to a representative that, taken as one standard for the whole village, give this number of representatives, rounded down or up.
 * @param standards fewest and most households to a representative that the rule allows
 * @returns whole numbers in order; none: the number does not come from one standard */
export function uniformStandards(
  households: number,
  representatives: number,
  [fewest, most]: readonly [number, number] = [5, 15],
): readonly number[] {
  return Array.from({ length: most - fewest + 1 }, (_, i) => fewest + i).filter(
    (standard) =>
      Math.floor(households / standard) <= representatives &&
      representatives <= Math.ceil(households / standard),
  );
}

function demandOf(council: CouncilFacts, rule: CouncilRuleLine): Demand {
  const base = rule.base === null ? null : council[rule.base];
  const known = rule.base === null || base !== null;
  const bound = (text: string | null, round: "up" | "down"): number | null =>
    text === null || !known ? null : boundOf(text, base ?? 1, round);
  return {
    rule,
    has: council[rule.quantity],
    base,
    known,
    least: bound(rule.at_least, "up"),
    most: bound(rule.at_most, "down"),
  };
}

/** The whole number that `text` times `base` comes to, rounded so that it keeps the bound: exact, since numerators and bases are small. */
function boundOf(text: string, base: number, round: "up" | "down"): number {
  const [over, under = "1"] = text.split("/");
  const whole = Number(over) * base;
  const divisor = Number(under);
  const rest = whole % divisor;
  return (whole - rest) / divisor + (round === "up" && rest > 0 ? 1 : 0);
}

/** Whether what the rule measures by is given by the place; members are themselves for the council to choose. */
const isGivenByPlace = ({ base }: CouncilRuleLine): boolean => base !== "members";

/** No whole number lies in both ranges. Ranges of whole numbers have none in common exactly when two of them have none. */
function disjoint(one: Demand, other: Demand): boolean {
  if (!one.known || !other.known) return false;
  const least = Math.max(one.least ?? 0, other.least ?? 0);
  const most = Math.min(one.most ?? Infinity, other.most ?? Infinity);
  return least > most;
}

const missingOf = ({ rule, has, known }: Demand): readonly (keyof CouncilFacts)[] => [
  ...(has === null ? [rule.quantity] : []),
  ...(known ? [] : [rule.base!]),
];
