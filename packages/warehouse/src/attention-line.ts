/** What the attention list looks for, in the order in which the list shows it within one severity. */
export const attentionRuleIds = [
  "return_missing",
  "consult_first",
  "stalled",
  "step_overdue",
  "not_carried_out",
  "coverage_gap",
  "council",
  "sudden_change",
  "return_late",
  "unpublished",
  "small_sample",
] as const;

export type AttentionRuleId = (typeof attentionRuleIds)[number];

export const attentionSeverities = ["high", "medium", "low"] as const;

export type AttentionSeverity = (typeof attentionSeverities)[number];

/** Threshold of a rule of the attention list, a line of `data/reference/attention-rules.csv`; a rule that is not listed is off. */
export interface AttentionLine {
  readonly rule_id: AttentionRuleId;
  /** Step after which a case waits, 1 to 6, for `step_overdue`; else null. */
  readonly step: number | null;
  /** In the unit of the line; null: it is derived, as `basis` says. */
  readonly threshold: number | null;
  readonly unit: "days" | "cases" | "quarters" | "share";
  readonly severity: AttentionSeverity;
  /** Longest days in an item from which it goes one severity up; null: never. */
  readonly raised_at: number | null;
  /** Where the threshold comes from: a source, `assumption …`, or `quartiles` (the city's own). */
  readonly basis: string;
}

/** Rules whose threshold may be left open, since it is derived from figures. */
const derived: readonly AttentionRuleId[] = ["step_overdue", "not_carried_out", "unpublished"];

const unitOf: Readonly<Record<AttentionRuleId, AttentionLine["unit"]>> = {
  return_missing: "days",
  return_late: "days",
  consult_first: "cases",
  stalled: "days",
  step_overdue: "days",
  not_carried_out: "days",
  coverage_gap: "quarters",
  council: "cases",
  sudden_change: "share",
  unpublished: "days",
  small_sample: "cases",
};

/** The first thing that is wrong with lines of the attention list, in words; null for sound ones. */
export function attentionLinesFault(lines: unknown): string | null {
  if (!Array.isArray(lines)) return `attention rules ${show(lines)}; expected a list`;
  const keys = new Set<string>();
  for (const given of lines as readonly unknown[]) {
    const line = (given ?? {}) as Readonly<Record<keyof AttentionLine, unknown>>;
    const { rule_id: id, step } = line;
    if (!attentionRuleIds.includes(id as AttentionRuleId))
      return `attention rule ${show(id)}; expected one of ${attentionRuleIds.join(", ")}`;
    const rule = id as AttentionRuleId;
    const isStep = typeof step === "number" && Number.isInteger(step) && step >= 1 && step <= 6;
    if (rule === "step_overdue" ? !isStep : step !== null)
      return `step ${show(step)} of ${rule}; expected ${rule === "step_overdue" ? "1 to 6" : "nothing"}`;
    const key = `${rule} ${show(step)}`;
    if (keys.has(key))
      return `attention rule ${rule} stands twice; expected one line a rule and step`;
    keys.add(key);
    const fault = lineFault(line, rule);
    if (fault !== null) return `${fault} of ${rule}`;
  }
  return null;
}

function lineFault(
  line: Readonly<Record<keyof AttentionLine, unknown>>,
  rule: AttentionRuleId,
): string | null {
  const { threshold, unit, severity, raised_at: raised, basis } = line;
  if (unit !== unitOf[rule]) return `unit ${show(unit)}; expected ${unitOf[rule]}`;
  if (!isThreshold(threshold, rule))
    return `threshold ${show(threshold)}; expected ${rule === "sudden_change" ? "a share over 0, at most 0.5" : "a whole number"}`;
  if (!attentionSeverities.includes(severity as AttentionSeverity))
    return `severity ${show(severity)}; expected ${attentionSeverities.join(", ")}`;
  if (raised !== null && !isDays(raised))
    return `raised_at ${show(raised)}; expected whole days or nothing`;
  return typeof basis === "string" && basis !== ""
    ? null
    : `basis ${show(basis)}; expected where the threshold comes from`;
}

const isDays = (value: unknown): boolean =>
  typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 10_000;

function isThreshold(value: unknown, rule: AttentionRuleId): boolean {
  if (value === null) return derived.includes(rule);
  if (rule === "sudden_change") return typeof value === "number" && value > 0 && value <= 0.5;
  if (rule === "coverage_gap") return isDays(value) && Number(value) >= 1 && Number(value) <= 40;
  return isDays(value);
}

const show = (value: unknown): string => JSON.stringify(value) ?? "nothing";
