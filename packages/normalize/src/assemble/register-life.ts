import { type Code, daysOfPeriod } from "@atlas/schema";
import { type Part, type PlacedDraft, endOfPeriod, isDeclared } from "./live-parts.js";
import { seemsSame, unnamedRows } from "./unnamed-rows.js";

/** From which day a register lists a record, and the first day on which it no longer does. */
export interface Life {
  readonly valid_from: string | null;
  readonly valid_to: string | null;
}

interface Version {
  readonly key: string;
  readonly period: string;
  readonly declared_on: string | null;
}

const versionKey = ({ period, declared_on: declared }: Part): string =>
  `${endOfPeriod(period)}|${declared ?? ""}`;

/** How long the registers of a kind list a record. Each unit's registers are versions of one list, by period and declared date: a
 * record begins with the period that first lists it (null in the unit's first period: it stood before) and ends with the
 * first version that omits it for good, at the start of that version's period or, within one period, on its declared
 * day. A version with a row that names nobody but says what the record's rows say does not omit it. Lists that declare no unit or period begin and end nothing. */
export function registerLife(
  parts: readonly Part[],
  kind: Code<"return_kind">,
): (rows: readonly PlacedDraft[]) => Life {
  const versions = new Map<string, Map<string, Version>>();
  for (const part of parts) {
    if (part.kind !== kind || !isDeclared(part) || part.rejection !== null) continue;
    const own = versions.get(part.unit_id!) ?? new Map<string, Version>();
    versions.set(part.unit_id!, own);
    const key = versionKey(part);
    own.set(key, { key, period: part.period!, declared_on: part.declared_on });
  }
  const inOrder = new Map(
    [...versions].map(([unit, own]) => [
      unit,
      [...own.values()].sort((a, b) => (a.key < b.key ? -1 : 1)),
    ]),
  );
  const unnamed = unnamedRows(parts, kind, versionKey);
  return (rows) => {
    const declared = rows.filter(({ part }) => isDeclared(part));
    const unit = declared.at(-1)?.part.unit_id;
    const all = unit === undefined || unit === null ? [] : (inOrder.get(unit) ?? []);
    const listed = new Set(
      declared.filter(({ part }) => part.unit_id === unit).map(({ part }) => versionKey(part)),
    );
    for (const { key } of all)
      if (!listed.has(key) && unnamed(unit!, key).some((values) => seemsSame(values, declared)))
        listed.add(key);
    const first = all.find(({ key }) => listed.has(key));
    const last = all.findLastIndex(({ key }) => listed.has(key));
    const next = last < 0 ? undefined : all[last + 1];
    return {
      valid_from:
        first !== undefined && first.period !== all[0]!.period
          ? daysOfPeriod(first.period).first
          : null,
      valid_to:
        next === undefined
          ? null
          : next.period === all[last]!.period
            ? (next.declared_on ?? daysOfPeriod(next.period).first)
            : daysOfPeriod(next.period).first,
    };
  };
}
