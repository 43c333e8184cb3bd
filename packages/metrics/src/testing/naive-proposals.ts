import { type NaiveFigures, type Place, dayMs, known, lies } from "./naive-figures.js";
import { judge } from "./naive-process.js";
import type { SmallCity } from "./small-city.js";

type Proposal = NonNullable<SmallCity["proposal"]>[number];

const ranks = ["compound", "community", "township", "district"];

/** Counts by the definitions of the proposals' figures. */
export interface NaiveProposals {
  readonly n: number;
  readonly undated: number;
  readonly straddling: number;
  readonly ordered: readonly [number, number];
  readonly fates: Readonly<Record<string, number>>;
  readonly levels: readonly number[];
  readonly levelUnknown: number;
  readonly consulted: Readonly<Record<string, number>>;
  readonly returned: readonly [number, number];
  /** Consultations that came to an end, by whether their steps are in order. */
  readonly steps: Readonly<Record<string, number>>;
}

const tally = (words: readonly string[]): Readonly<Record<string, number>> => {
  const found: Record<string, number> = {};
  for (const word of words) found[word] = (found[word] ?? 0) + 1;
  return found;
};

const raisedIn = (naive: NaiveFigures, place: Place): readonly Proposal[] =>
  (naive.city.proposal ?? []).filter(
    (p) =>
      lies(p.raised_on, p.raised_precision, place.window) === "inside" &&
      naive.counts(p, place, "proposals"),
  );

/** Figures of proposals by loops. */
export function naiveProposals(naive: NaiveFigures, place: Place): NaiveProposals {
  const here = (naive.city.proposal ?? []).filter((p) => naive.counts(p, place, "proposals"));
  const raised = raisedIn(naive, place);
  const verdicts = raised.map(inOrder);
  const done = raised.filter(isResolved);
  const escalated = raised.filter((p) => known(p.escalations) && p.escalations.length > 0);
  const answers = escalated.map((p) => p.escalations!.map(({ returned }) => returned));
  const knownAnswers = answers.filter((one) => one.includes(true) || !one.includes(null));
  return {
    n: raised.length,
    undated: here.filter((p) => !known(p.raised_on)).length,
    straddling: here.filter(
      (p) => lies(p.raised_on, p.raised_precision, place.window) === "straddling",
    ).length,
    ordered: [
      verdicts.filter((verdict) => verdict === true).length,
      verdicts.filter((verdict) => verdict !== null).length,
    ],
    fates: tally(raised.map(fateOf)),
    levels: ranks.map((level) => done.filter((p) => p.resolved_level === level).length),
    levelUnknown: done.filter((p) => !known(p.resolved_level)).length,
    consulted: tally(
      raised.flatMap((p) => {
        const own = naive.city.consultation.find((c) => c.consultation_id === p.consultation_id);
        return own ? [own.outcome ?? "unknown"] : [];
      }),
    ),
    steps: tally(
      raised.flatMap((p) => {
        const own = naive.city.consultation.find((c) => c.consultation_id === p.consultation_id);
        return own?.outcome === "agreed" || own?.outcome === "not_agreed"
          ? [judge(own).verdict]
          : [];
      }),
    ),
    returned: [knownAnswers.filter((one) => one.includes(true)).length, knownAnswers.length],
  };
}

const isResolved = (p: Proposal): boolean =>
  (known(p.resolved_level) || known(p.resolved_on)) &&
  p.outcome !== "open" &&
  p.outcome !== "withdrawn";

/** Walks up the levels; null where the path is not known. */
function inOrder(p: Proposal): boolean | null {
  if (!known(p.escalations) || !known(p.raised_level)) return null;
  if (p.escalations.some(({ level }) => level === null)) return null;
  let at = ranks.indexOf(p.raised_level);
  let sentBack = false;
  const visited = new Set([at]);
  for (const { level, reason, returned } of p.escalations) {
    const to = ranks.indexOf(level!);
    const explained = (reason ?? "").trim() !== "";
    if (to - at > 1 && !explained) return false;
    if (to <= at && !sentBack) return false;
    visited.add(to);
    at = to;
    sentBack = returned === true;
  }
  return (
    !(isResolved(p) && known(p.resolved_level)) || visited.has(ranks.indexOf(p.resolved_level))
  );
}

function fateOf(p: Proposal): string {
  const { adopted, outcome } = p;
  if (adopted === true) {
    return outcome === "rejected" || outcome === "withdrawn" ? "unknown" : "adopted";
  }
  if (adopted === false && outcome === "adopted") return "unknown";
  return outcome ?? (adopted === false ? "rejected" : "unknown");
}

/** Days of each stay at a level (its place in the four) that can be used, and whether it ended; the number that cannot. */
export function naiveStays(
  naive: NaiveFigures,
  place: Place,
  rank: number,
  asOf: string,
): { readonly stays: readonly (readonly [number, boolean])[]; readonly unusable: number } {
  const stays: [number, boolean][] = [];
  let unusable = 0;
  for (const p of raisedIn(naive, place)) {
    if (!known(p.escalations)) continue;
    const dayOf = (on: string | null | undefined, precision: string | null | undefined) =>
      (precision ?? "day") === "day" ? (on ?? null) : null;
    const stops = [
      { level: p.raised_level, on: dayOf(p.raised_on, p.raised_precision) },
      ...p.escalations,
    ];
    stops.forEach(({ level, on }, i) => {
      if (!known(level) || ranks.indexOf(level) !== rank) return;
      const last = i === stops.length - 1;
      const open = last && !known(p.resolved_on) && (p.outcome ?? "open") === "open";
      const seen = naive.seenUntil("proposals", p.unit_id, asOf);
      const end = !last
        ? stops[i + 1]!.on
        : open
          ? seen
          : dayOf(p.resolved_on, p.resolved_precision);
      const days = known(on) && known(end) ? (Date.parse(end) - Date.parse(on)) / dayMs : null;
      if (days === null || (days < 0 && !open)) unusable += 1;
      else stays.push([Math.max(0, days), !open && !(last && p.outcome === "withdrawn")]);
    });
  }
  return { stays, unusable };
}
