import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultMetricConfig } from "../definitions/metric-config.js";
import type { FigureQuery, FigureRow, MetricId } from "../figure.js";
import { NaiveProcess } from "../testing/naive-process.js";
import { randomProcessCity } from "../testing/random-city.js";
import { openSmallCity } from "../testing/small-city.js";
import { figuresMany } from "./figures.js";

const asOf = "2022-12-31";
const config = defaultMetricConfig(asOf);
const windows = ["2022Q2", "2021Q4..2022Q3"] as const;
const metrics = [
  "reach",
  "steps_complete",
  "conformance",
  "lists",
  "diversity_actors",
  "diversity_topics",
  "diversity_forms",
  "online_share",
  "carried_out",
  "consensus",
  "satisfaction",
] as const satisfies readonly MetricId[];

const queries = metrics.flatMap((metric) =>
  (["city", "district", "township"] as const).flatMap((level) =>
    (["all", "old"] as const).map(
      (kind) => ({ metric, level, within: null, kind, periods: windows }) satisfies FigureQuery,
    ),
  ),
);

const close = (found: number | null, expected: number | null, what: string): void => {
  if (found === null || expected === null) expect(found, what).toBe(expected);
  else expect(found, what).toBeCloseTo(expected, 9);
};

test("figures of course and breadth equal those that plain loops find by the definitions", async () => {
  const judged = new Set<string>();
  await fc.assert(
    fc.asyncProperty(randomProcessCity, async (city) => {
      const database = await openSmallCity(city);
      try {
        const naive = new NaiveProcess(city);
        const answers = await figuresMany(database, queries, config);
        // Asked alone, agreement is counted from another table.
        const isConsensus = ({ metric }: FigureQuery): boolean => metric === "consensus";
        expect(await figuresMany(database, queries.filter(isConsensus), config)).toEqual(
          answers.filter((_, i) => isConsensus(queries[i]!)),
        );
        for (const row of answers.flat()) {
          if (row.flag === "not_reported") continue;
          const { level, unit_id: unit, kind, period: window } = row;
          if (row.value !== null) judged.add(`${row.metric} ${row.part}`);
          check(partsOf(naive, row.metric, { level, unit, kind, window }), row);
        }
      } finally {
        await database.close();
      }
    }),
    { seed: 5, numRuns: 12 },
  );
  // What is thin is only counted: each figure was judged somewhere.
  for (const metric of metrics.filter((id) => id !== "lists"))
    expect(judged).toContain(`${metric} null`);
});

type Place = Parameters<NaiveProcess["reach"]>[0];

function partsOf(
  naive: NaiveProcess,
  metric: MetricId,
  place: Place,
): ReturnType<NaiveProcess["reach"]> | null {
  switch (metric) {
    case "reach":
      return naive.reach(place);
    case "steps_complete":
      return naive.stepsComplete(place);
    case "conformance":
      return naive.conformance(place);
    case "lists":
      return naive.lists(place);
    case "diversity_actors":
      return naive.diversityActors(place);
    case "diversity_topics":
      return naive.diversity(place, "topics");
    case "diversity_forms":
      return naive.diversity(place, "forms");
    case "online_share":
      return naive.onlineShare(place);
    case "carried_out":
      return naive.carriedOut(place, asOf);
    case "consensus":
      return naive.consensus(place);
    case "satisfaction":
      return naive.satisfaction(place);
    default:
      return null;
  }
}

function check(parts: ReturnType<typeof partsOf>, row: FigureRow): void {
  const own = parts?.[row.part ?? ""];
  const isElsewhere = ["left_out=not_reported", "left_out=straddling"].includes(row.part ?? "");
  if (parts === null || (own === undefined && isElsewhere)) return;
  expect(own, `${row.metric} ${row.part}`).toBeDefined();
  const what = `${row.metric} ${row.part} ${row.level} ${row.unit_id} ${row.period}`;
  close(row.numerator, own!.numerator, what);
  close(row.denominator, own!.denominator, what);
  if (row.flag === "thin") return;
  const ratio = own!.denominator > 0 ? own!.numerator / own!.denominator : null;
  close(row.value, own!.value === undefined ? ratio : own!.value, what);
  if (own!.low !== undefined) close(row.low, own!.low, what);
  if (own!.high !== undefined) close(row.high, own!.high, what);
}
