import type { Row } from "@atlas/schema";
import { Ledger, consultationSeenOn, proposalSeenOn, seenOn } from "../city/as-known.js";
import type { TrueCity, TrueCompound } from "../city/true-city.js";
import type { At } from "../forms/form.js";
import type { Office } from "../offices/office.js";

/** An office's ledgers of events under its own numbers, ready to be asked what was known on a day. */
export interface OfficeLedgers {
  readonly consultations: Ledger<Row<"consultation">>;
  readonly projects: Ledger<Row<"project">>;
  readonly proposals: Ledger<Row<"proposal">>;
  /** A record with its compound, and its consultation's number where the office numbers. */
  readonly at: <
    R extends { readonly compound_id: string | null; readonly consultation_id?: string | null },
  >(
    row: R,
  ) => At<R>;
}

/** Opens the ledgers of an office. */
export function officeLedgers(
  city: TrueCity,
  office: Office,
  compoundOf: ReadonlyMap<string, TrueCompound>,
): OfficeLedgers {
  const events = city.eventsOf(office.unitId);
  const numbered = <R extends object>(
    rows: readonly R[],
    letters: string,
    begun: (row: R) => string | null,
  ): readonly R[] =>
    office.numberPrefix === null
      ? rows
      : rows.map((row, i) => ({
          ...row,
          office_number: `${office.numberPrefix}${letters}${begun(row)!.slice(0, 4)}-${String(i + 1).padStart(5, "0")}`,
        }));
  const consultations = numbered(events.consultations, "XS", (row) => row.step1_on);
  const numberOf = new Map(consultations.map((row) => [row.consultation_id, row.office_number]));
  const begun = new Map(consultations.map((row) => [row.consultation_id, row.step1_on!]));
  return {
    consultations: new Ledger(consultations, consultationSeenOn, true),
    projects: new Ledger(
      numbered(events.projects, "XM", (row) => row.started_on),
      seenOn,
      false,
    ),
    proposals: new Ledger(
      numbered(events.proposals, "TA", (row) => row.raised_on),
      (row, lastDay) => proposalSeenOn(row, lastDay, begun),
      false,
    ),
    at: (row) => ({
      row,
      compound: row.compound_id === null ? null : compoundOf.get(row.compound_id)!,
      consultationNumber:
        typeof row.consultation_id === "string"
          ? (numberOf.get(row.consultation_id) ?? null)
          : null,
    }),
  };
}
