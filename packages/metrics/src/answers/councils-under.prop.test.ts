import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultConfiguration, metricConfig } from "../definitions/metric-config.js";
import { naiveCouncils } from "../testing/naive-councils.js";
import { NaiveFigures } from "../testing/naive-figures.js";
import { randomCity } from "../testing/random-city.js";
import { openSmallCity, places } from "../testing/small-city.js";
import { councilsUnder } from "./councils-under.js";

const council_rules = defaultConfiguration.council_rules!.map((rule) => ({
  ...rule,
  jurisdiction_id: places.units[0],
}));
const config = metricConfig("2022-12-31", { ...defaultConfiguration, council_rules });
const window = "2021Q4..2022Q3";
const spots = [
  { level: "city", unit: null },
  ...places.units.map((unit) => ({ level: "district", unit }) as const),
  ...places.townships.map((unit) => ({ level: "township", unit }) as const),
] as const;

test("the list of a place holds as many councils of each verdict as loops count, in order, each in the place", async () => {
  let listed = 0;
  await fc.assert(
    fc.asyncProperty(randomCity, async (city) => {
      const database = await openSmallCity(city);
      try {
        const naive = new NaiveFigures(city);
        for (const { level, unit } of spots) {
          const place = { level, unit: unit ?? "510100", kind: "all" as const, window };
          const list = await councilsUnder(database, window, unit, config);
          const counts: Record<string, number> = {};
          const count = (key: string): void => void (counts[key] = (counts[key] ?? 0) + 1);
          for (const { verdict, rules } of list) {
            count(`verdict=${verdict ?? "no_rule"}`);
            for (const one of rules) count(`rule=${one.rule.rule_id};verdict=${one.verdict}`);
          }
          expect(counts, `${level} ${unit}`).toEqual(naiveCouncils(naive, place, council_rules));
          const keys = list.map(({ council }) => `${council.unit_id} ${council.township_id}`);
          expect(keys).toEqual(keys.toSorted());
          listed += list.length;
        }
      } finally {
        await database.close();
      }
    }),
    { numRuns: 25, seed: 308 },
  );
  expect(listed).toBeGreaterThan(30);
});
