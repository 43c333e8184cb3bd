import { daysOfPeriod } from "@atlas/schema";
import { studentQuantile } from "@atlas/stats";
import type { FigureKind, FigureLevel } from "../figure.js";
import type { SmallCity } from "./small-city.js";

/** A figure by the definitions alone, row by row in plain loops: the second path beside the SQL. */
export interface NaiveFigure {
  readonly numerator: number;
  readonly denominator: number;
  readonly n: number;
  readonly low?: number | null;
  readonly high?: number | null;
}

export interface Place {
  readonly level: FigureLevel;
  readonly unit: string;
  readonly kind: FigureKind;
  readonly window: string;
}

export type Consultation = SmallCity["consultation"][number];
/** Where an event says it was. */
export type Event = Pick<Consultation, "compound_id" | "community_id" | "township_id" | "unit_id">;

/** Given at all: neither absent nor null. */
export const known = <T>(value: T | null | undefined): value is T =>
  value !== null && value !== undefined;

export const dayMs = 86_400_000;
const text = (time: number): string => new Date(time).toISOString().slice(0, 10);

export function lastPossible(on: string, precision: string | null | undefined): string {
  const [year, month] = [Number(on.slice(0, 4)), Number(on.slice(5, 7))];
  if (precision === "month") return text(Date.UTC(year, month, 0));
  if (precision === "quarter") return text(Date.UTC(year, Math.ceil(month / 3) * 3, 0));
  return precision === "year" ? `${year}-12-31` : on;
}

/** Where a date lies by a window whose edges it may straddle. */
export function lies(
  on: string | null | undefined,
  precision: string | null | undefined,
  window: string,
): "inside" | "outside" | "straddling" {
  if (!on) return "outside";
  const { first, last } = daysOfPeriod(window);
  const end = lastPossible(on, precision);
  if (on >= first && end <= last) return "inside";
  return end < first || on > last ? "outside" : "straddling";
}

/** Figures of a small city by loops. */
export class NaiveFigures {
  constructor(readonly city: SmallCity) {}

  reporting(kind: string, window: string): Set<string> {
    const { first, last } = daysOfPeriod(window);
    return new Set(
      this.city.submission.flatMap((row) => {
        if (row.kind !== kind || !["accepted", "superseded"].includes(row.status!)) return [];
        const spoken = daysOfPeriod(row.period!);
        return spoken.first <= last && spoken.last >= first ? [row.unit_id!] : [];
      }),
    );
  }

  counts(event: Event, { level, unit, kind, window }: Place, returns: string): boolean {
    const own = this.city.compound.find((c) => c.compound_id === event.compound_id);
    if (kind !== "all" && (own?.kind ?? "unknown") !== kind) return false;
    const { unit_id, township_id, community_id } = own ?? event;
    if (level === "city") return known(unit_id) && this.reporting(returns, window).has(unit_id);
    const at = { district: unit_id, township: township_id, community: community_id };
    return at[level as keyof typeof at] === unit;
  }

  protected closed(place: Place): Consultation[] {
    return this.city.consultation.filter(
      (c) =>
        (c.outcome === "agreed" || c.outcome === "not_agreed") &&
        lies(c.closed_on, c.closed_precision, place.window) === "inside" &&
        this.counts(c, place, "consultations"),
    );
  }

  participation(place: Place): NaiveFigure {
    const both = this.closed(place).filter(
      (c) => known(c.households_invited) && known(c.households_participated),
    );
    const clusters = new Map<string, { y: number; x: number }>();
    for (const c of both) {
      const key = c.compound_id ?? `community ${c.community_id}`;
      const { y, x } = clusters.get(key) ?? { y: 0, x: 0 };
      clusters.set(key, { y: y + c.households_participated!, x: x + c.households_invited! });
    }
    const [y, x] = [...clusters.values()].reduce(([a, b], c) => [a + c.y, b + c.x], [0, 0]);
    const m = clusters.size;
    let low: number | null = null;
    let high: number | null = null;
    if (m > 1 && x > 0) {
      let residuals = 0;
      for (const c of clusters.values()) residuals += (c.y - (y / x) * c.x) ** 2;
      const half = (studentQuantile(0.975, m - 1) * Math.sqrt((m / (m - 1)) * residuals)) / x;
      [low, high] = [Math.max(0, y / x - half), Math.min(1, y / x + half)];
    }
    return { numerator: y, denominator: x, n: both.length, low, high };
  }

  coverage(place: Place): NaiveFigure {
    const { last } = daysOfPeriod(place.window);
    const standing = this.city.compound.filter(
      (c) =>
        (!known(c.valid_from) || c.valid_from <= last) &&
        (!known(c.valid_to) || c.valid_to > last) &&
        this.counts({ compound_id: c.compound_id! }, place, "consultations"),
    );
    const covered = standing.filter((s) =>
      this.closed({ ...place, kind: "all" }).some((c) => c.compound_id === s.compound_id),
    );
    return { numerator: covered.length, denominator: standing.length, n: standing.length };
  }

