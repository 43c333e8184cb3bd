import { lastDay } from "../parse/last-day.js";
import type { ParsedDate } from "../parse/parsed.js";
import { type PlacedDraft, byAge, returnOf } from "./live-parts.js";

/** What identifies a case of a ledger. */
export interface CaseDescription {
  /** The office's own number with the office, folded; null where none is given. */
  readonly number: string | null;
  /** Office and compound, or community with the name as written. */
  readonly place: string;
  readonly topic: string | null;
  readonly begun: ParsedDate | null;
  /** Days of its steps, null where one is not told to the day; empty for a case that has but one date. */
  readonly course: readonly (string | null)[];
}

interface Case {
  readonly key: string;
  /** The number, else the words, by which a row names it. */
  name: string;
  number: string | null;
  /** Everything that was said of it, by its words. */
  readonly said: Map<string, CaseDescription[]>;
}

/** The rows of one return that name their case alike. */
interface Claimant {
  readonly name: string;
  readonly number: string | null;
  readonly said: { readonly row: PlacedDraft["row"]; readonly words: CaseDescription }[];
}

/** Keys of the cases that rows (oldest return first) speak of: by number, else by place, topic and first date. A later return may
 * leave the number out, give one, complete a date or lose the topic: it is the same case where it fits exactly one and no
 * other case of that return does; one said in the same words goes before one that only fits. The order of rows inside a
 * return decides nothing. */
export function caseKeys(
  rows: readonly PlacedDraft[],
  describe: (placed: PlacedDraft) => CaseDescription,
): ReadonlyMap<PlacedDraft["row"], string> {
  const keys = new Map<PlacedDraft["row"], string>();
  const byName = new Map<string, Case>();
  const byTrait = new Map<string, Set<Case>>();
  const taken = new Set<string>();
  const join = ({ number, said }: Claimant, found: Case): void => {
    for (const { row, words } of said) {
      keys.set(row, found.key);
      put(found.said, wordsOf(words), words);
      for (const trait of traitsOf(words))
        byTrait.set(trait, (byTrait.get(trait) ?? new Set<Case>()).add(found));
    }
    if (number === null || found.number !== null) return;
    byName.delete(found.name);
    found.name = number;
    found.number = number;
    byName.set(number, found);
  };
  for (const claimants of returnsOf(rows, describe)) {
    const spoken = new Set<Case>();
    let open: Claimant[] = [];
    const settle = (claimant: Claimant, found: Case): void => {
      spoken.add(found);
      join(claimant, found);
    };
    for (const claimant of claimants) {
      const known = byName.get(claimant.name);
      if (known) settle(claimant, known);
      else open.push(claimant);
    }
    for (const matches of [saidAlike, fits]) {
      const claims = new Map<Case, Claimant[]>();
      for (const claimant of open) {
        const matching = new Set<Case>();
        for (const { words } of claimant.said)
          for (const trait of traitsOf(words))
            for (const other of byTrait.get(trait) ?? [])
              if (!spoken.has(other) && matches(other, words)) matching.add(other);
        const [only, another] = matching;
        if (only && !another) put(claims, only, claimant);
      }
      for (const [found, [claimant, rival]] of claims) if (!rival) settle(claimant!, found);
      open = open.filter(({ said }) => !keys.has(said[0]!.row));
    }
    for (const claimant of open) {
      const { name } = claimant;
      let key = name;
      // The case first told in these words may have been given a number since.
      while (taken.has(key)) key += "|again";
      taken.add(key);
      const fresh: Case = { key, name, number: null, said: new Map() };
      byName.set(name, fresh);
      join(claimant, fresh);
    }
  }
  return keys;
}

