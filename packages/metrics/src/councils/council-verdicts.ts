import { daysOfPeriod } from "@atlas/schema";
import type { CouncilRuleLine, Database } from "@atlas/warehouse";
import { cityOf, readDivisions } from "../compile/figure-units.js";
import type { MetricConfig } from "../definitions/metric-config.js";
import {
  type CouncilVerdict,
  type RuleVerdict,
  councilVerdict,
  judgeCouncil,
  rulesFor,
  uniformStandards,
} from "./judge-council.js";
import { type CouncilRow, readCouncils } from "./read-councils.js";

/** One council with what each rule says of it. */
export interface JudgedCouncil {
  readonly council: CouncilRow;
  /** Null where no rule is in force for its place. */
  readonly verdict: CouncilVerdict | null;
  readonly rules: readonly RuleVerdict[];
  /** Households to a representative that would be one standard for the whole village; null where a number is not given, none where there is none. */
  readonly uniformStandards: readonly number[] | null;
}

/** The verdicts on the council of a community as it stood at a window's end, with what it has and what each rule asks.
 * @returns null where the register lists none there */
export async function councilVerdicts(
  database: Database,
  communityId: string,
  window: string,
  config: MetricConfig,
): Promise<JudgedCouncil | null> {
  const { last } = daysOfPeriod(window);
  const councils = standingCouncils(await readCouncils(database), last);
  const council = councils.find(({ community_id: id }) => id === communityId);
  if (!council) return null;
  return judged(council, config, cityOf(await readDivisions(database)), last);
}

/** The councils that stand on a day. */
export const standingCouncils = (
  councils: readonly CouncilRow[],
  day: string,
): readonly CouncilRow[] =>
  councils.filter(
    ({ valid_from: from, valid_to: to }) =>
      (from === null || from <= day) && (to === null || to > day),
  );

const known = new WeakMap<CouncilRow, JudgedCouncil>();

const isSame = (own: readonly RuleVerdict[], rules: readonly CouncilRuleLine[]): boolean =>
  own.length === rules.length && own.every(({ rule }, i) => rule === rules[i]);

/** A council judged by the rules in force for it on a day; kept, since most windows have the same rules. */
export function judged(
  council: CouncilRow,
  { councilRules }: MetricConfig,
  city: string,
  day: string,
): JudgedCouncil {
  const { unit_id, township_id, community_id, households, representatives } = council;
  const inForce = rulesFor(councilRules, [city, unit_id, township_id, community_id], day);
  const before = known.get(council);
  if (before && isSame(before.rules, inForce)) return before;
  const rules = judgeCouncil(council, inForce);
  const now = {
    council,
    verdict: councilVerdict(rules),
    rules,
    uniformStandards:
      households === null || representatives === null
        ? null
        : uniformStandards(households, representatives),
  };
  known.set(council, now);
  return now;
}