  published(place: Place): NaiveFigure & { readonly onTime: number } {
    const closed = this.closed(place);
    const published = closed.filter((c) => known(c.published_on));
    const onTime = published.filter(
      (c) =>
        Date.parse(lastPossible(c.published_on!, c.published_precision)) -
          Date.parse(c.closed_on!) <=
        15 * dayMs,
    );
    const n = closed.length;
    return { numerator: published.length, denominator: n, n, onTime: onTime.length };
  }

  straddling(place: Place): number {
    return this.city.consultation.filter(
      (c) =>
        (c.outcome === "agreed" || c.outcome === "not_agreed") &&
        lies(c.closed_on, c.closed_precision, place.window) === "straddling" &&
        this.counts(c, place, "consultations"),
    ).length;
  }

  verdicts(place: Place): Readonly<Record<string, number>> {
    const found: Record<string, number> = {};
    for (const p of this.city.project) {
      if (!this.counts(p, place, "projects")) continue;
      const verdict = this.verdict(p, place.window);
      found[verdict] = (found[verdict] ?? 0) + 1;
    }
    return found;
  }

  private verdict(p: SmallCity["project"][number], window: string): string {
    if (!p.started_on) return p.completed_on ? "undated" : "pending";
    const where = lies(p.started_on, p.started_precision, window);
    if (where !== "inside") return where;
    if (p.started_on < "2020-01-01") return "not_applicable";
    if (p.consulted === "declared_none") return "violated";
    const c = this.city.consultation.find((one) => one.consultation_id === p.consultation_id);
    if (p.consulted !== "linked" || !c) return "undetermined";
    if (c.outcome === "not_agreed" || c.outcome === "withdrawn") return "violated";
    if (c.outcome !== "agreed" || !c.step6_on) return "undetermined";
    if (lastPossible(c.step6_on, c.step6_precision) <= p.started_on) return "satisfied";
    return c.step6_on > lastPossible(p.started_on, p.started_precision)
      ? "violated"
      : "undetermined";
  }

  private begun(place: Place): Consultation[] {
    return this.city.consultation.filter((c) => {
      const dated = stepDates(c).filter(({ on }) => known(on));
      const first = dated.reduce<StepDate | null>((a, b) => (a && a.on! <= b.on! ? a : b), null);
      return (
        first !== null &&
        lies(first.on, first.precision, place.window) === "inside" &&
        this.counts(c, place, "consultations")
      );
    });
  }

  reached(place: Place): { readonly n: number; readonly steps: readonly number[] } {
    const begun = this.begun(place);
    return {
      n: begun.length,
      steps: [0, 1, 2, 3, 4, 5, 6].map(
        (i) => begun.filter((c) => known(stepDates(c)[i]!.on)).length,
      ),
    };
  }

  /** Days to a step (2..7) of each case that can be used, and whether it got there. */
  durations(place: Place, step: number, asOf: string): readonly (readonly [number, boolean])[] {
    return this.begun(place).flatMap((c): [number, boolean][] => {
      const [before, own] = [stepDates(c)[step - 2]!, stepDates(c)[step - 1]!];
      if (!known(before.on) || (before.precision ?? "day") !== "day") return [];
      const days = (to: string): number => (Date.parse(to) - Date.parse(before.on!)) / dayMs;
      if (!known(own.on))
        return [[Math.max(0, days(this.lastSeen(c, before.on, step, asOf))), false]];
      if ((own.precision ?? "day") !== "day" || own.on < before.on) return [];
      return [[days(own.on), true]];
    });
  }

  /** Last day that a unit's returns of a kind speak of, not after the as-of date. */
  seenUntil(kind: string, unit: string | null | undefined, asOf: string): string {
    const ends = this.city.submission.flatMap((row) =>
      row.kind === kind && row.unit_id === unit && row.status !== "retracted"
        ? [daysOfPeriod(row.period!).last]
        : [],
    );
    return [asOf, ...(ends.length > 0 ? [ends.sort().at(-1)!] : [])].sort()[0]!;
  }

  private lastSeen(c: Consultation, before: string, step: number, asOf: string): string {
    const goesOn = step === 7 && c.outcome === "agreed";
    if (known(c.outcome) && c.outcome !== "open" && !goesOn) return c.closed_on ?? before;
    const unit =
      this.city.compound.find((k) => k.compound_id === c.compound_id)?.unit_id ?? c.unit_id;
    const ends = this.city.submission.flatMap((row) =>
      row.kind === "consultations" && row.unit_id === unit && row.status !== "retracted"
        ? [daysOfPeriod(row.period!).last]
        : [],
    );
    const seen = ends.length > 0 ? ends.reduce((a, b) => (a > b ? a : b)) : asOf;
    return seen < asOf ? seen : asOf;
  }
}

interface StepDate {
  readonly on: string | null | undefined;
  readonly precision: string | null | undefined;
}

export const stepDates = (c: Consultation): readonly StepDate[] => [
  { on: c.step1_on, precision: c.step1_precision },
  { on: c.step2_on, precision: c.step2_precision },
  { on: c.step3_on, precision: c.step3_precision },
  { on: c.step4_on, precision: c.step4_precision },
  { on: c.step5_on, precision: c.step5_precision },
  { on: c.step6_on, precision: c.step6_precision },
  { on: c.step7_on, precision: c.step7_precision },
];
