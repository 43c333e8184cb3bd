import fc from "fast-check";
import { expect, test } from "vitest";
import { figures } from "../answers/figures.js";
import { defaultMetricConfig } from "../definitions/metric-config.js";
import { alignTrace } from "../testing/align-trace.js";
import {
  type Consultation,
  dayMs,
  known,
  lastPossible,
  lies,
  NaiveFigures,
  stepDates,
} from "../testing/naive-figures.js";
import { randomProcessCity } from "../testing/random-city.js";
import { openSmallCity } from "../testing/small-city.js";
import { stepVariants } from "./step-variants.js";
import { waitingCases } from "./waiting-cases.js";

const config = defaultMetricConfig("2022-12-31");
const window = "2021Q4..2022Q3";
const kinds = ["all", "old"] as const;

const dated = (c: Consultation): readonly number[] =>
  stepDates(c).flatMap(({ on }, i) => (known(on) ? [i + 1] : []));

test("variants are the cases of conformance, each order is one that its dates allow, and costs what the whole net says", async () => {
  let seen = 0;
  await fc.assert(
    fc.asyncProperty(randomProcessCity, async (city) => {
      const database = await openSmallCity(city);
      try {
        for (const kind of kinds) {
          const rows = await figures(
            database,
            { metric: "conformance", level: "district", within: null, kind, periods: [window] },
            config,
          );
          for (const unit of new Set(rows.map(({ unit_id: id }) => id))) {
            const found = await stepVariants(database, { window, within: unit, kind });
            const place = { level: "district", unit, kind, window } as const;
            const naive = new NaiveFigures(city);
            const closed = city.consultation.filter(
              (c) =>
                (c.outcome === "agreed" || c.outcome === "not_agreed") &&
                lies(c.closed_on, c.closed_precision, window) === "inside" &&
                naive.counts(c, place, "consultations"),
            );
            expect(found.reduce((sum, { cases }) => sum + cases, 0)).toBe(closed.length);
            const exact = found.filter(({ cost }) => cost === 0);
            const figure = rows.find(
              ({ unit_id: id, part }) => id === unit && part === "alignment=exact",
            );
            if (figure && figure.flag !== "not_reported")
              expect(exact.reduce((sum, { cases }) => sum + cases, 0)).toBe(figure.numerator);
            for (const variant of found) {
              seen += 1;
              const { order, agreed, cases, late, undated } = variant;
              const own = closed.filter(
                (c) =>
                  (c.outcome === "agreed") === agreed &&
                  [...dated(c)].join() === order.toSorted((a, b) => a - b).join() &&
                  isAllowed(c, order),
              );
              expect(own.length).toBeGreaterThanOrEqual(cases);
              expect(alignTrace([...order], agreed)).toBeGreaterThanOrEqual(variant.cost);
              expect(order).toEqual(expect.arrayContaining([...late]));
              expect(undated.some((step) => order.includes(step))).toBe(false);
            }
          }
        }
      } finally {
        await database.close();
      }
    }),
    { numRuns: 15, seed: 21 },
  );
  expect(seen).toBeGreaterThan(50);
});

/** Whether no step of an order is certainly after one that follows it. */
function isAllowed(c: Consultation, order: readonly number[]): boolean {
  const steps = stepDates(c);
  return order.every((step, i) =>
    order
      .slice(i + 1)
      .every(
        (next) =>
          steps[step - 1]!.on! <= lastPossible(steps[next - 1]!.on!, steps[next - 1]!.precision),
      ),
  );
}

test("what waits is what is begun, not ended or not acted on, by its last dated step", async () => {
  let seen = 0;
  await fc.assert(
    fc.asyncProperty(randomProcessCity, async (city) => {
      const database = await openSmallCity(city);
      try {
        const naive = new NaiveFigures(city);
        for (const kind of kinds) {
          const found = await waitingCases(database, { window, within: null, kind }, config);
          const waiting = city.consultation.filter((c) => {
            const steps = stepDates(c).filter(({ on }) => known(on));
            const first = steps.toSorted((a, b) => (a.on! < b.on! ? -1 : 1))[0];
            // Of two steps on the first day, the earlier by number says how well the day is known, as in the funnel.
            const own = steps.find(({ on }) => on === first?.on);
            const compound = city.compound.find((k) => k.compound_id === c.compound_id);
            return (
              own !== undefined &&
              lies(own.on, own.precision, window) === "inside" &&
              (kind === "all" || (compound?.kind ?? "unknown") === kind) &&
              (!known(c.outcome) ||
                c.outcome === "open" ||
                (c.outcome === "agreed" && !known(c.step7_on)))
            );
          });
          const byStep = new Map<number, Consultation[]>();
          for (const c of waiting) {
            const step = dated(c).at(-1)!;
            byStep.set(step, [...(byStep.get(step) ?? []), c]);
          }
          expect(found.map(({ step }) => step)).toEqual([...byStep.keys()].sort((a, b) => a - b));
          for (const { step, cases, dated: usable, days } of found) {
            const own = byStep.get(step)!;
            const waits = own.flatMap((c) => {
              const { on, precision } = stepDates(c)[step - 1]!;
              if ((precision ?? "day") !== "day") return [];
              const unit =
                city.compound.find((k) => k.compound_id === c.compound_id)?.unit_id ?? c.unit_id;
              const until = naive.seenUntil("consultations", unit, config.asOf);
              return [Math.max(0, (Date.parse(until) - Date.parse(on!)) / dayMs)];
            });
            expect([cases, usable]).toEqual([own.length, waits.length]);
            if (days === null) expect(waits).toEqual([]);
            else {
              const sorted = waits.toSorted((a, b) => a - b);
              const at = (sorted.length - 1) / 2;
              const median = (sorted[Math.floor(at)]! + sorted[Math.ceil(at)]!) / 2;
              expect(days[1]).toBeCloseTo(median, 9);
              expect(days[0]).toBeLessThanOrEqual(days[1]);
              expect(days[2]).toBeGreaterThanOrEqual(days[1]);
              seen += 1;
            }
          }
        }
      } finally {
        await database.close();
      }
    }),
    { numRuns: 15, seed: 22 },
  );
  expect(seen).toBeGreaterThan(20);
});
