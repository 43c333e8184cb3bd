import type { Row } from "@atlas/schema";

const datePattern = /_on$/;

/** A record as an office knew it at the end of a day: what came later is blank. */
export function seenOn<R extends Readonly<Record<string, unknown>>>(row: R, lastDay: string): R {
  const copy: Record<string, unknown> = { ...row };
  for (const [name, value] of Object.entries(row)) {
    if (datePattern.test(name) && typeof value === "string" && value > lastDay) {
      copy[name] = null;
      copy[name.replace(datePattern, "_precision")] = null;
    }
  }
  return copy as R;
}

/** A consultation as known on a day: not yet closed means open, not yet met means no counts. */
export function consultationSeenOn(row: Row<"consultation">, lastDay: string): Row<"consultation"> {
  const seen = seenOn(row, lastDay);
  const closed = seen.closed_on !== null;
  const joined = seen.step5_on !== null;
  return {
    ...seen,
    outcome: closed ? row.outcome : "open",
    households_invited: joined ? row.households_invited : null,
    households_participated: joined ? row.households_participated : null,
    agree: closed ? row.agree : null,
    against: closed ? row.against : null,
    abstain: closed ? row.abstain : null,
    satisfaction: closed ? row.satisfaction : null,
    published_on: closed ? seen.published_on : null,
    published_precision: closed ? seen.published_precision : null,
  };
}

/** A proposal as known on a day. */
export function proposalSeenOn(row: Row<"proposal">, lastDay: string): Row<"proposal"> {
  const seen = seenOn(row, lastDay);
  const resolved = seen.resolved_on !== null;
  return {
    ...seen,
    escalations: (row.escalations ?? []).filter((step) => (step.on ?? "") <= lastDay),
    resolved_level: resolved ? row.resolved_level : null,
    adopted: resolved ? row.adopted : null,
    outcome: resolved ? row.outcome : "open",
  };
}

/** Whether a quarter's ledger lists a record: something happened in it, or it was still open when it began. */
export function happenedIn(
  row: Readonly<Record<string, unknown>>,
  first: string,
  last: string,
): boolean {
  return Object.entries(row).some(
    ([name, value]) =>
      datePattern.test(name) && typeof value === "string" && value >= first && value <= last,
  );
}
