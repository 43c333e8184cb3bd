import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultMetricConfig } from "../definitions/metric-config.js";
import { metricDefinitions } from "../definitions/metric-definitions.js";
import type { FigureKind, FigureLevel, MetricId } from "../figure.js";
import { checkProposals } from "../testing/check-proposals.js";
import { NaiveFigures } from "../testing/naive-figures.js";
import { randomProposalCity } from "../testing/random-city.js";
import { openSmallCity, places } from "../testing/small-city.js";
import { figuresMany } from "./figures.js";

const asOf = "2022-12-31";
const windows = ["2022Q2", "2021Q4..2022Q3"] as const;
const levels = ["city", "district", "township", "community"] as const satisfies FigureLevel[];
const kinds = ["all", "old", "unknown"] as const satisfies FigureKind[];
const metrics = (Object.keys(metricDefinitions) as MetricId[]).filter((id) =>
  id.startsWith("proposal_"),
);

const queries = metrics.flatMap((metric) =>
  levels.flatMap((level) =>
    kinds.map((kind) => ({ metric, level, within: null, kind, periods: windows })),
  ),
);

const managerOf = (unit: string): readonly string[] => {
  if (unit === places.city) return places.units;
  const spot = Math.max(
    places.townships.findIndex((id) => id === unit),
    places.communities.findIndex((id) => id === unit),
  );
  return [spot < 0 ? unit : places.managers[spot]!];
};

test("every figure of proposals equals the one that plain loops find by its definition", async () => {
  let shown = 0;
  await fc.assert(
    fc.asyncProperty(randomProposalCity, async (city) => {
      const database = await openSmallCity(city);
      try {
        const naive = new NaiveFigures(city);
        const answers = await figuresMany(database, queries, defaultMetricConfig(asOf));
        queries.forEach(({ level, kind }, i) => {
          for (const row of answers[i]!) {
            const place = { level, unit: row.unit_id, kind, window: row.period };
            const reporting = naive.reporting("proposals", row.period);
            const silent = managerOf(row.unit_id).every((unit) => !reporting.has(unit));
            expect(row.flag === "not_reported").toBe(silent);
            if (silent) {
              expect([row.numerator, row.denominator, row.n]).toEqual([null, null, null]);
              continue;
            }
            if (row.flag !== "thin") shown += 1;
            checkProposals(naive, row, place, asOf);
          }
        });
      } finally {
        await database.close();
      }
    }),
    { numRuns: 12, seed: 20221231 },
  );
  expect(shown).toBeGreaterThan(50);
});
