import fc from "fast-check";
import { expect, test } from "vitest";
import { figuresMany } from "../answers/figures.js";
import { defaultMetricConfig } from "../definitions/metric-config.js";
import { metricDefinitions } from "../definitions/metric-definitions.js";
import type { FigureKind, FigureQuery } from "../figure.js";
import { cellsOfRows } from "../testing/cells-of-rows.js";
import { randomIndexCity } from "../testing/random-city.js";
import { type SmallCity, openSmallCity, places } from "../testing/small-city.js";
import { householdCounts } from "./household-counts.js";

const config = defaultMetricConfig("2022-12-31");
const windows = ["2021Q4", "2022Q2", "2021Q4..2022Q3"];
const kinds: readonly FigureKind[] = ["all", "old", "managed", "unknown"];

/** In half of the cities every unit has reported: units that did not count nobody. */
const cities = fc.tuple(randomIndexCity, fc.boolean()).map(([city, isWhole]): SmallCity => ({
  ...city,
  submission: isWhole
    ? places.units.flatMap((unit_id) =>
        ["2021", "2022"].map((period) => ({ unit_id, kind: "consultations", period })),
      )
    : city.submission,
}));

test("households are counted as the figures' rows count them, unit after unit in the same order", async () => {
  let counted = 0;
  await fc.assert(
    fc.asyncProperty(cities, async (city) => {
      const database = await openSmallCity(city);
      try {
        for (const metric of ["participation", "reach", "satisfaction"] as const) {
          const cells = await householdCounts(database, metric, windows, config);
          for (const window of windows) {
            const queries = metricDefinitions[metric].levels.flatMap((level) =>
              kinds.map((kind): FigureQuery => ({
                metric,
                level,
                within: null,
                kind,
                periods: [window],
              })),
            );
            const rows = (await figuresMany(database, queries, config))
              .flat()
              .filter(({ part }) => part === null)
              .map((row) =>
                metric === "satisfaction" ? { ...row, numerator: row.denominator } : row,
              );
            const own = cells.get(window)!;
            expect([...own], `${metric} ${window}`).toEqual([...cellsOfRows(rows)]);
            counted += own.size;
          }
        }
      } finally {
        await database.close();
      }
    }),
    { seed: 4, numRuns: 5 },
  );
  expect(counted).toBeGreaterThan(100);
});
