import { daysOfPeriod } from "@atlas/schema";
import { type NaiveFigures, type Place, dayMs, known, lies, stepDates } from "./naive-figures.js";
import { places } from "./small-city.js";

/** Raw values of the elements that the test's index is made of; null: missing. */
export interface NaiveElements {
  readonly consensus: number | null;
  readonly participation: number | null;
  readonly levels_used: number | null;
  readonly days_to_conclude: number | null;
  readonly score: number | null;
  /** Closed consultations. */
  readonly closed: number;
}

/** Elements of a unit by loops. */
export function naiveElements(naive: NaiveFigures, place: Place): NaiveElements {
  const closed = naive.city.consultation.filter(
    (c) =>
      (c.outcome === "agreed" || c.outcome === "not_agreed") &&
      lies(c.closed_on, c.closed_precision, place.window) === "inside" &&
      naive.counts(c, place, "consultations"),
  );
  const agreed = closed.filter(({ outcome }) => outcome === "agreed").length;
  const { numerator, denominator, n } = naive.participation(place);
  const held = closed.flatMap(({ level }) => (known(level) ? [level] : []));
  const days = closed.flatMap((c) => {
    const dated = stepDates(c).filter(({ on }) => known(on));
    const first = dated.reduce<(typeof dated)[number] | null>(
      (a, b) => (a && a.on! <= b.on! ? a : b),
      null,
    );
    if (!first || (first.precision ?? "day") !== "day" || (c.closed_precision ?? "day") !== "day")
      return [];
    const between = (Date.parse(c.closed_on!) - Date.parse(first.on!)) / dayMs;
    return between < 0 ? [] : [between];
  });
  return {
    closed: closed.length,
    consensus: closed.length < 5 ? null : agreed / closed.length,
    participation: n < 5 || denominator === 0 ? null : numerator / denominator,
    levels_used: held.length < 5 ? null : new Set(held).size,
    days_to_conclude: days.length < 5 ? null : median(days),
    score: score(naive, place),
  };
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1
    ? sorted[Math.floor(middle)]!
    : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Mean over townships of their newest score in a year that the window touches. */
function score({ city }: NaiveFigures, { level, unit, window }: Place): number | null {
  const { first, last } = daysOfPeriod(window);
  const townships = places.townships.filter(
    (id, i) => level === "city" || id === unit || places.managers[i] === unit,
  );
  const scores = townships.flatMap((id) => {
    const own = (city.assessment ?? []).filter(
      (row) =>
        row.unit_id === id &&
        known(row.score) &&
        row.period! >= first.slice(0, 4) &&
        row.period! <= last.slice(0, 4),
    );
    const newest = own.toSorted((a, b) => (a.period! < b.period! ? -1 : 1)).at(-1);
    return newest ? [newest.score!] : [];
  });
  return scores.length === 0 ? null : scores.reduce((a, b) => a + b, 0) / scores.length;
}
