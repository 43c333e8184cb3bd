import type { ParsedDate } from "../parse/parsed.js";
import type { PlacedDraft } from "./live-parts.js";

/** What identifies a case of a ledger. */
export interface CaseDescription {
  /** The office's own number with the office, folded; null where none is given. */
  readonly number: string | null;
  /** Office and compound, or community with the name as written. */
  readonly place: string;
  readonly topic: string | null;
  readonly begun: ParsedDate | null;
}

interface Case {
  readonly key: string;
  number: string | null;
  readonly said: CaseDescription[];
  readonly exact: Set<string>;
}

/** Keys of the cases that rows (oldest first) speak of: by number, else by place, topic and first date. A later return may leave the
 * number out, complete a date or lose the topic: it is the same case where it fits exactly one and no other row of that return does. */
export function caseKeys(
  rows: readonly PlacedDraft[],
  describe: (placed: PlacedDraft) => CaseDescription,
): ReadonlyMap<PlacedDraft["row"], string> {
  const keys = new Map<PlacedDraft["row"], string>();
  const byNumber = new Map<string, Case>();
  const byPlace = new Map<string, Case[]>();
  const said = new Map(rows.map((placed) => [placed, describe(placed)] as const));
  for (const one of returnsOf(rows)) {
    const spoken = new Set<Case>();
    const open: PlacedDraft[] = [];
    const join = (placed: PlacedDraft, found: Case): void => {
      const words = said.get(placed)!;
      keys.set(placed.row, found.key);
      spoken.add(found);
      found.said.push(words);
      found.exact.add(exactly(words));
      if (words.number !== null) {
        found.number = words.number;
        byNumber.set(words.number, found);
      }
    };
    for (const placed of one) {
      const words = said.get(placed)!;
      const known =
        (words.number === null ? undefined : byNumber.get(words.number)) ??
        byPlace
          .get(words.place)
          ?.find((other) => other.exact.has(exactly(words)) && numbersAgree(other, words));
      if (known) join(placed, known);
      else open.push(placed);
    }
    const claims = open.map((placed) => {
      const words = said.get(placed)!;
      const fitting = (byPlace.get(words.place) ?? []).filter(
        (other) => !spoken.has(other) && fits(other, words),
      );
      return { placed, only: fitting.length === 1 ? fitting[0]! : null };
    });
    const claimed = new Map<Case, number>();
    for (const { only } of claims) if (only) claimed.set(only, (claimed.get(only) ?? 0) + 1);
    for (const { placed, only } of claims) {
      const words = said.get(placed)!;
      if (only && claimed.get(only) === 1) {
        join(placed, only);
        continue;
      }
      const key = words.number ?? `${words.place}|${exactly(words)}`;
      const twin = one.find((other) => keys.get(other.row) === key);
      if (twin) {
        keys.set(placed.row, key);
        continue;
      }
      const fresh: Case = { key, number: null, said: [], exact: new Set() };
      const there = byPlace.get(words.place);
      if (there) there.push(fresh);
      else byPlace.set(words.place, [fresh]);
      join(placed, fresh);
    }
  }
  return keys;
}

function returnsOf(rows: readonly PlacedDraft[]): Iterable<readonly PlacedDraft[]> {
  const returns = new Map<string, PlacedDraft[]>();
  for (const placed of rows) {
    const { unit_id: unit, period, declared_on: declared } = placed.part;
    const key = `${unit}|${period}|${declared}`;
    const there = returns.get(key);
    if (there) there.push(placed);
    else returns.set(key, [placed]);
  }
  return returns.values();
}

const exactly = ({ topic, begun }: CaseDescription): string => `${topic}|${begun?.on ?? ""}`;

const numbersAgree = ({ number }: Case, words: CaseDescription): boolean =>
  number === null || words.number === null || number === words.number;

const fits = (other: Case, words: CaseDescription): boolean =>
  numbersAgree(other, words) && other.said.some((before) => sameCase(before, words));

function sameCase(a: CaseDescription, b: CaseDescription): boolean {
  if (a.topic !== null && b.topic !== null) {
    if (a.topic !== b.topic) return false;
    return a.begun === null || b.begun === null || overlap(a.begun, b.begun);
  }
  return (
    a.begun !== null &&
    b.begun !== null &&
    a.begun.precision === "day" &&
    b.begun.precision === "day" &&
    a.begun.on === b.begun.on
  );
}

/** Whether two dates of some precision can be one day. */
function overlap(a: ParsedDate, b: ParsedDate): boolean {
  const [first, second] = a.on <= b.on ? [a, b] : [b, a];
  return second.on <= lastDay(first);
}

function lastDay({ on, precision }: ParsedDate): string {
  if (precision === "day") return on;
  const months = { month: 1, quarter: 3, year: 12 }[precision];
  const [year, month] = on.split("-").map(Number) as [number, number];
  return new Date(Date.UTC(year, month - 1 + months, 0)).toISOString().slice(0, 10);
}
