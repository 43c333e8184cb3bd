import fc from "fast-check";
import { expect, test } from "vitest";
import { councilVerdicts } from "../councils/council-verdicts.js";
import { defaultConfiguration, metricConfig } from "../definitions/metric-config.js";
import type { FigureLevel } from "../figure.js";
import { naiveCouncils, naiveSilent } from "../testing/naive-councils.js";
import { NaiveFigures } from "../testing/naive-figures.js";
import { randomCity } from "../testing/random-city.js";
import { openSmallCity, places } from "../testing/small-city.js";
import { figuresMany } from "./figures.js";

// The rules as committed, made to hold in two of the small city's units, one of them for some time only.
const council_rules = defaultConfiguration.council_rules!.flatMap((rule) => [
  { ...rule, jurisdiction_id: places.units[0] },
  {
    ...rule,
    rule_id: `${rule.rule_id}_else`,
    jurisdiction_id: places.townships[2],
    valid_to: "2022-07-01",
  },
]);
const config = metricConfig("2022-12-31", { ...defaultConfiguration, council_rules });
const windows = ["2022Q2", "2021Q4..2022Q3"] as const;
const levels = ["city", "district", "township"] as const satisfies FigureLevel[];
const queries = levels.map((level) => ({
  metric: "council_rules" as const,
  level,
  within: null,
  kind: "all" as const,
  periods: windows,
}));

test("figures of councils equal those found by trying every number", async () => {
  let judged = 0;
  await fc.assert(
    fc.asyncProperty(randomCity, async (city) => {
      const database = await openSmallCity(city);
      try {
        const naive = new NaiveFigures(city);
        const answers = await figuresMany(database, queries, config);
        queries.forEach(({ level }, i) => {
          for (const row of answers[i]!) {
            const place = { level, unit: row.unit_id, kind: "all" as const, window: row.period };
            const silent = naiveSilent(naive, place);
            expect(row.flag === "not_reported").toBe(silent);
            if (silent || row.part?.startsWith("left_out") || row.part?.includes("standard"))
              continue;
            const own = naiveCouncils(naive, place, council_rules);
            const part = row.part ?? "verdict=pass";
            expect(row.numerator, `${level} ${row.unit_id} ${row.period} ${part}`).toBe(
              own[part] ?? 0,
            );
            if (row.part === null)
              expect(row.denominator).toBe((own["verdict=pass"] ?? 0) + (own["verdict=fail"] ?? 0));
            judged += row.numerator! > 0 ? 1 : 0;
          }
        });
      } finally {
        await database.close();
      }
    }),
    { numRuns: 25, seed: 510182 },
  );
  expect(judged).toBeGreaterThan(100);
});

test("one council is given with what it has and what each rule asks", async () => {
  const database = await openSmallCity({
    division: [{ division_id: "510100", level: "city" }],
    compound: [],
    consultation: [],
    project: [],
    pilot_site: [],
    submission: [],
    council: [
      {
        council_id: "K1",
        community_id: "510104001001",
        unit_id: "510104",
        groups: 10,
        members: 41,
      },
    ],
  });
  const found = await councilVerdicts(database, "510104001001", "2022Q2", config);
  expect(found).toMatchObject({ verdict: "fail", uniformStandards: null });
  expect(found!.rules.find(({ rule }) => rule.rule_id === "members_per_group")).toMatchObject({
    verdict: "fail",
    has: 41,
    base: 10,
    least: 20,
    most: 40,
  });
  expect(await councilVerdicts(database, "510104001002", "2022Q2", config)).toBeNull();
  await database.close();
});
