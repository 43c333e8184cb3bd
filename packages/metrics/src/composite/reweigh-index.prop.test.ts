import { finishSteps } from "@atlas/stats";
import fc from "fast-check";
import { expect, test } from "vitest";
import { figures } from "../answers/figures.js";
import { defaultConfiguration, metricConfig } from "../definitions/metric-config.js";
import type { FigureRow } from "../figure.js";
import { randomIndexCity } from "../testing/random-city.js";
import { openSmallCity } from "../testing/small-city.js";
import { reweighIndex } from "./reweigh-index.js";

const [line] = defaultConfiguration.index_elements!;
const element = (
  [element_id, category_id]: readonly [string, string],
  measure: string,
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
const elements = [
  element(["e01", "subject"], "participation", [0.1, 0.9], [1, 2]),
  element(["e19", "subject"], "levels_used", [0, 4], [3, 2]),
  element(["e15", "effect"], "consensus", [0.2, 0.9], [2, 1]),
  element(["e17", "effect"], "days_to_conclude", [300, 10], [2, 1]),
  element(["e20", "effect"], "score", [0, 100], [1, 1]),
];
const config = metricConfig("2022-12-31", { ...defaultConfiguration, index_elements: elements });
const query = {
  metric: "index",
  level: "district",
  within: null,
  kind: "all",
  periods: ["2021Q3..2022Q4"],
} as const;

/** The index of a unit by weights, by plain loops over its element rows. */
function naiveIndex(
  rows: readonly FigureRow[],
  weighed: readonly {
    element_id: string;
    category_id: string;
    weight: number;
    category_weight: number;
  }[],
): number | null {
  const scoreOf = (id: string) => rows.find(({ part }) => part === `element=${id}`)!.value;
  let [logarithms, total] = [0, 0];
  for (const category of new Set(weighed.map(({ category_id: id }) => id))) {
    const own = weighed.filter(({ category_id: id, weight }) => id === category && weight > 0);
    const share = own[0]?.category_weight ?? 0;
    if (share === 0) continue;
    let [sum, known, all] = [0, 0, 0];
    for (const { element_id, weight } of own) {
      const score = scoreOf(element_id);
      all += weight;
      if (score !== null) [sum, known] = [sum + weight * score, known + weight];
    }
    if (known === 0 || known < all / 2 - 1e-9) return null;
    logarithms += share * Math.log(sum / known);
    total += share;
  }
  return Math.exp(logarithms / total);
}

test("the table's weights give the figure's own values; others give those of plain loops", async () => {
  let shown = 0;
  await fc.assert(
    fc.asyncProperty(
      randomIndexCity,
      fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 7, maxLength: 7 }),
      async (city, moved) => {
        const database = await openSmallCity(city);
        try {
          const rows = await figures(database, query, config);
          const of = (unit: string): readonly FigureRow[] =>
            rows.filter(({ unit_id: id }) => id === unit);
          for (const own of finishSteps(reweighIndex(rows, elements))) {
            const part = (name: string | null) => of(own.unit_id).find((row) => row.part === name)!;
            const { value, low, high } = part(null);
            expect(own).toMatchObject({ value, low, high, tier: part("tier").value });
            const rank = part("rank");
            expect(own.rank).toEqual(
              rank.value === null ? null : { low: rank.low, middle: rank.value, high: rank.high },
            );
            shown += value === null ? 0 : 1;
          }
          const weighed = elements.map((one, e) => ({
            ...one,
            weight: moved[e]!,
            category_weight: moved[one.category_id === "subject" ? 5 : 6]!,
          }));
          if (!weighed.some((one) => one.weight * one.category_weight > 0)) {
            expect(() => finishSteps(reweighIndex(rows, weighed))).toThrow(/no weight/);
            return;
          }
          for (const own of finishSteps(reweighIndex(rows, weighed))) {
            const [whole] = of(own.unit_id).filter(({ part }) => part === null);
            const hidden = whole!.flag === "thin" || whole!.flag === "not_reported";
            const expected = hidden ? null : naiveIndex(of(own.unit_id), weighed);
            if (expected === null) expect(own.value).toBeNull();
            else expect(own.value).toBeCloseTo(expected, 9);
          }
        } finally {
          await database.close();
        }
      },
    ),
    { numRuns: 20, seed: 722 },
  );
  expect(shown).toBeGreaterThan(10);
});

test("weights that are no weights are refused", () => {
  const negative = elements.map((one) => ({ ...one, weight: -1 }));
  expect(() => finishSteps(reweighIndex([], negative))).toThrow(
    expect.objectContaining({ code: "index_weights_invalid" }),
  );
});
