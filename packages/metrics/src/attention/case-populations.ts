import type { AttentionLine, AttentionRuleId } from "@atlas/warehouse";
import { type Sql, sql } from "../compile/sql.js";
import type { FigureContext } from "../families/family.js";
import { agreedCases, closedCases, judgedProjects } from "./event-cases.js";
import { gapWindow, uncoveredCompounds } from "./gap-cases.js";
import type { StepLimit } from "./step-limits.js";
import { overdueCases, stalledCases } from "./waiting-cases.js";

/** Rules whose cases are rows of a statement. */
export const tableRules = [
  "consult_first",
  "stalled",
  "step_overdue",
  "not_carried_out",
  "coverage_gap",
  "unpublished",
] as const satisfies readonly AttentionRuleId[];

export type TableRule = (typeof tableRules)[number];

/** What a rule looks at, one row a case that could be found: `step`, place (`unit_id`, `township_id`, `community_id`, `compound_id`), `case_id`, `label`,
 * `from_on`, `from_precision`, `to_on`, `to_precision` (dates as text), `days`, `reason`, and `hit` for those found. */
export interface Population {
  readonly rule: TableRule;
  /** Null: it speaks of the as-of day. */
  readonly window: string | null;
  /** A statement without an order. */
  readonly select: Sql;
}

/** The population of a rule in a window, and in the four quarters up to its end for `coverage_gap`.
 * @returns null for a rule without a line: it is off */
export function casePopulation(
  rule: TableRule,
  context: FigureContext,
  window: string,
  limits: readonly StepLimit[],
): Population | null {
  const { config } = context;
  const line = lineOf(config.attention, rule);
  if (!line) return null;
  switch (rule) {
    case "consult_first":
      return { rule, window, select: judgedProjects(window, config) };
    case "unpublished":
      return { rule, window, select: closedCases(window, withDays(config, "publishDays", line)) };
    case "not_carried_out":
      return { rule, window, select: agreedCases(window, withDays(config, "actDays", line)) };
    case "stalled":
      return { rule, window: null, select: stalledCases(config, line.threshold!) };
    case "step_overdue": {
      const stalled = lineOf(config.attention, "stalled")?.threshold ?? null;
      return { rule, window: null, select: overdueCases(config, limits, stalled) };
    }
    case "coverage_gap": {
      const quarters = gapWindow(window, line.threshold!);
      return { rule, window: quarters, select: uncoveredCompounds(context, quarters) };
    }
  }
}

/** The line of a rule without steps, or the first of one with them. */
export const lineOf = (
  lines: readonly AttentionLine[],
  rule: AttentionRuleId,
): AttentionLine | undefined => lines.find(({ rule_id: id }) => id === rule);

/** The days of the figure, unless the line sets its own. */
const withDays = (
  config: FigureContext["config"],
  days: "publishDays" | "actDays",
  { threshold }: AttentionLine,
): FigureContext["config"] => (threshold === null ? config : { ...config, [days]: threshold });

/** Place of an item: the township, or the unit of the 23 where none is known, or the city. */
export const placeOf = (city: string): Sql => sql`coalesce(township_id, unit_id, ${city})`;