/** What each return says, oldest first; of returns of equal age, in the order of what they say. */
function returnsOf(
  rows: readonly PlacedDraft[],
  describe: (placed: PlacedDraft) => CaseDescription,
): readonly Iterable<Claimant>[] {
  const returns = new Map<
    string,
    { readonly part: PlacedDraft["part"]; readonly claimants: Map<string, Claimant> }
  >();
  for (const placed of rows) {
    const { part, row } = placed;
    const of = returnOf(part);
    const own = returns.get(of) ?? { part, claimants: new Map<string, Claimant>() };
    returns.set(of, own);
    const words = describe(placed);
    const name = words.number ?? wordsOf(words);
    const claimant = own.claimants.get(name) ?? { name, number: words.number, said: [] };
    own.claimants.set(name, claimant);
    claimant.said.push({ row, words });
  }
  return [...returns.values()]
    .map(({ part, claimants }) => ({
      part,
      claimants,
      text: [...claimants.keys()].sort().join("\n"),
    }))
    .sort((a, b) => byAge(a.part, b.part) || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
    .map(({ claimants }) => claimants.values());
}

function put<K, T>(lists: Map<K, T[]>, key: K, item: T): void {
  const there = lists.get(key);
  if (there) there.push(item);
  else lists.set(key, [item]);
}

const wordsOf = ({ place, topic, begun }: CaseDescription): string =>
  `${place}|${topic}|${begun?.on ?? ""}`;

/** Two descriptions that can mean one case share a trait: the topic at the place, or the day there. */
const traitsOf = ({ place, topic, begun }: CaseDescription): readonly string[] => [
  `${place}|topic ${topic}`,
  ...(begun?.precision === "day" ? [`${place}|day ${begun.on}`] : []),
];

const numbersAgree = ({ number }: Case, words: CaseDescription): boolean =>
  number === null || words.number === null || number === words.number;

const saidAlike = (other: Case, words: CaseDescription): boolean =>
  numbersAgree(other, words) && other.said.has(wordsOf(words));

const fits = (other: Case, words: CaseDescription): boolean => {
  const said = [...other.said.values()].flat();
  return (
    numbersAgree(other, words) &&
    said.some((before) => sameCase(before, words)) &&
    !begunOtherwise(said, words)
  );
};

/** Whether a case is known to have begun on other days than the one given: what was once said of it less exactly counts no more. */
function begunOtherwise(said: readonly CaseDescription[], words: CaseDescription): boolean {
  const { begun } = words;
  if (begun?.precision !== "day") return false;
  const told = said.filter(
    (before) => before.begun?.precision === "day" && firstTold(before) === firstTold(words),
  );
  return (
    told.length > 0 &&
    told.every((before) => before.begun!.on !== begun.on && !sameButOneDay(before, words))
  );
}

/** Which step the day of the begin is of: a row that lost the first step tells of the second. */
const firstTold = ({ begun, course }: CaseDescription): number =>
  course.length === 0 || begun?.precision !== "day" ? 0 : course.indexOf(begun.on);

/** How many steps two rows tell of on the same day, and how many on another. */
export function comparedDays(
  a: Pick<CaseDescription, "course">,
  b: Pick<CaseDescription, "course">,
): { readonly same: number; readonly other: number } {
  let [same, other] = [0, 0];
  for (const [i, day] of a.course.entries()) {
    const beside = b.course[i] ?? null;
    if (day === null || beside === null) continue;
    if (day === beside) same += 1;
    else other += 1;
  }
  return { same, other };
}

/** One topic at one place of which three steps fell on the same days is one case, though one day of it was written otherwise. */
function sameButOneDay(a: CaseDescription, b: CaseDescription): boolean {
  const { same, other } = comparedDays(a, b);
  return same >= 3 && other <= 1;
}

function sameCase(a: CaseDescription, b: CaseDescription): boolean {
  if (a.place !== b.place) return false;
  if (a.topic !== null && b.topic !== null) {
    if (a.topic !== b.topic) return false;
    if (a.begun === null || b.begun === null) return true;
    if (sameButOneDay(a, b)) return true;
    if (firstTold(a) === firstTold(b)) return overlap(a.begun, b.begun);
    const { same, other } = comparedDays(a, b);
    return same > 0 && other === 0;
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
