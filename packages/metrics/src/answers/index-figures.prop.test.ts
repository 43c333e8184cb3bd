import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultConfiguration, metricConfig } from "../definitions/metric-config.js";
import type { FigureLevel, FigureRow } from "../figure.js";
import { NaiveFigures } from "../testing/naive-figures.js";
import { type NaiveElements, naiveElements } from "../testing/naive-index.js";
import { randomIndexCity } from "../testing/random-city.js";
import { openSmallCity } from "../testing/small-city.js";
import { figures, figuresMany } from "./figures.js";

const [line] = defaultConfiguration.index_elements!;

const elementOf = (
  element_id: string,
  category_id: string,
  measure: keyof NaiveElements,
  [worst, best]: readonly [number, number],
  [weight, category_weight]: readonly [number, number],
) => ({
  ...line!,
  element_id,
  category_id,
  measure,
  source: measure === "score" ? ("assessment" as const) : ("records" as const),
  worst,
  best,
  weight,
  category_weight,
});

const index_elements = [
  elementOf("e01", "subject", "participation", [0.1, 0.9], [1, 2]),
  elementOf("e19", "subject", "levels_used", [0, 4], [3, 2]),
  elementOf("e15", "effect", "consensus", [0.2, 0.9], [2, 1]),
  elementOf("e17", "effect", "days_to_conclude", [300, 10], [2, 1]),
  elementOf("e20", "effect", "score", [0, 100], [1, 1]),
];
const config = metricConfig("2022-12-31", { ...defaultConfiguration, index_elements });
const windows = ["2021Q4..2022Q3", "2021Q3..2022Q4"] as const;
const queries = (["city", "district", "township"] as const satisfies FigureLevel[]).flatMap(
  (level) =>
    (["all", "old"] as const).map((kind) => ({
      metric: "index" as const,
      level,
      within: null,
      kind,
      periods: windows,
    })),
);

const scoreOf = (value: number, worst: number, best: number): number => {
  const share = (value - worst) / (best - worst);
  return share <= 0 ? 1 : share >= 1 ? 100 : 1 + 99 * share;
};

/** Scores by element, categories and index by the definitions, one unit at a time. */
function expected(found: NaiveElements): Readonly<Record<string, number | null>> {
  const answer: Record<string, number | null> = {};
  let product = 1;
  let missing = 0;
  for (const category of ["subject", "effect"]) {
    const own = index_elements.filter((one) => one.category_id === category);
    let [total, weights, all] = [0, 0, 0];
    for (const { element_id, measure, worst, best, weight } of own) {
      const value = found[measure];
      answer[`element=${element_id}`] = value === null ? null : scoreOf(value, worst, best);
      all += weight;
      if (value === null) missing += 1;
      else [total, weights] = [total + weight * scoreOf(value, worst, best), weights + weight];
    }
    const enough = weights > 0 && weights * 2 >= all;
    answer[`category=${category}`] = enough ? total / weights : null;
    product *= enough ? (total / weights) ** own[0]!.category_weight : NaN;
  }
  answer["missing"] = missing;
  answer["index"] = Number.isNaN(product) ? null : product ** (1 / 3);
  return answer;
}

test("the index equals the one that plain loops find by its definition", async () => {
  let shown = 0;
  let tiers = 0;
  await fc.assert(
    fc.asyncProperty(randomIndexCity, async (city) => {
      const database = await openSmallCity(city);
      try {
        const naive = new NaiveFigures(city);
        const answers = await figuresMany(database, queries, config);
        for (const row of answers.flat()) {
          const { level, unit_id: unit, kind, period: window } = row;
          const own = naiveElements(naive, { level, unit, kind, window });
          if (row.flag === "not_reported" || row.part === "rank" || row.part === "tier") continue;
          const element = row.part?.startsWith("element=");
          if (!element) expect(row.flag === "thin").toBe(own.closed < 5);
          const value = expected(own)[row.part ?? "index"]!;
          const what = `${level} ${unit} ${kind} ${window} ${row.part}`;
          if (row.part === "missing") expect(row.numerator, what).toBe(value);
          else if (value === null || (!element && row.flag === "thin"))
            expect(row.value, what).toBeNull();
          else expect(row.value, what).toBeCloseTo(value, 9);
          if (row.part === null && row.value !== null) {
            shown += 1;
            expect(row.low!).toBeLessThanOrEqual(row.value);
            expect(row.high!).toBeGreaterThanOrEqual(row.value);
          }
        }
        for (const rows of answers) tiers += checkRanks(rows);
      } finally {
        await database.close();
      }
    }),
    { numRuns: 12, seed: 510125 },
  );
  expect(shown).toBeGreaterThan(25);
  expect(tiers).toBeGreaterThan(10);
});

/** A rank never stands without its interval, and a better tier holds a better index.
 * @returns how many units have a tier */
function checkRanks(rows: readonly FigureRow[]): number {
  const at = (row: FigureRow, part: string | null): FigureRow | undefined =>
    rows.find(
      (one) => one.part === part && one.unit_id === row.unit_id && one.period === row.period,
    );
  const tiered = rows.filter(({ part, value }) => part === "tier" && value !== null);
  for (const tier of tiered) {
    const rank = at(tier, "rank")!;
    expect(rank.low! >= 1 && rank.high! <= rank.denominator!).toBe(true);
    expect(rank.low! <= rank.value! && rank.value! <= rank.high!).toBe(true);
    for (const other of tiered.filter(({ period }) => period === tier.period))
      if (other.value! < tier.value!)
        expect(at(other, null)!.value!).toBeGreaterThan(at(tier, null)!.value!);
  }
  return tiered.length;
}

test("a unit's index and rank do not depend on what part of the city was asked for", async () => {
  const [city] = fc.sample(randomIndexCity, { numRuns: 1, seed: 3 });
  const database = await openSmallCity(city!);
  const query = { metric: "index", level: "township", kind: "all", periods: windows } as const;
  const all = await figures(database, { ...query, within: null }, config);
  const some = await figures(database, { ...query, within: "510104" }, config);
  expect(some.length).toBeGreaterThan(0);
  expect(some).toEqual(all.filter(({ unit_id: id }) => id.startsWith("510104")));
  expect(await figures(database, { ...query, level: "city", within: "510104" }, config)).toEqual(
    [],
  );
  await database.close();
});
