import type { Change } from "../compose/compare-windows.js";
import type { Group } from "../compose/group-children.js";

/** Where a value stands against its target. */
export type Against = "above" | "below" | "spans";

/** Why there is no value. */
export type AbsentReason = "not_reported" | "thin" | "suppressed" | "undefined";

/** Levels that a brief can be of. */
type Level = "city" | "district" | "township" | "community";

/** What a window's returns are, in counts. */
interface ReturnCounts {
  readonly due: string;
  readonly arrived: string;
  readonly late: string;
  readonly missing: string;
}

/**
 * Every text of the brief in one language. A function is given numbers as they are to be read; none of them computes. No text says why a
 * figure is as it is: a brief tells what was counted.
 */
export interface Words {
  /** Sets names one after another. */
  readonly names: (names: readonly string[]) => string;
  /** Sets clauses into one sentence with its full stop. */
  readonly sentence: (clauses: readonly string[]) => string;
  readonly comma: string;
  readonly semicolon: string;
  readonly title: (unit: string) => string;
  readonly quarter: (year: number, quarter: number) => string;
  readonly span: (first: string, last: string) => string;
  readonly asOf: (day: string) => string;
  readonly version: (id: string) => string;
  readonly publicEdition: string;
  readonly stillReporting: string;
  readonly badge: string;
  readonly product: string;
  readonly syntheticNote: string;
  readonly childNoun: Readonly<Record<Level, string>>;

  readonly headlineValue: (name: string, value: string, change: Change) => string;
  readonly headlineTarget: (target: string, against: Against) => string;
  readonly headlineGroups: (noun: string, above: number, below: number) => string;
  readonly headlineAbsent: Readonly<
    Record<AbsentReason, (period: string, figure: string) => string>
  >;

  readonly absent: Readonly<Record<AbsentReason, string>>;
  /** The same in a narrow column. */
  readonly absentShort: Readonly<Record<AbsentReason, string>>;
  readonly interval: (range: string) => string;
  readonly cases: (n: string) => string;
  readonly change: Readonly<Record<Change, (before: string) => string>>;
  readonly target: (target: string, against: Against | null) => string;
  readonly partial: string;
  readonly small: string;
  readonly sitesBy: (accepted: string, building: string, planned: string) => string;
  readonly nominated: (count: string) => string;
  readonly planned: (count: string) => string;

  readonly keyPoints: string;
  readonly pointValue: (name: string, value: string) => string;
  readonly pointAbsent: (name: string, why: string) => string;
  readonly pointGroup: Readonly<
    Record<Group, (noun: string, count: number, names: string) => string>
  >;
  readonly pointLoss: (from: string, to: string, before: string, after: string) => string;
  readonly pointSlowest: (step: string, days: string) => string;

  readonly ranking: (noun: string, above: number, below: number, unclear: number) => string;
  readonly rankingNone: (noun: string) => string;
  readonly rankingCaption: (noun: string, figure: string) => string;
  readonly rankingNote: string;
  readonly plotHead: (range: string, target: string | null) => string;
  readonly verdict: Readonly<Record<Group, string>>;
  readonly columns: Readonly<
    Record<
      | "unit"
      | "value"
      | "figureValue"
      | "n"
      | "verdict"
      | "step"
      | "reached"
      | "cases"
      | "days"
      | "quarter"
      | "figure"
      | "evidence"
      | "interval"
      | "change"
      | "target"
      | "project"
      | "place"
      | "compound"
      | "started"
      | "agreed"
      | "reason"
      | "sites"
      | "severity"
      | "issue"
      | "count"
      | "definition"
      | "leftOut"
      | "why",
      string
    >
  >;

  readonly steps: readonly string[];
  readonly funnel: (first: string, last: string) => string;
  readonly funnelAbsent: (why: string) => string;
  readonly funnelCaption: string;
  readonly funnelNote: string;
  readonly medianDays: (median: string, quartiles: string | null) => string;
  readonly notReached: string;
  /** In place of an upper quartile that fewer cases reach. */
  readonly openQuartile: string;

  readonly trend: (figure: string, change: Change) => string;
  readonly trendCaption: (noun: string) => string;
  readonly sites: (sites: string, planned: string | null) => string;
  readonly sitesCaption: string;
  readonly batch: (batch: string, sites: string) => string;

  readonly attention: string;
  readonly nothingToDo: string;
  readonly missingReturns: (unit: string, kinds: string, count: number, days: number) => string;
  readonly lateReturns: (unit: string, kinds: string, count: number, days: number) => string;
  readonly violated: (count: string, judged: string, share: string) => string;
  readonly undetermined: (count: string) => string;
  readonly notOnTime: (late: string, closed: string, unpublished: string) => string;
  /** @param most places with their counts; null where there is one place
   * @param asOf null: it speaks of the window */
  readonly ruleFound: (
    rule: string,
    count: number,
    places: number,
    most: string | null,
    asOf: string | null,
  ) => string;
  readonly ruleChanged: (
    unit: string,
    figure: string,
    before: string,
    now: string,
    low: string,
    high: string,
  ) => string;
  readonly violationTitle: string;
  readonly violationNote: (shown: number, all: number) => string;
  readonly violationReason: Readonly<Record<"not_held" | "no_agreement" | "agreed_later", string>>;
  readonly noAgreement: string;

  readonly children: (noun: string) => string;
  readonly childrenCaption: string;
  readonly further: string;
  readonly furtherCaption: string;

  readonly quality: string;
  readonly returns: (counts: ReturnCounts) => string;
  readonly noneDue: string;
  readonly returnsOfUnit: (unit: string) => string;
  readonly rows: (returns: string, rows: string, quarantined: string, repaired: string) => string;
  readonly rejected: (count: string) => string;
  readonly issueCaption: string;
  readonly leftOutTitle: string;

  readonly definitions: string;
  readonly methods: readonly string[];
  readonly publicMethod: string;
}
