import type { Words } from "./words.js";

const plural = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;
const are = (count: number): string => (count === 1 ? "is" : "are");

/** The brief in English. */
export const english: Words = {
  names: (names) => names.join(", "),
  sentence: (clauses) => `${clauses.join("; ")}.`,
  comma: ", ",
  semicolon: "; ",
  title: (unit) => `${unit}: consultation in compounds and courtyards · Quarterly brief`,
  quarter: (year, quarter) => `Q${quarter} ${year}`,
  span: (first, last) => `${first} to ${last}`,
  asOf: (day) => `Data as of ${day}`,
  version: (id) => `Version ${id}`,
  publicEdition: "Edition for publication",
  stillReporting: "Returns still coming in; numbers will change",
  badge: "合成示例数据 Synthetic sample",
  product: "Consultation Atlas",
  syntheticNote: "All numbers are synthetic and describe no real office or compound.",
  childNoun: {
    city: "districts",
    district: "subdistricts",
    township: "communities",
    community: "compounds",
  },

  headlineValue: (name, value, change) =>
    change === "rose"
      ? `${name} rose to ${value}`
      : change === "fell"
        ? `${name} fell to ${value}`
        : `${name} ${value}`,
  headlineTarget: (target, state) =>
    state === "spans"
      ? `not told apart from the target of ${target}`
      : `${state} the target of ${target}`,
  headlineGroups: (noun, above, below) =>
    above === 0 && below === 0
      ? `none of the ${noun} can be told apart from it`
      : `of the ${noun}, ${above} ${are(above)} above it and ${below === 0 ? "none" : below} below`,
  headlineAbsent: {
    not_reported: (period, figure) => `No return for ${period}: ${figure} cannot be computed`,
    thin: (period, figure) => `Fewer than 5 cases in ${period}: ${figure} is not given`,
    suppressed: (_, figure) => `${figure} is withheld under the rules for publication`,
    undefined: (period, figure) => `No consultation of ${period} from which to compute ${figure}`,
  },

  absent: {
    not_reported: "not reported",
    thin: "under 5, not given",
    suppressed: "withheld",
    undefined: "cannot be computed",
  },
  absentShort: {
    not_reported: "no return",
    thin: "under 5",
    suppressed: "withheld",
    undefined: "none",
  },
  interval: (range) => `95% ${range}`,
  cases: (n) => `n=${n}`,
  change: {
    rose: (before) => `above ${before} in the window before (intervals apart)`,
    fell: (before) => `below ${before} in the window before (intervals apart)`,
    unclear: (before) => `not told apart from ${before} in the window before (intervals overlap)`,
    none: (before) =>
      before === ""
        ? "not compared with the window before"
        : `${before} in the window before, not compared`,
  },
  target: (target, state) =>
    state === null
      ? `target ${target}`
      : state === "spans"
        ? `not told apart from the target of ${target}`
        : `${state} the target of ${target}`,
  partial: "These rest on the returns that arrived; units that did not report are not in them",
  small: "fewer than 30 cases, indicative only",
  sitesBy: (accepted, building, planned) =>
    `${accepted} accepted, ${building} building, ${planned} planned`,
  nominated: (count) => `${count} more nominated, in no batch`,
  planned: (count) => `plan ${count}`,

  keyPoints: "Key points",
  pointValue: (name, value) => `${name} ${value}`,
  pointAbsent: (name, why) => `${name}: ${why}`,
  pointGroup: {
    above: (noun, count, names) =>
      `Of the ${noun}, the whole interval of ${count} lies above the target: ${names}`,
    below: (_, count, names) => `the whole interval of ${count} lies below it: ${names}`,
    unclear: (_, count) => `${count} cannot be told apart from it`,
    small: (_, count, names) =>
      `${count} with fewer than 30 cases ${are(count)} not compared: ${names}`,
    absent: (_, count, names) => `${count} without a figure: ${names}`,
  },
  pointLoss: (from, to, before, after) =>
    `Of the seven steps, most are lost from "${from}" to "${to}": ${before} reached the one, ${after} the other`,
  pointSlowest: (step, days) =>
    `the step that takes longest is "${step}": a median of ${days} days, open cases counted`,

  ranking: (noun, above, below, unclear) =>
    `${noun[0]!.toUpperCase()}${noun.slice(1)}: ${above} above target, ${below} below, ${unclear} unclear`,
  rankingNone: (noun) => `No figures of the ${noun} to give`,
  rankingCaption: (noun, figure) =>
    `${figure} of the ${noun}, %; band: 95% interval, tick: window before, red line: target, hollow: under 30 cases, unclear: not told apart`,
  rankingNote: "Grouped by interval against the target; the order within a group is no rank.",
  plotHead: (range, target) => (target === null ? range : `${range}, red line ${target}`),
  verdict: {
    above: "above",
    below: "below",
    unclear: "unclear",
    small: "small n",
    absent: "–",
  },
  columns: {
    unit: "Unit",
    value: "%",
    figureValue: "Value",
    n: "n",
    verdict: "Target",
    step: "Step",
    reached: "Reached",
    cases: "Cases",
    days: "Days to it",
    quarter: "Quarter",
    figure: "Figure",
    evidence: "Numerator / denominator",
    interval: "95% interval",
    change: "Window before",
    target: "Target",
    project: "Project",
    place: "Place",
    compound: "Compound",
    started: "Started",
    agreed: "Agreed",
    reason: "Verdict",
    sites: "Sites",
    severity: "Severity",
    issue: "Issue",
    count: "Times",
    definition: "Definition",
    leftOut: "Left out",
    why: "Reason",
  },

  steps: ["Organise", "Platform", "Rules", "Issue", "Join", "Agree", "Act"],
  funnel: (first, last) => `${first} begun, ${last} at the seventh step`,
  funnelAbsent: (why) => `Seven steps: ${why}`,
  funnelCaption: "Consultations begun, by step reached; pale: lost",
  funnelNote: "Days: Kaplan-Meier median (quartiles), open cases counted.",
  medianDays: (median, quartiles) => (quartiles === null ? median : `${median} (${quartiles})`),
  notReached: "fewer than half get there",
  openQuartile: "not reached",

  trend: (figure, change) =>
    ({
      rose: `${figure} above the window before`,
      fell: `${figure} below the window before`,
      unclear: `${figure}: not told apart from before`,
      none: `${figure} by quarter`,
    })[change],
  trendCaption: (unit) => `${unit}, by quarter, %; band: 95% interval, red line: target`,
  sites: (sites, planned) =>
    planned === null
      ? `${sites} demonstration sites`
      : `${sites} demonstration sites of ${planned} planned`,
  sitesCaption: "Filled: accepted, half: building, hollow: not built",
  batch: (batch, sites) => `batch ${batch}: ${sites}`,

  attention: "Needs attention",
  nothingToDo: "No return missing or late, and no project started before it was consulted on.",
  missingReturns: (unit, kinds, count, days) =>
    `${unit}: ${plural(count, "return", "returns")} missing (${kinds}), ${plural(days, "day", "days")} overdue.`,
  lateReturns: (unit, kinds, count, days) =>
    `${unit}: ${plural(count, "return", "returns")} late (${kinds}), by up to ${plural(days, "day", "days")}.`,
  violated: (count, judged, share) =>
    `Projects started before they were consulted on: ${count} of ${judged} judged (${share}).`,
  undetermined: (count) =>
    `Projects that cannot be judged: ${count}, with no linked consultation, a date missing, or coarse dates that overlap.`,
  notOnTime: (late, closed, unpublished) =>
    `Results not published within 15 days: ${late} of ${closed} closed, of which ${unpublished} have no date of publication yet.`,
  ruleFound: (rule, count, places, most, asOf) =>
    `${rule}${asOf === null ? "" : ` (as of ${asOf})`}: ${count} ${count === 1 ? "case" : "cases"}${most === null ? "" : ` in ${places} units, the most in ${most}`}.`,
  ruleChanged: (unit, figure, before, now, low, high) =>
    `${unit}: ${figure} went from ${before} in the window before to ${now}; 95% interval of the difference ${low} to ${high} points, without zero.`,
  violationTitle: "Projects started before they were consulted on",
  violationNote: (shown, all) =>
    shown === all ? `${all} in all.` : `${all} in all; the ${shown} that started last are listed.`,
  violationReason: {
    not_held: "return says none was held",
    no_agreement: "ended without agreement",
    agreed_later: "agreed after the start",
  },
  noAgreement: "none",

  children: (noun) => `Four figures of the ${noun}`,
  childrenCaption: '%; "above" and "below": the whole 95% interval lies above or below the target',
  further: "Further figures",
  furtherCaption: "95% intervals; without one, nothing is said of higher or lower",

  quality: "Data quality",
  returns: ({ due, arrived, late, missing }) =>
    `Returns due ${due}, in ${arrived}, of these late ${late}; missing ${missing}.`,
  noneDue: "No return of this window is due yet.",
  returnsOfUnit: (unit) =>
    `These are the returns of ${unit}; units below it send none of their own.`,
  rows: (returns, rows, quarantined, repaired) =>
    `Returns read: ${returns}, rows: ${rows}, quarantined for correction: ${quarantined}, cells repaired: ${repaired}, each on record.`,
  rejected: (count) => `Files that could not be read, of whatever period: ${count}.`,
  issueCaption: "Errors and warnings, the most frequent first",
  leftOutTitle: "Left out",

  definitions: "Definitions and method",
  methods: [
    '"Above", "below", "rose" and "fell" mean that whole 95% intervals lie apart; where they overlap the brief says "not told apart", which does not mean equal.',
    "Fewer than 30 cases: hollow and not compared; fewer than 5: no rate is given; not reported is never zero.",
    "Coverage grows with the window: its target is set for windows of four quarters and is held against no other.",
    'A city rate leaves units that did not report out of both sides; their share of compounds is under "Left out".',
    "The brief says what was counted. It gives no causes and no league table.",
  ],
  publicMethod:
    "Edition for publication: counts of fewer than 5 households are withheld, and with them whatever would reveal them.",
};
