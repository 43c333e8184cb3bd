import { type AttentionLine, type AttentionSeverity, attentionSeverities } from "@atlas/warehouse";

/** Severity of an item: the line's, one up from the days at which the line raises it. */
export function severityOf(
  { severity, raised_at: raised }: AttentionLine,
  longestDays: number | null,
): AttentionSeverity {
  const isRaised = raised !== null && longestDays !== null && longestDays >= raised;
  const at = attentionSeverities.indexOf(severity);
  return attentionSeverities[isRaised ? Math.max(0, at - 1) : at]!;
}
