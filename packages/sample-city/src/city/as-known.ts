import type { Row } from "@atlas/schema";
import { addDays } from "../days.js";

const datePattern = /_on$/;
type Fields = Readonly<Record<string, unknown>>;

/** A record as an office knew it at the end of a day: what came later is blank. */
export function seenOn<R extends Fields>(row: R, lastDay: string): R {
  let copy: Record<string, unknown> | null = null;
  for (const name in row) {
    const value = row[name];
    if (typeof value === "string" && value > lastDay && datePattern.test(name)) {
      copy ??= { ...row };
      copy[name] = null;
      copy[name.replace(datePattern, "_precision")] = null;
    }
  }
  return (copy ?? row) as R;
}

/** A consultation as known on a day: not yet closed means open, not yet met means no counts. */
export function consultationSeenOn(row: Row<"consultation">, lastDay: string): Row<"consultation"> {
  const seen = seenOn(row, lastDay);
  if (seen === row) return row;
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

/** A proposal as known on a day: the consultation that it became is unknown until it begins.
 * @param begun day on which a consultation begins, by id */
export function proposalSeenOn(
  row: Row<"proposal">,
  lastDay: string,
  begun: ReadonlyMap<string, string>,
): Row<"proposal"> {
  const seen = seenOn(row, lastDay);
  const begins = begun.get(row.consultation_id ?? "");
  const resolved = seen.resolved_on !== null;
  return {
    ...seen,
    consultation_id: begins !== undefined && begins <= lastDay ? row.consultation_id : null,
    escalations: (row.escalations ?? []).filter((step) => (step.on ?? "") <= lastDay),
    resolved_level: resolved ? row.resolved_level : null,
    adopted: resolved ? row.adopted : null,
    outcome: resolved ? row.outcome : "open",
  };
}

/** A ledger's records with the days on which something happened to them, found once. */
export class Ledger<R extends Fields> {
  readonly #entries: readonly { readonly row: R; readonly days: readonly string[] }[];
  readonly #seen: (row: R, lastDay: string) => R;
  readonly #carriesOpen: boolean;

  /** @param carriesOpen whether a case still open is listed again, for 400 days */
  constructor(rows: readonly R[], seen: (row: R, lastDay: string) => R, carriesOpen: boolean) {
    this.#seen = seen;
    this.#carriesOpen = carriesOpen;
    this.#entries = rows.map((row) => ({
      row,
      days: Object.entries(row)
        .filter(([name, value]) => typeof value === "string" && datePattern.test(name))
        .map(([, value]) => value as string),
    }));
  }

  /** What a quarter's ledger lists, as known on its last day: what happened in it, and what was still open when it began. */
  listed(first: string, known: string): readonly R[] {
    const oldest = addDays(first, -400);
    const rows: R[] = [];
    for (const { row, days } of this.#entries) {
      const begun = days[0];
      if (begun === undefined || begun > known) continue;
      const happened = days.some((day) => day >= first && day <= known);
      if (!happened && !(this.#carriesOpen && begun >= oldest)) continue;
      const seen = this.#seen(row, known);
      if (happened || seen["outcome"] === "open") rows.push(seen);
    }
    return rows;
  }
}
