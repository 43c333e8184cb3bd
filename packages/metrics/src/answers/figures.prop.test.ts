import { type DurationCount, survivalQuantiles } from "@atlas/stats";
import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultMetricConfig } from "../definitions/metric-config.js";
import type { FigureKind, FigureLevel, FigureQuery, FigureRow, MetricId } from "../figure.js";
import { NaiveFigures } from "../testing/naive-figures.js";
import { randomCity } from "../testing/random-city.js";
import { openSmallCity, places } from "../testing/small-city.js";
import { figures, figuresMany } from "./figures.js";

const asOf = "2022-12-31";
const config = defaultMetricConfig(asOf);
const windows = ["2022Q2", "2021Q4..2022Q3"] as const;
const kinds = ["all", "old", "managed", "unknown"] as const satisfies readonly FigureKind[];
const levels = ["city", "district", "township"] as const satisfies readonly FigureLevel[];
// Figures of proposals, of councils, and of the course and breadth of consultations, have property tests of their own beside this one.
const metrics = [
  "participation",
  "coverage",
  "published",
  "consult_first",
  "step_reached",
  "step_days",
] as const satisfies readonly MetricId[];

const queries: readonly FigureQuery[] = metrics.flatMap((metric) =>
  levels.flatMap((level) =>
    kinds.map((kind) => ({ metric, level, within: null, kind, periods: windows })),
  ),
);

const partOf = (rows: readonly FigureRow[], row: FigureRow, part: string | null) =>
  rows.find((one) => one.part === part && one.unit_id === row.unit_id && one.period === row.period);

const close = (found: number | null, expected: number | null): void => {
  if (found === null || expected === null) expect(found).toBe(expected);
  else expect(found).toBeCloseTo(expected, 9);
};

test("every figure equals the one that plain loops find by its definition", async () => {
  await fc.assert(
    fc.asyncProperty(randomCity, async (city) => {
      const database = await openSmallCity(city);
      try {
        const naive = new NaiveFigures(city);
        const answers = await figuresMany(database, queries, config);
        queries.forEach((query, i) => checkAgainst(naive, answers[i]!, query));
      } finally {
        await database.close();
      }
    }),
    { numRuns: 24 },
  );
});

function checkAgainst(naive: NaiveFigures, rows: readonly FigureRow[], query: FigureQuery): void {
  for (const row of rows) {
    const place = {
      level: query.level,
      unit: row.unit_id,
      kind: query.kind,
      window: row.period,
    };
    const returns = query.metric === "consult_first" ? "projects" : "consultations";
    const units = query.level === "city" ? places.units : [managerOf(row.unit_id)];
    const silent = units.every((unit) => !naive.reporting(returns, row.period).has(unit));
    if (!["pilot_progress", "return_completeness"].includes(query.metric)) {
      expect(row.flag === "not_reported").toBe(silent);
      if (silent) {
        expect([row.numerator, row.denominator, row.value, row.n]).toEqual([
          null,
          null,
          null,
          null,
        ]);
        continue;
      }
      expect(row.flag === "thin").toBe(row.n! < 5);
      if (row.flag === "thin") expect([row.value, row.low, row.high]).toEqual([null, null, null]);
    }
    checkNumbers(naive, rows, row, place);
  }
}

function checkNumbers(
  naive: NaiveFigures,
  rows: readonly FigureRow[],
  row: FigureRow,
  place: Parameters<NaiveFigures["participation"]>[0],
): void {
  const counts = [row.numerator, row.denominator, row.n];
  switch (row.metric) {
    case "participation":
    case "coverage": {
      if (row.part !== null) return;
      const own = naive[row.metric](place);
      expect(counts).toEqual([own.numerator, own.denominator, own.n]);
      if (row.flag === "thin") return;
      close(row.value, own.denominator > 0 ? own.numerator / own.denominator : null);
      if (row.metric === "participation") {
        close(row.low, own.low ?? null);
        close(row.high, own.high ?? null);
      }
      const left = partOf(rows, row, "left_out=straddling");
      expect(left?.numerator ?? 0).toBe(naive.straddling(place));
      return;
    }
    case "published": {
      const own = naive.published(place);
      if (row.part === null) expect(counts).toEqual([own.numerator, own.denominator, own.n]);
      if (row.part === "on_time") expect(counts).toEqual([own.onTime, own.denominator, own.n]);
      return;
    }
    case "consult_first": {
      const own = naive.verdicts(place);
      const [satisfied, violated] = [own["satisfied"] ?? 0, own["violated"] ?? 0];
      if (row.part === null)
        expect(counts).toEqual([satisfied, satisfied + violated, satisfied + violated]);
      const verdict = /^(?:verdict|left_out)=(.+)$/.exec(row.part ?? "")?.[1];
      if (verdict !== undefined && verdict !== "not_reported") {
        expect(row.numerator, row.part!).toBe(own[verdict] ?? 0);
      }
      return;
    }
    case "step_reached": {
      const step = /^step=(\d)$/.exec(row.part!)?.[1];
      if (step === undefined) return;
      const own = naive.reached(place);
      expect(counts).toEqual([own.steps[Number(step) - 1], own.n, own.n]);
      return;
    }
    case "step_days": {
      const [, step, q] = /^step=(\d);q=(\d+)$/.exec(row.part!) ?? [];
      if (step === undefined) return;
      const cases = naive
        .durations(place, Number(step), asOf)
        .map(([time, event]): DurationCount => ({ time, event, count: 1 }));
      expect(counts).toEqual([
        cases.filter(({ event }) => event).length,
        cases.length,
        cases.length,
      ]);
      if (row.flag === "thin") return;
      expect(row.value).toBe(survivalQuantiles(cases, [Number(q) / 100])[0]!.value);
      return;
    }
    default:
      return;
  }
}

const managerOf = (unit: string): string => {
  const township = places.townships.indexOf(unit as (typeof places.townships)[number]);
  return township < 0 ? unit : places.managers[township]!;
};

test("kinds add up to all, and districts that reported add up to the city", async () => {
  await fc.assert(
    fc.asyncProperty(randomCity, async (city) => {
      const database = await openSmallCity(city);
      try {
        for (const metric of ["participation", "coverage", "published", "consult_first"] as const) {
          const at = async (level: FigureLevel, kind: FigureKind) =>
            (
              await figures(
                database,
                { metric, level, within: null, kind, periods: [windows[1]] },
                config,
              )
            ).filter(({ part }) => part === null);
          const sums = (rows: readonly FigureRow[]): readonly number[] =>
            (["numerator", "denominator", "n"] as const).map((column) =>
              rows.reduce((sum, row) => sum + (row[column] ?? 0), 0),
            );
          const all = await at("city", "all");
          expect(sums(await at("district", "all"))).toEqual(sums(all));
          const parts = [
            await at("city", "old"),
            await at("city", "managed"),
            await at("city", "unknown"),
          ];
          expect(sums(parts.flat())).toEqual(sums(all));
        }
      } finally {
        await database.close();
      }
    }),
    { numRuns: 10 },
  );
});

test("asked together or one by one, the answers are the same", async () => {
  await fc.assert(
    fc.asyncProperty(randomCity, async (city) => {
      const database = await openSmallCity(city);
      try {
        const some = queries.filter((_, i) => i % 5 === 0);
        const together = await figuresMany(database, some, config);
        for (const [i, query] of some.entries()) {
          expect(await figures(database, query, config)).toEqual(together[i]);
        }
      } finally {
        await database.close();
      }
    }),
    { numRuns: 5 },
  );
});
