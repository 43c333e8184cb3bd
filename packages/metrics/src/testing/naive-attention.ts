import { daysOfPeriod } from "@atlas/schema";
import type { MetricConfig } from "../definitions/metric-config.js";
import {
  type Consultation,
  type Event,
  NaiveFigures,
  dayMs,
  known,
  lastPossible,
  lies,
  stepDates,
} from "./naive-figures.js";

/** What a rule finds at one place, by loops. */
export interface NaiveItem {
  readonly of: number;
  readonly cases: readonly string[];
  readonly days: number | null;
}

interface Looked {
  readonly step: number | null;
  readonly event: Event;
  readonly id: string;
  readonly days: number | null;
  readonly hit: boolean;
}

const daysFrom = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / dayMs);

/** The rules over rows of a small city by their definitions, case by case; items by `rule/step:place`. */
export class NaiveAttention extends NaiveFigures {
  items(window: string, gap: string, config: MetricConfig): ReadonlyMap<string, NaiveItem> {
    const threshold = (rule: string, step: number | null = null): number | null =>
      config.attention.find((line) => line.rule_id === rule && line.step === step)!.threshold;
    const open = this.openCases(config.asOf);
    const stalledAfter = threshold("stalled")!;
    const rules: Readonly<Record<string, readonly Looked[]>> = {
      consult_first: this.projects(window, config),
      unpublished: this.closedCases(window, config.asOf).map(({ c, days }) => ({
        ...this.looked(c, days),
        hit: !known(c.published_on) && days > config.publishDays,
      })),
      not_carried_out: this.closedCases(window, config.asOf)
        .filter(({ c, days }) => c.outcome === "agreed" && days >= config.actDays)
        .map(({ c, days }) => ({ ...this.looked(c, days), hit: !known(c.step7_on) })),
      stalled: open.map((one) => ({ ...one, hit: one.days! > stalledAfter })),
      step_overdue: open.map((one) => {
        const limit = threshold("step_overdue", one.step);
        return { ...one, hit: limit !== null && one.days! > limit && one.days! <= stalledAfter };
      }),
      coverage_gap: this.compounds(gap),
    };
    const items = new Map<string, NaiveItem>();
    for (const [rule, looked] of Object.entries(rules)) {
      const keys = new Set(looked.map((one) => this.key(rule, one)));
      for (const key of keys) {
        const own = looked.filter((one) => this.key(rule, one) === key);
        const hits = own.filter(({ hit }) => hit);
        if (hits.length === 0) continue;
        const days = hits.flatMap((one) => (one.days === null ? [] : [one.days]));
        items.set(key, {
          of: own.length,
          cases: hits.map(({ id }) => id).sort(),
          days: days.length === 0 ? null : Math.max(...days),
        });
      }
    }
    return items;
  }

  private key(rule: string, { step, event }: Looked): string {
    const { township_id, unit_id } = this.placeOf(event);
    return `${rule}${step === null ? "" : `/${step}`}:${township_id ?? unit_id}`;
  }

  private placeOf(event: Event): Event {
    return this.city.compound.find((c) => c.compound_id === event.compound_id) ?? event;
  }

  private looked(c: Consultation, days: number): Omit<Looked, "hit"> {
    return { step: null, event: c, id: c.consultation_id!, days };
  }

  private closedCases(window: string, asOf: string): { c: Consultation; days: number }[] {
    return this.city.consultation
      .filter(
        (c) =>
          (c.outcome === "agreed" || c.outcome === "not_agreed") &&
          lies(c.closed_on, c.closed_precision, window) === "inside",
      )
      .map((c) => ({ c, days: daysFrom(lastPossible(c.closed_on!, c.closed_precision), asOf) }));
  }

  private openCases(asOf: string): Looked[] {
    return this.city.consultation.flatMap((c): Looked[] => {
      if (c.outcome !== "open" || known(c.closed_on)) return [];
      const dated = stepDates(c).flatMap(({ on, precision }, i) =>
        known(on) ? [{ step: i + 1, last: lastPossible(on, precision) }] : [],
      );
      const step = dated.at(-1)?.step;
      if (step === undefined || step === 7) return [];
      const since = dated.reduce((latest, { last }) => (last > latest ? last : latest), "");
      const spoken = this.city.submission
        .filter(
          (s) =>
            s.unit_id === c.unit_id &&
            s.kind === "consultations" &&
            ["accepted", "superseded"].includes(s.status!),
        )
        .map(({ period }) => daysOfPeriod(period!).last)
        .sort()
        .at(-1);
      const until = spoken !== undefined && spoken < asOf ? spoken : asOf;
      const days = Math.max(0, daysFrom(since, until));
      return [{ step, event: c, id: c.consultation_id!, days, hit: false }];
    });
  }

  private projects(window: string, config: MetricConfig): Looked[] {
    return this.city.project.flatMap((p): Looked[] => {
      if (lies(p.started_on, p.started_precision, window) !== "inside") return [];
      if (p.started_on! < config.consultFirstSince) return [];
      const c = this.city.consultation.find((one) => one.consultation_id === p.consultation_id);
      const verdict = verdictOf(p, p.consulted === "linked" ? c : undefined);
      if (verdict === null) return [];
      return [{ step: null, event: p, id: p.project_id!, days: null, hit: verdict === "violated" }];
    });
  }

  private compounds(gap: string): Looked[] {
    const { first, last } = daysOfPeriod(gap);
    const reported = (unit: string): boolean =>
      quartersIn(gap).every((quarter) => this.reporting("consultations", quarter).has(unit));
    return this.city.compound
      .filter(
        (k) =>
          k.kind === "old" &&
          known(k.unit_id) &&
          reported(k.unit_id) &&
          (!known(k.valid_from) || k.valid_from <= first) &&
          (!known(k.valid_to) || k.valid_to > last),
      )
      .map((k) => ({
        step: null,
        event: { ...k, compound_id: k.compound_id! },
        id: k.compound_id!,
        days: null,
        hit: !this.city.consultation.some(
          (c) =>
            c.compound_id === k.compound_id &&
            (c.outcome === "agreed" || c.outcome === "not_agreed") &&
            lies(c.closed_on, c.closed_precision, gap) !== "outside",
        ),
      }));
  }
}

function verdictOf(
  project: NaiveFigures["city"]["project"][number],
  consultation: Consultation | undefined,
): "satisfied" | "violated" | null {
  if (project.consulted === "declared_none") return "violated";
  if (!consultation) return null;
  const { outcome, step6_on: agreedOn, step6_precision: agreedPrecision } = consultation;
  if (outcome === "not_agreed" || outcome === "withdrawn") return "violated";
  if (outcome !== "agreed" || !known(agreedOn)) return null;
  if (lastPossible(agreedOn, agreedPrecision) <= project.started_on!) return "satisfied";
  return agreedOn > lastPossible(project.started_on!, project.started_precision)
    ? "violated"
    : null;
}

const quartersIn = (window: string): readonly string[] => {
  const [from, to] = window.split("..") as [string, string];
  const all = ["2021Q3", "2021Q4", "2022Q1", "2022Q2", "2022Q3", "2022Q4"];
  return all.filter((quarter) => quarter >= from && quarter <= to);
};
