import fc from "fast-check";
import { expect, test } from "vitest";
import { unitsUnder, readDivisions } from "../compile/figure-units.js";
import { defaultMetricConfig } from "../definitions/metric-config.js";
import { metricDefinitions } from "../definitions/metric-definitions.js";
import type { FigureLevel, FigureQuery, MetricId } from "../figure.js";
import { randomCity } from "../testing/random-city.js";
import { openSmallCity, places } from "../testing/small-city.js";
import { figuresMany } from "./figures.js";

const config = defaultMetricConfig("2022-12-31");
const periods = ["2022Q2", "2021Q4..2022Q3"];
const under: readonly (readonly [Exclude<FigureLevel, "city" | "compound">, readonly string[]])[] =
  [
    ["district", places.units],
    ["township", [...places.units, ...places.townships]],
    ["community", [...places.units, ...places.townships, ...places.communities]],
  ];

test("rows of a unit are the same, whichever division above it they are asked for", async () => {
  await fc.assert(
    fc.asyncProperty(randomCity, async (city) => {
      const database = await openSmallCity(city);
      try {
        const divisions = await readDivisions(database);
        for (const metric of Object.keys(metricDefinitions) as readonly MetricId[])
          for (const [level, ids] of under) {
            const asked = [null, ...ids].map((within): FigureQuery => ({
              metric,
              level,
              within,
              kind: "old",
              periods,
            }));
            const [all, ...parts] = await figuresMany(database, asked, config);
            parts.forEach((rows, i) => {
              const within = ids[i]!;
              const own = new Set(unitsUnder(divisions, level, within).map(({ id }) => id));
              expect(rows, `${metric} ${level} ${within}`).toEqual(
                all!.filter(({ unit_id }) => own.has(unit_id)),
              );
            });
          }
      } finally {
        await database.close();
      }
    }),
    { numRuns: 4 },
  );
});
